package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small languages inside of kustomizations: label selectors, field paths, images. */
class KustomizeTextsTest {
  private static MappingNode mapping(String yaml) {
    var source = new SourceFile(new SourceId("a.yaml"), yaml);
    return (MappingNode) new YamlReader().read(source).value().get(0).root().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | yes",
        "a=1 | yes",
        "a==1 | yes",
        "a = 1 | yes",
        "a=2 | no",
        "c=1 | no",
        "a!=1 | no",
        "a!=2 | yes",
        "c!=1 | yes",
        "a | yes",
        "c | no",
        "!a | no",
        "!c | yes",
        "! c | yes",
        "a in (1, 2) | yes",
        "a in (2, 3) | no",
        "c in (1) | no",
        "a notin (2, 3) | yes",
        "a notin (1) | no",
        "c notin (1) | yes",
        "a=1,b=2 | yes",
        "a=1,b=3 | no",
        "a=1, b in (1, 2), !c | yes",
        "e= | yes",
        "a=1=2 | none",
        "a=1, | none",
        ", | none",
        "a b | none",
        "=1 | none",
        "! | none",
        "in (1) | none",
        "a in (1 | none",
        "a of (1) | none",
      })
  void labels_are_selected_by_a_text(String text, String answer) {
    var labels = mapping("{a: '1', b: '2', e: ''}");
    var query = LabelQuery.of(text);

    assertEquals(answer, query.isEmpty() ? "none" : query.get().matches(labels) ? "yes" : "no");
    query.ifPresent(found -> assertEquals(text.isEmpty(), found.isEmpty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spec.a.b | spec a b",
        "a\\.b.c | a.b c",
        "metadata.annotations.[a.b/c] | metadata annotations a.b/c",
        "list.[name=a.b].x | list [name=a.b] x",
        "list.[name=a].x | list [name=a] x",
        "[a].b | [a] b",
        "a[b.c].d | a[b c] d",
        ".a | a",
        "a. | a ''",
        "a..b | a '' b",
        "'' | ''",
        "a\\b | a\\b",
      })
  void a_path_is_split_at_dots_outside_of_brackets(String path, String parts) {
    var found = new ArrayList<String>();
    for (var part : FieldPath.split(path)) {
      found.add(part.isEmpty() ? "''" : part);
    }
    assertEquals(parts.isEmpty() ? "''" : parts, String.join(" ", found));
  }

  @Test
  void a_part_of_a_path_is_a_name_a_number_or_a_match() {
    assertTrue(FieldPath.isIndex("0"));
    assertTrue(FieldPath.isIndex("+1"));
    assertTrue(FieldPath.isIndex("[name=a]"));
    assertFalse(FieldPath.isIndex("name"));
    assertFalse(FieldPath.isIndex("-1"));
    assertFalse(FieldPath.isIndex(""));
    assertFalse(FieldPath.isIndex("99999999999"));
    assertTrue(FieldPath.isMalformed("[a]"));
    assertFalse(FieldPath.isMalformed("[a=b]"));
    assertFalse(FieldPath.isMalformed("a]"));
    assertFalse(FieldPath.isMalformed("[a"));
  }

  private static String lookUp(String part) {
    var list = mapping("{list: [{name: a, v: 1}, {name: ab, v: 2}, c], name: d}");
    var node = part.equals("name")
        ? FieldPath.lookUp(list, part)
        : FieldPath.lookUp(list.get("list").orElseThrow(), part);
    return node.map(found -> found instanceof MappingNode mapping
            ? Nodes.text(mapping, "v")
            : ((ScalarNode) found).text())
        .orElse("none");
  }

  @Test
  void a_list_is_entered_by_number_or_by_an_exact_match() {
    assertEquals("d", lookUp("name"));
    assertEquals("1", lookUp("0"));
    assertEquals("2", lookUp("1"));
    assertEquals("none", lookUp("3"));
    assertEquals("c", lookUp("-"));
    assertEquals("1", lookUp("[name=a]"));
    assertEquals("2", lookUp("[name=ab]"));
    assertEquals("none", lookUp("[name=b]"));
    assertEquals("none", lookUp("other"));
  }

  private static List<Integer> hits(String part) {
    var list = (SequenceNode)
        mapping("{list: [{name: a1}, {name: ab}, c, {other: a}]}").get("list").orElseThrow();
    var hits = new ArrayList<Integer>();
    for (var i = 0; i < list.items().size(); i++) {
      if (FieldPath.hits(part, list.items().get(i), i)) {
        hits.add(i);
      }
    }
    return hits;
  }

  @Test
  void a_target_meets_all_items_in_which_its_pattern_is_found() {
    assertEquals(List.of(1), hits("1"));
    assertEquals(List.of(0, 1), hits("[name=a]"));
    assertEquals(List.of(1), hits("[name=b]"));
    assertEquals(List.of(0), hits("[name=[0-9]]"));
    assertEquals(List.of(0, 1), hits("[name=^a]"));
    assertEquals(List.of(), hits("[name=z]"));
    assertEquals(List.of(3), hits("[other=a]"));
    assertEquals(List.of(), hits("name"));
    assertEquals(List.of(), hits("[name=(]"));
  }

  @Test
  void a_match_describes_an_item_that_can_be_added() {
    var place = mapping("{a: b}").span();
    assertEquals(
        "a", Nodes.text((MappingNode) FieldPath.item("[name=a]", place).orElseThrow(), "name"));
    assertTrue(FieldPath.item("name", place).isEmpty());
    assertTrue(FieldPath.item("0", place).isEmpty());
  }

  @Test
  void a_text_is_split_at_a_delimiter() {
    assertEquals(List.of("a", "b", ""), FieldPath.splitAt("a--b--", "--"));
    assertEquals(List.of("a"), FieldPath.splitAt("a", "-"));
    assertEquals(List.of("", ""), FieldPath.splitAt("-", "-"));
  }

  private static String image(String item, String image) {
    var object = mapping(
        "{spec: {template: {spec: {containers: [{image: '%s'}, {name: n}, x]}}}}".formatted(image));
    var set = new ImageTags(mapping(item)).set(object);
    var containers = set.mapping("spec")
        .flatMap(spec -> spec.mapping("template"))
        .flatMap(template -> template.mapping("spec"))
        .orElseThrow()
        .items("containers");
    assertEquals(3, containers.size());
    return Nodes.text((MappingNode) containers.get(0), "image");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: a, newTag: v2} | a | a:v2",
        "{name: a, newTag: v2} | a:v1 | a:v2",
        "{name: a, newTag: v2} | a@sha256:1 | a:v2",
        "{name: a, newTag: v2} | a:v1@sha256:1 | a:v2",
        "{name: a, digest: sha256:2} | a:v1 | a@sha256:2",
        "{name: a, newTag: v2, digest: sha256:2} | a:v1 | a:v2@sha256:2",
        "{name: a, newName: b} | a:v1@sha256:1 | b:v1@sha256:1",
        "{name: a, newName: b} | a | b",
        "{name: a, tagSuffix: -x} | a:v1 | a:v1-x",
        "{name: a, tagSuffix: -x} | a | a:-x",
        "{name: a, tagSuffix: -x} | a:v1@sha256:1 | a:v1-x",
        "{name: a, tagSuffix: -x} | a@sha256:1 | a:-x",
        "{name: 'h:5000/a', newTag: v2} | h:5000/a | h:5000/a:v2",
        "{name: 'h:5000/a', newTag: v2} | h:5000/a:v1 | h:5000/a:v2",
        "{name: a, newTag: v2} | ab:v1 | ab:v1",
        "{name: a, newTag: v2} | b/a:v1 | b/a:v1",
        "{newTag: v2} | a:v1 | a:v1",
      })
  void an_image_is_named_and_tagged_anew(String item, String before, String after) {
    assertEquals(after, image(item, before));
  }

  @Test
  void an_object_without_that_image_stays_the_same_object() {
    var object = mapping("{spec: {containers: [{image: b}], initContainers: [{image: 'a:1'}]}}");
    assertSame(object, new ImageTags(mapping("{name: c, newTag: v2}")).set(object));
    var set = new ImageTags(mapping("{name: a, newTag: v2}")).set(object);
    var spec = set.mapping("spec").orElseThrow();
    assertEquals("a:v2", Nodes.text((MappingNode) spec.items("initContainers").get(0), "image"));
    assertEquals("b", Nodes.text((MappingNode) spec.items("containers").get(0), "image"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a | true",
        "a b | true",
        "a:b | true",
        "a#b | true",
        "-a | true",
        "?a | true",
        ":a | true",
        "\"\" | false",
        "--- | false",
        "... | false",
        "- | false",
        "- a | false",
        "? a | false",
        ": | false",
        "#a | false",
        "@a | false",
        "*a | false",
        "a: b | false",
        "a: | false",
        "a #b | false",
        "\" a\" | false",
        "\"a \" | false",
      })
  void a_string_is_plain_where_nothing_in_it_means_more(String text, boolean isPlain) {
    assertEquals(isPlain, PlainText.isWrittenPlain(text));
  }

  @Test
  void a_string_with_control_characters_is_not_plain() {
    for (var text : List.of("a\nb", "a\u007fb", "a\u0085b", "a\ufeffb", "a\u0001b")) {
      assertFalse(PlainText.isWrittenPlain(text));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://a/b, true",
    "http://a/b, true",
    "ssh://a/b, true",
    "file://a/b, true",
    "HTTPS://a/b, true",
    "git::ssh://a/b, true",
    "github.com:a/b, true",
    "a@b:c, true",
    "a@b/c, true",
    "@b/c, false",
    "a/b@c:d, false",
    "a:b, false",
    "my-github.com/a, false",
    "base, false",
  })
  void a_scheme_a_user_or_github_makes_a_path_remote(String path, boolean isRemote) {
    assertEquals(isRemote, RemotePath.isOne(path));
  }

  @Test
  void what_is_certain_and_what_is_not_are_joined() {
    for (var one : Certainty.values()) {
      assertEquals(Certainty.NO, one.and(Certainty.NO));
      assertEquals(Certainty.NO, Certainty.NO.and(one));
      assertEquals(one, one.and(Certainty.YES));
      assertEquals(Certainty.YES, one.or(Certainty.YES));
      assertEquals(Certainty.YES, Certainty.YES.or(one));
      assertEquals(one, one.or(Certainty.NO));
    }
    assertEquals(Certainty.UNKNOWN, Certainty.UNKNOWN.and(Certainty.UNKNOWN));
    assertEquals(Certainty.UNKNOWN, Certainty.UNKNOWN.or(Certainty.UNKNOWN));
  }

  @Test
  void a_long_text_is_cut_in_the_middle() {
    assertEquals("a".repeat(80), Nodes.quoted("a".repeat(80)));
    assertEquals(
        "a".repeat(39) + "…" + "b".repeat(40), Nodes.quoted("a".repeat(50) + "b".repeat(50)));
  }

  /** What a tree is paid for by. */
  @Test
  void a_tree_is_as_large_as_it_has_values() {
    var tree = mapping("{a: b, c: [d, {e: f}], g: {h: i, j: k}}");
    assertEquals(9, Nodes.size(tree, 100));
    assertEquals(9, Nodes.size(tree, 9));
    for (var limit = 1; limit < 9; limit++) {
      assertEquals(limit, Nodes.size(tree, limit));
    }
    assertEquals(3, Nodes.size(mapping("{a: [b]}"), 3));
    assertEquals(2, Nodes.size(mapping("{a: [b]}"), 2));
  }
}
