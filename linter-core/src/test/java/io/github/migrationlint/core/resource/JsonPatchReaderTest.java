package io.github.migrationlint.core.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.TestClusters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPatchReaderTest {
  private static JsonPatch patch(String annotation) {
    var yaml = """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata:
          name: kubevirt-hyperconverged
          annotations:
            kubevirt.kubevirt.io/jsonpatch: '%s'
        spec: {}
        """.formatted(annotation);
    return TestClusters.of(yaml).hyperConvergeds().get(0).kubevirtPatch();
  }

  private static String settings(String annotation) {
    var words = new StringBuilder();
    for (var setting : patch(annotation).settings()) {
      var value = setting.value().value().map(Object::toString).orElse("cleared");
      words.append(setting.field()).append('=').append(value).append(' ');
    }
    return words.toString().strip();
  }

  @Test
  void a_leaf_is_set() {
    assertEquals("allowPostCopy=true", settings("""
            [{"op":"add","path":"/spec/configuration/migrations/allowPostCopy","value":true}]"""));
  }

  @Test
  void a_whole_block_sets_what_it_holds_and_null_clears() {
    assertEquals("bandwidthPerMigration=64Mi completionTimeoutPerGiB=cleared", settings("""
            [{"op":"replace","path":"/spec/configuration/migrations",
              "value":{"bandwidthPerMigration":"64Mi","completionTimeoutPerGiB":null}}]"""));
  }

  @Test
  void a_block_further_up_is_looked_into() {
    assertEquals("progressTimeout=9", settings("""
            [{"op":"add","path":"/spec/configuration",
              "value":{"migrations":{"progressTimeout":9}}}]"""));
  }

  @Test
  void removing_an_optional_field_does_nothing() {
    var patch = patch("""
            [{"op":"remove","path":"/spec/configuration/migrations/bandwidthPerMigration"}]""");
    assertTrue(patch.settings().isEmpty());
    assertTrue(patch.understood());
  }

  @Test
  void what_does_not_touch_migrations_does_not_matter() {
    var patch = patch("""
            [{"op":"move","path":"/spec/configuration/smbios","from":"/spec/x"}]""");
    assertTrue(patch.settings().isEmpty());
    assertTrue(patch.understood());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}",
        "[1]",
        "[{\"op\":\"move\",\"from\":\"/a\",\"path\":\"/spec/configuration/migrations\"}]",
        "[{\"op\":\"add\",\"path\":\"/spec/configuration/migrations\"}]",
        "[{\"op\":\"add\",\"path\":\"/spec/configuration/migrations\",\"value\":3}]",
        "${PATCH}"
      })
  void what_cannot_be_read_is_not_understood(String annotation) {
    assertFalse(patch(annotation).understood());
  }

  @Test
  void no_annotation_is_understood() {
    var yaml = "{apiVersion: hco.kubevirt.io/v1, kind: HyperConverged, metadata: {name: a}}";
    assertTrue(TestClusters.of(yaml).hyperConvergeds().get(0).kubevirtPatch().understood());
  }

  @Test
  void a_setting_points_at_its_value_in_the_annotation() {
    var patch = patch("""
            [{"op":"add","path":"/spec/configuration/migrations/allowPostCopy","value":true}]""");
    assertEquals("true", patch.settings().get(0).value().span().text());
  }

  @Test
  void an_operation_points_at_its_path() {
    var patch = patch("[{\"op\":\"test\",\"path\":\"/spec/x\",\"value\":1}]");
    assertEquals("\"/spec/x\"", patch.operations().get(0).place().text());
  }

  @Test
  void in_a_literal_block_a_place_is_on_its_line() {
    var yaml = """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata:
          name: kubevirt-hyperconverged
          annotations:
            kubevirt.kubevirt.io/jsonpatch: |-
              [
                {"op": "add", "path": "/spec/a", "value": [1]},

                {"op": "remove", "path": "/spec/b"}
              ]
        """;
    var patch = TestClusters.of(yaml).hyperConvergeds().get(0).kubevirtPatch();
    assertEquals("\"/spec/a\"", patch.operations().get(0).place().text());
    assertEquals("\"/spec/b\"", patch.operations().get(1).place().text());
  }

  @Test
  void line_ends_of_another_system_move_no_place() {
    var yaml = """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata:
          name: kubevirt-hyperconverged
          annotations:
            kubevirt.kubevirt.io/jsonpatch: |
              [{"op": "test",
                "path": "/spec/a"}]
        """.replace("\n", "\r\n");
    var patch = TestClusters.of(yaml).hyperConvergeds().get(0).kubevirtPatch();
    assertEquals("\"/spec/a\"", patch.operations().get(0).place().text());
  }

  @Test
  void where_quotes_hide_characters_a_place_is_the_annotation() {
    var yaml = """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata:
          name: kubevirt-hyperconverged
          annotations:
            kubevirt.kubevirt.io/jsonpatch: "[{\\"op\\": \\"remove\\", \\"path\\": \\"/spec/a\\"}]"
        """;
    var patch = TestClusters.of(yaml).hyperConvergeds().get(0).kubevirtPatch();
    assertEquals(patch.annotation().span(), patch.operations().get(0).place());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                                                           | it is not valid JSON",
        "[{\"op\": \"remove\", \"path\": \"/spec/a\"},]               | it is not valid JSON",
        "[{\"op\": \"add\", \"path\": \"/spec/a\", \"value\": 010}] | it is not valid JSON",
        "{\"op\": \"remove\", \"path\": \"/spec/a\"}                | it is not a list of operations",
        "[1]                                                         | operation 1 is not a mapping",
        "[{\"path\": \"/spec/a\"}]                                  | operation 1 has no `op`",
        "[{\"op\": \"remove\"}]                                     | operation 1 has no `path`",
        "[{\"op\": \"merge\", \"path\": \"/spec/a\"}]               | operation 1 has the unknown `op` `merge`",
      })
  void what_hco_refuses_is_refused(String annotation, String because) {
    assertEquals(because, patch(annotation.strip()).refusal().orElseThrow().reason());
  }

  @Test
  void two_members_of_one_name_are_not_understood_but_not_refused() {
    var patch = patch("[{\"op\":\"test\",\"op\":\"remove\",\"path\":\"/spec/a\"}]");
    assertFalse(patch.understood());
    assertTrue(patch.refusal().isEmpty());
  }

  @Test
  void the_lists_a_value_holds_are_known_by_their_pointers() {
    var patch = patch("""
            [{"op":"add","path":"/spec/configuration","value":{"a":{"b":[1]},"c":2}}]""");
    assertTrue(patch.operations().get(0).writesListAt("/spec/configuration/a/b"));
  }
}
