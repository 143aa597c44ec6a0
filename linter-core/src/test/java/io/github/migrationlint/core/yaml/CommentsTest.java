package io.github.migrationlint.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommentsTest {
  private static final String ADDRESS = "# migration-lint: allow a -- b";

  /** Each comment as its document, place, text, and whether it has a line of its own. */
  private static List<String> comments(String yaml) {
    var shown = new ArrayList<String>();
    for (var document : Yaml.read(yaml).value().documents()) {
      for (var comment : document.comments()) {
        shown.add(document.index() + " " + Yaml.place(comment.span()) + " " + comment.text()
            + (comment.ownLine() ? " (own line)" : ""));
      }
    }
    return shown;
  }

  @Test
  void every_comment_of_a_document_that_talks_to_us_is_kept() {
    assertEquals(
        List.of(
            "0 1:1-31 migration-lint: allow a -- b (own line)",
            "0 2:4-7 c",
            "0 3:3-4  (own line)",
            "0 4:9-16 d # d",
            "0 6:1-8 e#  f (own line)"),
        comments(ADDRESS + "\na: # c\n  #\n  b: 1 \t# d # d\n\n# e#  f"));
  }

  @Test
  void a_number_sign_within_a_scalar_starts_none() {
    assertEquals(
        List.of("0 7:1-31 migration-lint: allow a -- b (own line)"),
        comments("a: 'b # c'\nd: \"e\n  # f\"\ng: |\n  # h\ni: j#k\n" + ADDRESS));
  }

  @Test
  void a_block_scalar_may_have_one_in_its_header() {
    assertEquals(
        List.of("0 1:6-9 b", "0 3:1-31 migration-lint: allow a -- b (own line)"),
        comments("a: | # b\n  # c\n" + ADDRESS + "\nd: 1"));
  }

  @Test
  void one_may_follow_a_quote_or_bracket_directly() {
    assertEquals(
        List.of("0 1:7-9 c", "0 2:7-9 f", "0 3:1-31 migration-lint: allow a -- b (own line)"),
        comments("a: 'b'#c\nd: [e]#f\n" + ADDRESS));
  }

  @Test
  void each_document_has_its_own_and_those_before_its_marker() {
    assertEquals(
        List.of(
            "0 1:1-31 migration-lint: allow a -- b (own line)",
            "0 2:5-8 b",
            "2 8:1-31 migration-lint: allow a -- b (own line)"),
        comments(ADDRESS + "\n--- # b\nc: 1\n--- # d\ne: 1\n...\n%YAML 1.1\n" + ADDRESS
            + "\n---\ng: 1\n"));
  }

  @Test
  void a_document_of_comments_keeps_them() {
    assertEquals(List.of("0 1:1-31 migration-lint: allow a -- b (own line)"), comments(ADDRESS));
  }

  @Test
  void no_one_asks_for_the_comments_of_other_documents() {
    assertEquals(List.of(), comments("a: 1 # b\n"));
    assertEquals(List.of(), comments(ADDRESS + "\na: [\n"));
  }

  @Test
  void lines_may_end_in_any_way() {
    for (var lineEnd : List.of("\n", "\r\n", "\r")) {
      assertEquals(
          List.of("0 1:6-9 b", "0 2:1-31 migration-lint: allow a -- b (own line)"),
          comments(("a: 1 # b\n" + ADDRESS + "\n").replace("\n", lineEnd)));
    }
  }
}
