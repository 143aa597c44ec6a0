package io.github.migrationlint.rules.jsonpatch;

import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.JsonPatch;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.PatchOperation;
import io.github.migrationlint.schemas.Component;
import io.github.migrationlint.schemas.UpstreamDefaults;
import io.github.migrationlint.schemas.Version;
import java.util.Optional;

/**
 * The migration settings as HyperConverged hands them to its patch: the fields of its own API that
 * are written or have a default there, and nothing else. Upstream: {@code
 * controllers/handlers/kubevirt.go}, {@code hcLiveMigrationToKv}; members without a value are left
 * out of the JSON that is patched.
 */
public final class PatchedMigrations {
  private PatchedMigrations() {}

  /** The setting an operation replaces or removes although it is not there, so that it fails. */
  public static Optional<MigrationField<?>> missing(
      PatchOperation operation, HyperConverged object, Version version) {
    var needsIt = operation.kind() == PatchOperation.Kind.REPLACE
        || operation.kind() == PatchOperation.Kind.REMOVE;
    if (!needsIt
        || object.header().partial()
        || isTouchedBefore(operation, object.kubevirtPatch())) {
      return Optional.empty();
    }
    var name = operation.path().substring(operation.path().lastIndexOf('/') + 1);
    return operation.path().equals(JsonPatch.MIGRATIONS + "/" + name)
        ? MigrationField.named(name).filter(field -> !isThere(field, object, version))
        : Optional.empty();
  }

  /** Whether an earlier operation of a patch changes, or may change, what this one finds. */
  public static boolean isTouchedBefore(PatchOperation operation, JsonPatch patch) {
    for (var earlier : patch.operations()) {
      if (earlier.number() < operation.number() && earlier.mayTouch(operation.path())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isThere(MigrationField<?> field, HyperConverged object, Version version) {
    return SettingsByPolicy.isInHyperConverged(field, version)
        && (object.migrations().get(field).isWritten()
            || UpstreamDefaults.find(
                    Component.HYPERCONVERGED, "liveMigrationConfig." + field.name(), version)
                .isPresent());
  }
}
