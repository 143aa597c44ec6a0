package io.github.migrationlint.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.diagnostic.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuplicateKeyTest {
  private static void check(String yaml, String... expected) {
    var shown =
        Yaml.problems(yaml).stream().map(p -> p.replace("duplicate-key: ", "")).toList();
    assertEquals(List.of(expected), shown, yaml);
  }

  @Test
  void the_later_key_is_reported_and_stays() {
    var yaml = "a: 1\nb: 2\na: 3\n";
    check(yaml, "3:1-2 duplicate key `a` | 1:1-2 first written here");
    var root = (MappingNode) Yaml.read(yaml).value().documents().get(0).root().orElseThrow();
    assertEquals("{\"a\":3,\"b\":2}", Yaml.json(root, Reading.KUBECTL));
    assertEquals(
        List.of("b", "a"), root.entries().stream().map(MappingNode.Entry::name).toList());
  }

  @Test
  void each_repetition_is_one_finding() {
    check(
        "{a: 1, a: 2, a: 3}",
        "1:8-9 duplicate key `a` | 1:2-3 first written here",
        "1:14-15 duplicate key `a` | 1:8-9 first written here");
  }

  @Test
  void keys_may_be_equal_in_kubectls_reading_only() {
    check("yes: 1\ntrue: 2\n", "2:1-5 `true` is the same key as `yes` | 1:1-4 first written here");
    check("1: a\n\"1\": b\n", "2:1-4 `\"1\"` is the same key as `1` | 1:1-2 first written here");
    check("8: a\n010: b\n", "2:1-4 `010` is the same key as `8` | 1:1-2 first written here");
    check("a: 1\n'a': 2\n", "2:1-4 `'a'` is the same key as `a` | 1:1-2 first written here");
    check(
        "'yes': 1\nyes: 2\n'true': 3\n",
        "3:1-7 `'true'` is the same key as `yes` | 2:1-4 first written here");
  }

  @Test
  void the_help_says_what_each_client_does() {
    assertEquals(
        "delete one of them; kubectl keeps the last one silently, kustomize rejects the file",
        help("a: 1\na: 2\n"));
    assertEquals(
        "delete one of them; kubectl keeps either, by chance, kustomize rejects the file",
        help("1: a\n'1': b\n"));
    assertEquals(
        "delete one of them; kubectl keeps the last one silently, kustomize keeps both",
        help("y: a\non: b\n"));
  }

  private static String help(String yaml) {
    return Yaml.read(yaml).problems().get(0).help().orElseThrow();
  }

  @Test
  void the_same_key_of_another_mapping_is_no_duplicate() {
    check("a: {b: 1}\nc: {b: 1}\nb: [{b: 1}, {b: 2}]\n");
    check("a: 1\n---\na: 2\n");
    check("a: 1\nA: 2\n' a': 3\n");
  }

  @Test
  void a_key_behind_a_merge_that_brings_it_overrides_it() {
    check("x: &x {a: 1}\ny:\n  <<: *x\n  a: 2\n");
  }

  @Test
  void a_key_before_a_merge_that_brings_it_loses_at_kubectl() {
    var yaml = "x: &x {a: 1}\ny:\n  a: 2\n  <<: *x\n";
    check(
        yaml,
        "3:3-4 `a` comes before a `<<` that also sets it"
            + " | 4:3-5 merges over the keys above it | 1:8-9 kubectl takes this one");
    assertEquals(Severity.WARNING, Yaml.read(yaml).problems().get(0).severity());
  }

  @Test
  void two_merges_are_reported() {
    check("<<: {a: 1}\n<<: {b: 1}\n", "2:1-3 duplicate key `<<` | 1:1-3 first written here");
  }

  @Test
  void no_more_than_a_hundred_are_reported() {
    var problems = Yaml.read("a: 1\n".repeat(1000)).problems();
    assertEquals(100, problems.size());
    assertTrue(problems.stream().allMatch(p -> p.code().equals("duplicate-key")));
  }
}
