package io.github.migrationlint.rules.jsonpatch;

import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.JsonPatch;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.PatchOperation;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.core.resource.Shape;
import io.github.migrationlint.schemas.Component;
import io.github.migrationlint.schemas.UpstreamDefault;
import io.github.migrationlint.schemas.UpstreamDefaults;
import io.github.migrationlint.schemas.Version;
import java.util.Objects;
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
        || isPatchedBefore(operation, object.kubevirtPatch())) {
      return Optional.empty();
    }
    var name = operation.path().substring(operation.path().lastIndexOf('/') + 1);
    return operation.path().equals(JsonPatch.MIGRATIONS + "/" + name)
        ? MigrationField.named(name).filter(field -> !isThere(field, object, version))
        : Optional.empty();
  }

  /** A test that does not hold, and whether that is certain. */
  public record FailedTest(String reason, boolean isCertain) {
    public FailedTest {
      Objects.requireNonNull(reason);
    }
  }

  /** Why an operation tests a setting in vain; empty where it may hold. */
  public static Optional<FailedTest> failingTest(
      PatchOperation operation, HyperConverged object, PlatformVersions versions) {
    var value = operation.value();
    if (operation.kind() != PatchOperation.Kind.TEST
        || value.isEmpty()
        || !operation.parent().equals(JsonPatch.MIGRATIONS)
        || object.header().partial()
        || isPatchedBefore(operation, object.kubevirtPatch())) {
      return Optional.empty();
    }
    return MigrationField.named(operation.lastStep())
        .flatMap(field -> failingTest(field, value.get(), object, versions));
  }

  private static Optional<FailedTest> failingTest(
      MigrationField<?> field,
      PatchOperation.Value tested,
      HyperConverged object,
      PlatformVersions versions) {
    var version = versions.hyperConverged();
    var written = object.migrations().get(field);
    var isExact = versions.hyperConvergedBounds().isExact();
    if (!isThere(field, object, version)) {
      return tested.shape() == Shape.NULL
          ? Optional.empty()
          : Optional.of(new FailedTest("`" + field.name() + "` is not set", isExact));
    }
    var actual = written.isWritten()
        ? written.value().map(Object::toString)
        : UpstreamDefaults.find(
                Component.HYPERCONVERGED, "liveMigrationConfig." + field.name(), version)
            .map(UpstreamDefault::value);
    // Quantities may be written in several ways.
    return actual.isEmpty() || field.type() == Quantity.class || tested.text().equals(actual.get())
        ? Optional.empty()
        : Optional.of(new FailedTest(
            "`" + field.name() + "` is " + actual.get() + ", not " + tested.text(),
            isExact || written.isWritten()));
  }

  /** Whether an earlier operation of a patch changes, or may change, what this one finds. */
  public static boolean isPatchedBefore(PatchOperation operation, JsonPatch patch) {
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
