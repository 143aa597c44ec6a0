package io.github.migrationlint.core.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.YamlNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The small parts that the discovery of targets rests on. */
class TargetPartsTest {
  private static YamlNode node(String yaml) {
    var source = new SourceFile(new SourceId("a.yaml"), yaml);
    return new YamlReader().read(source).value().get(0).root().orElseThrow();
  }

  private static boolean isSame(String one, String other) {
    var same = SameContent.of(node(one), node(other));
    assertEquals(same, SameContent.of(node(other), node(one)));
    return same;
  }

  @Test
  void content_is_the_same_wherever_it_is_written() {
    assertTrue(isSame("{a: [1, {b: c}], d: e}", "d: e\na:\n- 1\n- b: c\n"));
    assertTrue(isSame("[]", "[]"));
    assertTrue(isSame("{}", "{}"));
    var shared = node("a");
    assertTrue(SameContent.of(shared, shared));
  }

  @Test
  void content_differs_in_one_value_key_item_or_kind() {
    assertFalse(isSame("a: b", "a: c"));
    assertFalse(isSame("a: b", "c: b"));
    assertFalse(isSame("a: b", "{a: b, c: d}"));
    assertFalse(isSame("[a, b]", "[b, a]"));
    assertFalse(isSame("[a]", "[a, a]"));
    assertFalse(isSame("[a]", "a"));
    assertFalse(isSame("{a: b}", "[a]"));
    assertFalse(isSame("{a: b}", "a"));
    assertFalse(isSame("[{a: [b]}]", "[{a: [c]}]"));
  }

  @Test
  void names_are_the_shortest_end_of_a_path_that_is_unique() {
    var names = new UniqueNames();
    assertEquals(
        List.of("prod/vms", "test/vms", "web", "."),
        names.ofPaths(List.of("a/prod/vms", "a/test/vms", "b/web.yaml", "")));
    // All of them are taken now.
    assertEquals("web-2", names.unique("web"));
    assertEquals("web-3", names.unique("web"));
    assertEquals(List.of("d/web"), names.ofPaths(List.of("c/d/web")));
  }

  @Test
  void names_that_are_reserved_or_equal_get_numbers() {
    var names = new UniqueNames();
    names.reserve("vms");
    assertEquals(List.of("vms-2", "b", "b-2"), names.ofPaths(List.of("vms", "b", "b")));
  }

  private static Map<String, Integer> kinds(String text) {
    var id = new SourceId("templates/a.yaml");
    var other = new SourceFile(new SourceId("b.yaml"), "kind: VirtualMachine\n");
    return TemplateKinds.in(List.of(new SourceFile(id, text), other), List.of(id));
  }

  @Test
  void kinds_in_templates_are_lines_of_their_own() {
    assertEquals(
        Map.of("VirtualMachine", 3, "KubeVirt", 1),
        kinds("kind: VirtualMachine\n- kind: \"VirtualMachine\" # of a list\n  kind: 'KubeVirt'\n"
            + "kind: Service\nkind: VirtualMachine"));
  }

  @Test
  void other_texts_with_kinds_are_no_objects() {
    assertEquals(Map.of(), kinds("a-kind: VirtualMachine\n# kind: KubeVirt\nx: kind: KubeVirt\n"));
    assertEquals(Map.of(), kinds("kind: VirtualMachine2\nkind: \nkind:"));
    assertEquals(
        Map.of(),
        TemplateKinds.in(
            List.of(new SourceFile(new SourceId("a.yaml"), "kind: KubeVirt")), List.of()));
  }
}
