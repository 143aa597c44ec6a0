package io.github.migrationlint.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where values are: each line of an expectation is a place and the text that is there. */
class SpansTest {
  private static void check(String yaml, String... expected) {
    var shown = new ArrayList<String>();
    show(Yaml.tree(yaml), shown);
    assertEquals(List.of(expected), shown, yaml);
  }

  private static void show(YamlNode node, List<String> shown) {
    shown.add(Yaml.place(node.span()) + " " + node.span().text().replace("\n", "⏎"));
    if (node instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        show(entry.key(), shown);
        show(entry.value(), shown);
      }
    } else if (node instanceof SequenceNode list) {
      for (var item : list.items()) {
        show(item, shown);
      }
    }
  }

  @Test
  void scalars_include_their_quotes_and_block_headers() {
    check("'a b'", "1:1-6 'a b'");
    check("\"a\\n\" # c", "1:1-6 \"a\\n\"");
    check("a # c", "1:1-2 a");
    check("  a\n  b\n", "1:3-2:4 a⏎  b");
    check("|\n a\n b\n", "1:1-3:3 |⏎ a⏎ b");
    check("> # c\n a\n", "1:1-2:3 > # c⏎ a");
  }

  @Test
  void a_block_scalar_ends_with_its_last_line_unless_it_keeps_the_blank_ones() {
    check("k: |\n  a\n\n\n", "1:1-2:4 k: |⏎  a", "1:1-2 k", "1:4-2:4 |⏎  a");
    check("k: |-\n  a\n\n# c\n", "1:1-2:4 k: |-⏎  a", "1:1-2 k", "1:4-2:4 |-⏎  a");
    check("k: |+\n  a\n\n", "1:1-4:1 k: |+⏎  a⏎⏎", "1:1-2 k", "1:4-4:1 |+⏎  a⏎⏎");
    check("k: |\n  a\n     \n", "1:1-3:6 k: |⏎  a⏎     ", "1:1-2 k", "1:4-3:6 |⏎  a⏎     ");
    check("k: |\n  a\n  \n", "1:1-2:4 k: |⏎  a", "1:1-2 k", "1:4-2:4 |⏎  a");
    check("k: |  \n\n\n", "1:1-5 k: |", "1:1-2 k", "1:4-5 |");
    check("k: |2\n  a\n", "1:1-2:4 k: |2⏎  a", "1:1-2 k", "1:4-2:4 |2⏎  a");
  }

  @Test
  void a_block_collection_ends_with_its_last_child() {
    check(
        "a:\n  b: 1 # c\n# c\n\nc: 2\n\n",
        "1:1-5:5 a:⏎  b: 1 # c⏎# c⏎⏎c: 2",
        "1:1-2 a",
        "2:3-7 b: 1",
        "2:3-4 b",
        "2:6-7 1",
        "5:1-2 c",
        "5:4-5 2");
    check("- a\n- - b\n\n", "1:1-2:6 - a⏎- - b", "1:3-4 a", "2:3-6 - b", "2:5-6 b");
  }

  @Test
  void a_list_that_is_not_indented_starts_at_its_first_dash() {
    check(
        "a:\n- b\n- c\n", "1:1-3:4 a:⏎- b⏎- c", "1:1-2 a", "2:1-3:4 - b⏎- c", "2:3-4 b", "3:3-4 c");
  }

  @Test
  void a_flow_collection_includes_its_brackets() {
    check(
        "a: [ b ,c ] # c",
        "1:1-12 a: [ b ,c ]",
        "1:1-2 a",
        "1:4-12 [ b ,c ]",
        "1:6-7 b",
        "1:9-10 c");
    check("{ 'a':1, b }", "1:1-13 { 'a':1, b }", "1:3-6 'a'", "1:7-8 1", "1:10-11 b", "1:11-11 ");
    check("[a: b, c]", "1:1-10 [a: b, c]", "1:2-6 a: b", "1:2-3 a", "1:5-6 b", "1:8-9 c");
    check("[? a : b]", "1:1-10 [? a : b]", "1:2-9 ? a : b", "1:4-5 a", "1:8-9 b");
    check("[]", "1:1-3 []");
    check("{}", "1:1-3 {}");
  }

  @Test
  void a_missing_value_is_a_point_behind_its_colon_or_dash() {
    check("a:\nb: 1", "1:1-2:5 a:⏎b: 1", "1:1-2 a", "1:3-3 ", "2:1-2 b", "2:4-5 1");
    check("a:   # c\n", "1:1-3 a:", "1:1-2 a", "1:3-3 ");
    check("-\n- a\n-", "1:1-3:2 -⏎- a⏎-", "1:2-2 ", "2:3-4 a", "3:2-2 ");
    check("{a: , b:}", "1:1-10 {a: , b:}", "1:2-3 a", "1:4-4 ", "1:7-8 b", "1:9-9 ");
    check("? a\n", "1:1-4 ? a", "1:3-4 a", "1:4-4 ");
  }

  @Test
  void anchors_and_tags_are_not_part_of_a_value() {
    check("a: &x !!str b", "1:1-14 a: &x !!str b", "1:1-2 a", "1:13-14 b");
    check("a: &x\n  b: 1", "1:1-2:7 a: &x⏎  b: 1", "1:1-2 a", "2:3-7 b: 1", "2:3-4 b", "2:6-7 1");
    check("a: &x\n- b", "1:1-2:4 a: &x⏎- b", "1:1-2 a", "2:1-4 - b", "2:3-4 b");
    check("a: &x\n  - b", "1:1-2:6 a: &x⏎  - b", "1:1-2 a", "2:3-6 - b", "2:5-6 b");
    check("a: !!seq [b]", "1:1-13 a: !!seq [b]", "1:1-2 a", "1:10-13 [b]", "1:11-12 b");
    check(
        "a: &x {b: 1}", "1:1-13 a: &x {b: 1}", "1:1-2 a", "1:7-13 {b: 1}", "1:8-9 b", "1:11-12 1");
    check(
        "a: &x\nb: !!null", "1:1-2:10 a: &x⏎b: !!null", "1:1-2 a", "1:6-6 ", "2:1-2 b", "2:10-10 ");
    check("a: &x |\n  b", "1:1-2:4 a: &x |⏎  b", "1:1-2 a", "1:7-2:4 |⏎  b");
  }

  @Test
  void an_alias_is_at_its_own_place_and_its_children_at_the_anchor() {
    check(
        "a: &x [1]\nb: *x\n",
        "1:1-2:6 a: &x [1]⏎b: *x",
        "1:1-2 a",
        "1:7-10 [1]",
        "1:8-9 1",
        "2:1-2 b",
        "2:4-6 *x",
        "1:8-9 1");
    check(
        "&k a: b\n*k : c\n".replace("a: b\n", "a: b\nd: &l e\n").replace("*k", "*l"),
        "1:1-3:7 &k a: b⏎d: &l e⏎*l : c",
        "1:4-5 a",
        "1:7-8 b",
        "2:1-2 d",
        "2:7-8 e",
        "3:1-3 *l",
        "3:6-7 c");
  }

  @Test
  void merged_entries_follow_the_own_ones_and_keep_their_place() {
    check(
        "x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\n",
        "1:1-4:7 x: &x {a: 1, b: 2}⏎y:⏎  <<: *x⏎  b: 3",
        "1:1-2 x",
        "1:7-19 {a: 1, b: 2}",
        "1:8-9 a",
        "1:11-12 1",
        "1:14-15 b",
        "1:17-18 2",
        "2:1-2 y",
        "3:3-4:7 <<: *x⏎  b: 3",
        "4:3-4 b",
        "4:6-7 3",
        "1:8-9 a",
        "1:11-12 1");
  }

  @Test
  void columns_count_utf_16_units() {
    check(
        "😀: '🚀' # 🚀\nb: c",
        "1:1-2:5 😀: '🚀' # 🚀⏎b: c",
        "1:1-3 😀",
        "1:5-9 '🚀'",
        "2:1-2 b",
        "2:4-5 c");
    check(
        "[\"\\uD83D\\uDE00\", 日本]",
        "1:1-21 [\"\\uD83D\\uDE00\", 日本]",
        "1:2-16 \"\\uD83D\\uDE00\"",
        "1:18-20 日本");
  }

  @Test
  void places_are_right_in_every_document_of_a_file() {
    var documents =
        Yaml.read("😀: a\n--- # 😀\n'b'\n...\n%YAML 1.1\n---\n- c").value().documents();
    assertEquals("1:1-6", Yaml.place(documents.get(0).root().orElseThrow().span()));
    assertEquals("3:1-4", Yaml.place(documents.get(1).root().orElseThrow().span()));
    assertEquals("7:1-4", Yaml.place(documents.get(2).root().orElseThrow().span()));
  }

  @Test
  void json_may_be_indented_by_tabs() {
    check(
        "{\n\t\"a\"\t:\t[\n\t\t1,\n\t\t\"b\"\n\t]\n}\n",
        "1:1-6:2 {⏎\t\"a\"\t:\t[⏎\t\t1,⏎\t\t\"b\"⏎\t]⏎}",
        "2:2-5 \"a\"",
        "2:8-5:3 [⏎\t\t1,⏎\t\t\"b\"⏎\t]",
        "3:3-4 1",
        "4:3-6 \"b\"");
  }

  @Test
  void every_line_end_counts_as_one() {
    for (var lineEnd : List.of("\r\n", "\r")) {
      var yaml = "a: |\n  b\n  c\nd:\n- 'e\n  f'\n".replace("\n", lineEnd);
      var root = (MappingNode) Yaml.tree(yaml);
      assertEquals("1:4-3:4", Yaml.place(root.get("a").orElseThrow().span()));
      assertEquals("5:1-6:5", Yaml.place(root.get("d").orElseThrow().span()));
      assertEquals("b\nc\n", root.scalar("a").orElseThrow().text());
    }
  }
}
