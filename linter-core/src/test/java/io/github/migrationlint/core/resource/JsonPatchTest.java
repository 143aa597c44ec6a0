package io.github.migrationlint.core.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the settings come to is shown where the layers are, in SettingsByPolicyTest. */
class JsonPatchTest {
  private static final String GATES = "/spec/configuration/developerConfiguration/featureGates";

  @ParameterizedTest
  @CsvSource({
    "/spec/configuration/developerConfiguration/featureGates,   true",
    "/spec/configuration/developerConfiguration/featureGates/-, true",
    "/spec/configuration/developerConfiguration/featureGates/0, true",
    "/spec/configuration/developerConfiguration,                true",
    "/spec/configuration,                                       true",
    "/spec/configuration/developerConfiguration/featureGatesX,  false",
    "/spec/configuration/migrations,                            false",
    "/spec/workloads,                                           false",
  })
  void may_touch_what_lies_at_above_or_below_its_paths(String path, boolean touches) {
    var patch = read("[{\"op\": \"remove\", \"path\": \"" + path + "\"}]");
    assertTrue(patch.understood());
    assertEquals(touches, patch.mayTouch(GATES));
  }

  @Test
  void may_touch_anything_if_it_cannot_be_read() {
    assertTrue(read("- op: remove").mayTouch(GATES));
    assertFalse(read("[]").mayTouch(GATES));
  }

  @Test
  void an_annotation_that_is_not_written_patches_nothing() {
    var place = new SourceFile(new SourceId("hco.yaml"), "metadata:").start();
    var patch = JsonPatchReader.read(new Field.Absent<>(place));
    assertTrue(patch.understood());
    assertTrue(patch.settings().isEmpty());
  }

  @Test
  void a_field_appears_once_with_its_last_value() {
    var patch = read("""
        [{"op": "add", "path": "/spec/configuration/migrations/progressTimeout", "value": 1},
         {"op": "add", "path": "/spec/configuration/migrations/network", "value": "fast"},
         {"op": "add", "path": "/spec/configuration/migrations/progressTimeout", "value": 2}]""");
    assertEquals(2, patch.settings().size());
    assertEquals(MigrationField.PROGRESS_TIMEOUT, patch.settings().get(1).field());
    assertEquals(2L, patch.settings().get(1).value().value().orElseThrow());
  }

  private static JsonPatch read(String annotation) {
    var place = new SourceFile(new SourceId("hco.yaml"), annotation);
    var span = place.span(0, annotation.length());
    return JsonPatchReader.read(new Field.Present<>(annotation, span, span));
  }
}
