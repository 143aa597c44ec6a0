package io.github.migrationlint.core.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.edit.YamlEditor.Move;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts before and after; {@code same} is a text that is left alone. */
class YamlEditorTest {
  private static final String SAME = "same";

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      value = {
        "a: 1\\nx: 2\\nb: 3\\n → a: 1\\nb: 3\\n",
        "a: 1\\nx: 2 → a: 1",
        "a: 1\\r\\nx: 2\\r\\nb: 3\\r\\n → a: 1\\r\\nb: 3\\r\\n",
        "a: 1\\n# of x\\n# too\\nx: 2 # why\\nb: 3\\n → a: 1\\nb: 3\\n",
        "# of a\\na: 1\\n\\n# alone\\n\\nx: 2\\n# of b\\nb: 3\\n → # of a\\na: 1\\n\\n# alone\\n\\n# of b\\nb: 3\\n",
        "a: 1\\nx:\\n  c: 1\\n  # end of c\\n  d: 2\\nb: 3\\n → a: 1\\nb: 3\\n",
        "a: 1\\nx: |\\n  text\\n  more\\nb: 3\\n → a: 1\\nb: 3\\n",
        "a: 1\\nx: >-\\n  text\\n\\n  more\\nb: 3\\n → a: 1\\nb: 3\\n",
        "a: {x: 1, b: 2} # c\\n → a: {b: 2} # c\\n",
        "a: {b: 1, x: 2}\\n → a: {b: 1}\\n",
        "a: {b: 1, x: 2, c: 3}\\n → a: {b: 1, c: 3}\\n",
        "a: {b: 1,\\n  x: 2,\\n  c: 3}\\n → a: {b: 1,\\n  c: 3}\\n",
        "a: {b: 1, # why\\n  x: 2, # not\\n  c: 3}\\n → same",
        "[{\"x\": 1, \"b\": 2}]\\n → [{\"b\": 2}]\\n",
        "- x: 1\\n  b: 2\\n → - b: 2\\n",
        "- x: 1 # why\\n  b: 2\\n → same",
        "- b: 1\\n  x: 2\\n- c: 3\\n → - b: 1\\n- c: 3\\n",
        "m:\\n  annotations:\\n    x: 1\\n  b: 2\\n → m:\\n  b: 2\\n",
        "m:\\n  spec:\\n    x: 1 # why\\n  b: 2\\n → m:\\n  spec: {}\\n  b: 2\\n",
        "a: &l {x: 1, b: 2}\\nc: *l\\n → same",
        "a: &l\\n  x: 1\\n  b: 2\\nc:\\n  <<: *l\\n → same",
        "a: &l\\n  x: 1\\n  b: 2\\nc: 3\\n → a: &l\\n  b: 2\\nc: 3\\n",
        "a:\\n  <<: {b: 1}\\n  x: 2\\n → a:\\n  <<: {b: 1}\\n",
        "a: 1\\n? x\\n: 2\\nb: 3\\n → same",
        "---\\na: 1\\n---\\nx: 1\\nb: 2\\n → ---\\na: 1\\n---\\nb: 2\\n",
      })
  void an_entry_goes_with_its_comments_and_nothing_else_changes(String before, String after) {
    var source = source(before);
    var edit = new YamlEditor().deletion(keyOf("x", source));
    assertEdited(source, edit.map(List::of), after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      value = {
        "l:\\n- a\\n- x\\n- b\\n → l:\\n- a\\n- b\\n",
        "l:\\n  - a\\n  # of it\\n  - x # why\\n → l:\\n  - a\\n",
        "l: [a, x, b]\\n → l: [a, b]\\n",
        "l: [a, x]\\n → l: [a]\\n",
        "l: [x, a]\\n → l: [a]\\n",
        "l:\\n- name: x\\n  state: on\\n- name: b\\n → l:\\n- name: b\\n",
        "featureGates: [x]\\nb: 1\\n → b: 1\\n",
        "l: [x]\\nb: 1\\n → same",
        "l:\\n- - x\\n  - b\\n → same",
        "b: 1\\n → same",
      })
  void an_item_goes_with_its_comments(String before, String after) {
    var source = source(before);
    var at = source.text().indexOf("x");
    var place = at < 0 ? source.span(0, 1) : source.span(at, at + 1);
    var edit = new YamlEditor().itemDeletion(place);
    assertEdited(source, edit.map(List::of), after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      value = {
        "s:\\n  x:\\n    a: 1 # one\\n    # of b\\n    b: 2\\n  c: 3\\n → s:\\n  a: 1 # one\\n  # of b\\n  b: 2\\n  c: 3\\n",
        "s: {x: {a: 1, b: 2}}\\n → s: {a: 1, b: 2}\\n",
        "s:\\n  x: {a: 1, b: 2}\\n  c: 3\\n → s:\\n  a: 1\\n  b: 2\\n  c: 3\\n",
        "s:\\n  x:\\n    a: |\\n      text\\n → s:\\n  a: |\\n    text\\n",
        "s:\\r\\n  x:\\r\\n    a: 1\\r\\n → s:\\r\\n  a: 1\\r\\n",
        "s:\\n  x:\\n    a: 1 → s:\\n  a: 1",
        "s: {x: {}}\\n → same",
        "s: {x: &l {a: 1}, y: *l}\\n → same",
      })
  void what_is_under_a_key_is_lifted(String before, String after) {
    var source = source(before);
    var edit = new YamlEditor().flattening(keyOf("x", source));
    assertEdited(source, edit.map(List::of), after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      value = {
        "s:\\n  x:\\n    a: true\\n    b: false\\n  c: 1\\n → s:\\n  x:\\n    - name: a\\n    - name: b\\n      state: Disabled\\n  c: 1\\n",
        "s:\\r\\n  x: {a: true}\\r\\n → s:\\r\\n  x:\\r\\n    - name: a\\r\\n",
        "s:\\n  x:\\n  - name: a\\n  - name: b\\n    state: Disabled\\n → s:\\n  x:\\n    a: true\\n    b: false\\n",
        "s:\\n  x: [{name: a, state: Enabled}]\\n → s:\\n  x:\\n    a: true\\n",
        "s:\\n  x: {a: maybe}\\n → same",
        "s:\\n  x: {a: true} # why\\n → s:\\n  x:\\n    - name: a # why\\n",
        "s:\\n  x:\\n    a: true # why\\n    b: true\\n → same",
        "s:\\n  x: [a]\\n → same",
        "s: {x: {a: true}}\\n → same",
      })
  void switches_are_written_in_the_other_shape(String before, String after) {
    var source = source(before);
    var edit = new YamlEditor().turnedSwitches(keyOf("x", source));
    assertEdited(source, edit.map(List::of), after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      value = {
        "m:\\n  l:\\n    a: 1\\nb: 2\\n → m:\\n  l:\\n    a: 1\\n    new: 1\\nb: 2\\n",
        "m:\\n  l: {a: 1}\\nb: 2\\n → m:\\n  l: {a: 1, new: 1}\\nb: 2\\n",
        "m: {l: {}}\\n → m: {l: {new: 1}}\\n",
        "m: {a: 1}\\n → m: {a: 1, l: {new: 1}}\\n",
        "m:\\n  a: 1 # why\\n → m:\\n  a: 1 # why\\n  l:\\n    new: 1\\n",
        "m:\\n  l:\\nb: 2\\n → m:\\n  l:\\n    new: 1\\nb: 2\\n",
        "b: 2 → b: 2\\nm:\\n  l:\\n    new: 1",
        "b: 2\\r\\n → b: 2\\r\\nm:\\r\\n  l:\\r\\n    new: 1\\r\\n",
        "m:\\n  l:\\n    new: 3\\n → same",
        "m: 3\\n → same",
        "m: &l {a: 1}\\nc: *l\\n → same",
      })
  void an_entry_comes_where_its_mapping_ends(String before, String after) {
    var lineEnd = before.contains("\\r") ? "\\r\\n" : "\\n";
    var object = "apiVersion: v1" + lineEnd + "kind: K" + lineEnd;
    var source = source(object + before);
    var edit = new YamlEditor().insertion(keyOf("kind", source), List.of("m", "l"), "new: 1");
    assertEdited(source, edit.map(List::of), after.equals(SAME) ? after : object + after);
  }

  @Test
  void whole_blocks_move_with_their_comments_and_get_another_indentation() {
    var source = new SourceFile(new SourceId("a.yaml"), """
        apiVersion: v1
        kind: K
        spec:
            # of the block
            old:
                # of one
                one: 1   # why

                two: [1,
                  2]
            stays: 1
            infra:
                place: {a: b}
            other: 2
        """);
    var edits = new YamlEditor()
        .moves(
            keyOf("kind", source),
            List.of(
                new Move(List.of("spec", "old"), List.of("spec", "new", "old")),
                new Move(List.of("spec", "infra", "place"), List.of("spec", "deep", "er", "in")),
                new Move(List.of("spec", "other"), List.of("spec", "new", "other")),
                new Move(List.of("spec", "missing"), List.of("spec", "new", "missing"))));
    assertEdited(source, edits, """
        apiVersion: v1
        kind: K
        spec:
            new:
              # of the block
              old:
                  # of one
                  one: 1   # why

                  two: [1,
                    2]
              other: 2
            stays: 1
            deep:
              er:
                in: {a: b}
        """.replace("\n", "\\n"));
  }

  @Test
  void what_moves_to_a_mapping_that_is_there_goes_to_its_end() {
    var source = new SourceFile(new SourceId("a.yaml"), """
        apiVersion: v1
        kind: K
        spec:
          new:
            a: 1
          old: 2
          b: 3
        """);
    var move = List.of(new Move(List.of("spec", "old"), List.of("spec", "new", "old")));
    assertEdited(
        source, new YamlEditor().moves(keyOf("kind", source), move), """
        apiVersion: v1
        kind: K
        spec:
          new:
            a: 1
            old: 2
          b: 3
        """.replace("\n", "\\n"));
    var taken = new SourceFile(source.id(), source.text().replace("a: 1", "old: 1"));
    assertEquals(Optional.empty(), new YamlEditor().moves(keyOf("kind", taken), move));
    var flow = new SourceFile(source.id(), "apiVersion: v1\nkind: K\nspec: {old: 1}\n");
    assertEquals(Optional.empty(), new YamlEditor().moves(keyOf("kind", flow), move));
  }

  @Test
  void a_new_mapping_is_never_written_into_another_one_than_its_own() {
    var source = new SourceFile(new SourceId("a.yaml"), """
        apiVersion: v1
        kind: K
        metadata:
          name: a
          annotations:
            old: 1
        spec:
          group:
            stays: 1
            goes: 2
          template:
            spec: {}
        """);
    var edits = new YamlEditor()
        .moves(
            keyOf("kind", source),
            List.of(
                new Move(
                    List.of("metadata", "annotations", "old"),
                    List.of("spec", "template", "metadata", "annotations", "old")),
                new Move(List.of("spec", "group", "goes"), List.of("spec", "other", "came"))));
    assertEdited(source, edits, """
        apiVersion: v1
        kind: K
        metadata:
          name: a
        spec:
          group:
            stays: 1
          template:
            spec: {}
            metadata:
              annotations:
                old: 1
          other:
            came: 2
        """.replace("\n", "\\n"));
  }

  private static SourceFile source(String escaped) {
    return new SourceFile(new SourceId("a.yaml"), unescaped(escaped));
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("\\r", "\r");
  }

  /** The first key of that name. */
  private static Span keyOf(String key, SourceFile source) {
    var text = source.text();
    var at = text.indexOf("\"" + key + "\":");
    if (at >= 0) {
      return source.span(at, at + key.length() + 2);
    }
    at = 0;
    while ((!text.startsWith(key + ":", at) && !text.startsWith("? " + key, at - 2))
        || (at > 0 && Character.isLetter(text.charAt(at - 1)))) {
      at++;
    }
    return source.span(at, at + key.length());
  }

  private static void assertEdited(SourceFile source, Optional<List<Edit>> edits, String expected) {
    if (expected.equals(SAME)) {
      assertEquals(Optional.empty(), edits);
      return;
    }
    var ordered = new ArrayList<>(edits.orElse(List.of()));
    ordered.sort(Comparator.comparing(Edit::span).reversed());
    var text = new StringBuilder(source.text());
    for (var edit : ordered) {
      text.replace(edit.span().start(), edit.span().end(), edit.replacement());
    }
    assertEquals(unescaped(expected), text.toString());
  }
}
