package io.github.migrationlint.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A List beyond the limit for documents is read item by item. */
class ListItemsTest {
  private static String item(int number, int size) {
    return """
        - apiVersion: v1
          kind: ConfigMap
          metadata:
            name: map-%d
          data:
            text: |
              - no item

              %s
        """.formatted(number, "x".repeat(size));
  }

  private static String list(String items) {
    return "apiVersion: v1\nitems:\n" + items + "kind: List\nmetadata:\n  resourceVersion: \"\"\n";
  }

  private static SourceFile source(String text) {
    return new SourceFile(new SourceId("dump.yaml"), text);
  }

  private static final int HALF = YamlLimits.MAX_DOCUMENT_LENGTH / 2;

  @Test
  void each_item_is_a_document_of_its_own() {
    var text = list(item(1, HALF) + item(2, HALF) + item(3, 10)) + "---\nlast: true\n";
    var read = new YamlReader().read(source(text));
    assertEquals(List.of(), read.problems());
    var documents = read.value();
    assertEquals(4, documents.size());
    var third = documents.get(2);
    assertTrue(third.root().orElseThrow() instanceof MappingNode);
    assertEquals(
        text.indexOf("- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: map-3"),
        third.span().start());
  }

  @Test
  void a_list_within_the_limit_is_one_document() {
    assertEquals(
        1,
        new YamlReader().read(source(list(item(1, 10) + item(2, 10)))).value().size());
  }

  @Test
  void the_limit_holds_for_an_item() {
    var read = new YamlReader().read(source(list(item(1, 10) + item(2, 2 * HALF))));
    assertEquals(1, read.problems().size());
    assertEquals(2, read.value().size());
  }

  @Test
  void another_shape_is_one_document_and_too_long() {
    for (var text : List.of(
        "items:\n" + item(1, 2 * HALF),
        list(item(1, 2 * HALF)).replace("kind: List", "kind: Map"))) {
      var read = new YamlReader().read(source(text));
      assertEquals(1, read.problems().size());
      assertEquals(1, read.value().size());
    }
  }

  @Test
  void who_wrote_which_field_is_not_kept() {
    var text = "metadata:\n  managedFields:\n  - manager: kubectl\n  name: a\n";
    var root =
        (MappingNode) new YamlReader().read(source(text)).value().get(0).root().orElseThrow();
    var metadata = (MappingNode) root.entries().get(0).value();
    var fields = (SequenceNode) metadata.entries().get(0).value();
    assertEquals(List.of(), fields.items());
    assertEquals(text.indexOf("- manager"), fields.span().start());
  }

  @Test
  void an_anchor_of_another_item_is_reported() {
    var items = item(1, 2 * HALF - 1000).replace("name: map-1", "name: &name map-1")
        + item(2, 2000).replace("name: map-2", "name: *name");
    var read = new YamlReader().read(source(list(items)));
    assertEquals(1, read.problems().size());
  }
}
