package io.github.migrationlint.rules.jsonpatch.refusedjsonpatch;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.JsonPatch;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.PatchOperation;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.rules.jsonpatch.PatchedMigrations;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JSON patch that cannot be applied, so that the whole HyperConverged is refused. */
public final class RefusedJsonPatch implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "refused-json-patch", Severity.ERROR, "a JSON patch on HyperConverged cannot be applied")
      .also(Severity.WARNING);

  /** Read in its vendored evanphx/json-patch, {@code validateOperation}; earlier ones were not. */
  private static final Version VALUE_NEEDED_SINCE = Version.of(1, 12);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var versions = pass.cluster().versions();
    var findings = new ArrayList<Diagnostic>();
    for (var object : pass.cluster().hyperConvergeds()) {
      mistake(object.kubevirtPatch(), versions)
          .or(() -> missing(object, versions))
          .ifPresent(findings::add);
      for (var patch : object.otherPatches()) {
        mistake(patch, versions).ifPresent(findings::add);
      }
    }
    return findings;
  }

  /** What is wrong with a patch, whatever it is applied to. */
  private static Optional<Diagnostic> mistake(JsonPatch patch, PlatformVersions versions) {
    for (var operation : patch.operations()) {
      if (operation.writes()
          && operation.value().isEmpty()
          && versions.hyperConverged().isAtLeast(VALUE_NEEDED_SINCE)) {
        return Optional.of(
            describe("operation " + operation.number() + " has no `value`", operation.place())
                .withSeverity(
                    versions.hyperConvergedBounds().isSurelyAtLeast(VALUE_NEEDED_SINCE)
                        ? Severity.ERROR
                        : Severity.WARNING));
      }
    }
    return patch.refusal().map(refusal -> describe(refusal.because(), refusal.place()));
  }

  /** The first operation that needs a migration setting to be there, and it is not. */
  private static Optional<Diagnostic> missing(HyperConverged object, PlatformVersions versions) {
    for (var operation : object.kubevirtPatch().operations()) {
      var missing = PatchedMigrations.missing(operation, object, versions.hyperConverged());
      if (missing.isPresent()) {
        return Optional.of(describe(operation, missing.get(), versions));
      }
    }
    return Optional.empty();
  }

  private static Diagnostic describe(
      PatchOperation operation, MigrationField<?> field, PlatformVersions versions) {
    var because = "operation " + operation.number() + " would "
        + operation.kind().word() + " `" + field.name() + "`, which HyperConverged "
        + versions.hyperConverged() + " leaves unset";
    var help = operation.kind() == PatchOperation.Kind.REMOVE
        ? "delete the operation"
        : "use `add`, which needs nothing there";
    var finding = describe(because, operation.place()).withHelp(help);
    var holdsAlways = SettingsByPolicy.isInHyperConverged(field, Version.MAIN)
        == SettingsByPolicy.isInHyperConverged(field, versions.hyperConverged());
    return holdsAlways || versions.hyperConvergedBounds().isExact()
        ? finding
        : finding.withSeverity(Severity.WARNING);
  }

  private static Diagnostic describe(String because, Span place) {
    return CARD.at(place, "the JSON patch is refused, and the HyperConverged with it: " + because);
  }
}
