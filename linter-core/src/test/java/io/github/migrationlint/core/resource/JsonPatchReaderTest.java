package io.github.migrationlint.core.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.TestClusters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
  void a_setting_points_at_the_annotation() {
    var patch = patch("""
            [{"op":"add","path":"/spec/configuration/migrations/allowPostCopy","value":true}]""");
    assertEquals(patch.annotation().span(), patch.settings().get(0).value().span());
  }
}
