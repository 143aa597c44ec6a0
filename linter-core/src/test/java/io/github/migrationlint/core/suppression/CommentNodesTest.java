package io.github.migrationlint.core.suppression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.YamlReader;
import org.junit.jupiter.api.Test;

/** A comment covers a node, not a line. */
class CommentNodesTest {
  private static final String MARK = "# migration-lint: x";

  /** What the one comment of a text covers; the text writes it as {@code #x}. */
  private static String covered(String yaml) {
    var source = new SourceFile(new SourceId("a.yaml"), yaml.replace("#x", MARK));
    var documents = new YamlReader().read(source).value();
    for (var document : documents) {
      for (var comment : document.comments()) {
        return new CommentNodes(document)
            .coveredBy(comment)
            .map(Span::text)
            .map(text -> text.replace(MARK, "#x"))
            .orElse("nothing");
      }
    }
    return "no comment";
  }

  @Test
  void above_an_entry_it_covers_the_entry() {
    assertEquals("b: 2", covered("a: 1\n#x\nb: 2\nc: 3\n"));
    assertEquals("b:\n  c: 3\n  d: 4", covered("a: 1\n#x\nb:\n  c: 3\n  d: 4\ne: 5\n"));
  }

  @Test
  void other_comments_and_blank_lines_may_be_between() {
    assertEquals("b: 2", covered("a: 1\n#x\n\n# more\nb: 2\n"));
  }

  @Test
  void above_an_item_it_covers_the_item() {
    assertEquals("name: a\n    v: 1", covered("l:\n  #x\n  - name: a\n    v: 1\n  - name: b\n"));
    assertEquals("b", covered("l:\n- a\n#x\n- b\n"));
  }

  @Test
  void above_the_first_key_it_covers_the_document() {
    assertEquals("a: 1\nb: 2", covered("#x\na: 1\nb: 2\n"));
    assertEquals("a: 1\nb: 2", covered("#x\n---\na: 1\nb: 2\n"));
    assertEquals("a: 1\nb: 2", covered("z: 1\n---\n#x\na: 1\nb: 2\n---\nc: 1\n"));
  }

  @Test
  void behind_something_it_covers_what_begins_on_its_line() {
    assertEquals("a: 1", covered("a: 1 #x\nb: 2\n"));
    assertEquals("b: #x\n  c: 3", covered("a: 1\nb: #x\n  c: 3\nd: 4\n"));
    assertEquals("b: {c: 3}", covered("a: 1\nb: {c: 3} #x\n"));
    assertEquals("name: a #x\n  v: 1", covered("l:\n- name: a #x\n  v: 1\n- name: b\n"));
    assertEquals("t: | #x\n  text", covered("a: 1\nt: | #x\n  text\nb: 1\n").stripTrailing());
  }

  @Test
  void behind_a_closing_bracket_it_covers_what_is_closed() {
    assertEquals("b: {\n  c: 3\n}", covered("a: 1\nb: {\n  c: 3\n} #x\nd: 4\n"));
  }

  @Test
  void behind_a_dash_it_covers_the_item() {
    assertEquals("name: a", covered("l:\n- #x\n  name: a\n"));
  }

  @Test
  void behind_a_document_on_one_line_it_covers_the_document() {
    assertEquals("{a: 1, b: 2}", covered("{a: 1, b: 2} #x\n"));
  }

  @Test
  void within_brackets_it_covers_what_follows() {
    assertEquals("b: 2", covered("{\n  a: 1,\n  #x\n  b: 2\n}\n"));
  }

  @Test
  void below_everything_it_covers_nothing() {
    assertEquals("nothing", covered("a: 1\n#x\n"));
    assertEquals("nothing", covered("a:\n  b: 1\n  #x\n---\nc: 1\n"));
    assertEquals("nothing", covered("#x\n"));
  }

  @Test
  void what_an_alias_brings_is_covered_where_it_is_written() {
    assertEquals("b: *A", covered("a: &A {x: 1}\n#x\nb: *A\n"));
    assertEquals("c: 1", covered("a: &A {x: 1}\nb:\n  <<: *A\n  #x\n  c: 1\n"));
  }

  @Test
  void a_key_without_a_value_is_a_node_too() {
    assertEquals("b:", covered("a: 1\n#x\nb:\nc: 1\n"));
  }

  @Test
  void windows_line_ends_change_nothing() {
    assertEquals("b: 2", covered("a: 1\r\n#x\r\nb: 2\r\nc: 3\r\n"));
  }
}
