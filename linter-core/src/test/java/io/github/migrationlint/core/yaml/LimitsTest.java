package io.github.migrationlint.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Hostile input meets a limit, and one clear finding says which. */
class LimitsTest {
  private static void check(String yaml, String... expected) {
    var shown =
        Yaml.problems(yaml).stream().map(p -> p.replace("yaml-syntax: ", "")).toList();
    assertEquals(List.of(expected), shown);
  }

  @Test
  void depth_in_brackets() {
    check("[".repeat(200) + "]".repeat(200));
    check("[".repeat(5000), "1:201-202 this is nested 201 levels deep, the limit is 200");
    check("{a: ".repeat(5000), "1:801-802 this is nested 201 levels deep, the limit is 200");
    check(
        "[".repeat(1_000_000) + "]".repeat(1_000_000),
        "1:201-202 this is nested 201 levels deep, the limit is 200");
  }

  @Test
  void depth_in_blocks() {
    check("- ".repeat(200) + "a");
    check("- ".repeat(5000) + "a", "1:401-402 this is nested 201 levels deep, the limit is 200");
    var keys = new StringBuilder();
    for (var i = 0; i < 1000; i++) {
      keys.append(" ".repeat(i)).append("a:\n");
    }
    check(keys.toString(), "201:201-202 this is nested 201 levels deep, the limit is 200");
  }

  @Test
  void depth_through_aliases() {
    var chain = new StringBuilder("- &a0 [x]\n");
    for (var i = 1; i < 300; i++) {
      chain.append("- &a").append(i).append(" [*a").append(i - 1).append("]\n");
    }
    check(chain.toString(), "200:10-15 this is nested 201 levels deep, the limit is 200");
  }

  @Test
  void a_billion_laughs() {
    var laughs = new StringBuilder("a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (var c = 'b'; c <= 'i'; c++) {
      var alias = "*" + (char) (c - 1);
      laughs.append(c).append(": &").append(c).append(" [").append(alias);
      laughs.append((", " + alias).repeat(8)).append("]\n");
    }
    check(
        laughs.toString(),
        "6:32-34 up to this alias the document unfolds to 539750 values, the limit is 500000");
  }

  @Test
  void a_billion_merges() {
    var merges = new StringBuilder("a: &a {");
    for (var i = 0; i < 1000; i++) {
      merges.append("k").append(i).append(": 1, ");
    }
    merges.append("}\nb:\n").append("- {<<: *a}\n".repeat(1000));
    var problems = Yaml.problems(merges.toString());
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).endsWith("values, the limit is 500000"), problems.get(0));
  }

  @Test
  void many_aliases_of_little_are_fine() {
    check("a: &a [1]\nb:\n" + "- *a\n".repeat(1000));
  }

  @Test
  void values() {
    check(
        "[" + "1,".repeat(500_010) + "]",
        "1:1000000-1000001 this is value 500001 of the document, the limit is 500000");
  }

  @Test
  void length() {
    check(
        "# \n".repeat(3_000_000) + "a: 1\n---\nb: [\n",
        "1:1-1 this document has 9000005 characters, the limit is 8388608",
        "3000003:4-5 this `[` is never closed");
  }

  @Test
  void documents() {
    var outcome = Yaml.read("--- a\n".repeat(250_010));
    assertEquals(250_000, outcome.value().documents().size());
    assertEquals(1, outcome.problems().size());
    assertEquals(
        "this is document 250001 of the file, the limit is 250000",
        outcome.problems().get(0).message());
    assertEquals("250001:1-1", Yaml.place(outcome.problems().get(0).primary()));
  }

  /** What looks to the end of the file for each of its documents takes hours for these. */
  @Test
  void many_documents_cost_no_more_than_one() {
    for (var document : List.of("- a\n  b: 1\n", "x\ny: 1\n", "[\n", "%x\n")) {
      var text = ("---\n" + document).repeat(20_000) + "# " + "z".repeat(4_000_000);
      assertEquals(20_000, Yaml.read(text).problems().size());
    }
  }

  /** A reader whose window is refilled takes minutes for these. */
  @Test
  void long_lines_are_fine() {
    var text = "a".repeat(1_500_000);
    check(text);
    check("'" + text + "'");
    check("# " + text);
    check("|\n " + text);
    check("\t".repeat(1_500_000));
    check("{\"a\": \"" + text + "\"}");
    check("[ " + "'a', ".repeat(100_000) + "]");
  }

  /** Words of Aa and BB all have one hash. */
  @Test
  void keys_of_one_hash_are_refused() {
    var yaml = new StringBuilder();
    for (var i = 0; i < 1 << 12; i++) {
      for (var bit = 0; bit < 12; bit++) {
        yaml.append(((i >> bit) & 1) == 0 ? "Aa" : "BB");
      }
      yaml.append(": v\n");
    }
    check(yaml.toString(), "512:1-25 more than 256 keys have one hash");
  }

  @Test
  void thousands_of_keys_are_fine() {
    var yaml = new StringBuilder();
    for (var i = 0; i < 1 << 14; i++) {
      yaml.append("key-").append(i).append(": v\n");
    }
    check(yaml.toString());
  }
}
