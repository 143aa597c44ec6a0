package io.github.migrationlint.rules.jsonpatch.refusedjsonpatch;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.JsonPatchFault;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.JsonPatch;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.PatchOperation;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.rules.jsonpatch.PatchedMigrations;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON patch that cannot be applied, so that the whole HyperConverged is refused. */
public final class RefusedJsonPatch implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "refused-json-patch", Severity.ERROR, "a JSON patch on HyperConverged cannot be applied")
      .requires(JsonPatchFault.ANALYSIS)
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
    var unknown = new HashMap<PatchOperation, JsonPatchFault>();
    for (var fault : pass.resultOf(JsonPatchFault.ANALYSIS)) {
      if (fault.fails()) {
        unknown.put(fault.operation(), fault);
      }
    }
    var findings = new ArrayList<Diagnostic>();
    for (var object : pass.cluster().hyperConvergeds()) {
      mistake(object.kubevirtPatch(), versions)
          .or(() -> failing(object, versions, unknown))
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
        var isCertain = versions.hyperConvergedBounds().isSurelyAtLeast(VALUE_NEEDED_SINCE);
        return Optional.of(describe(
                isCertain, "operation " + operation.number() + " has no `value`", operation.place())
            .withHelp("add a `value` to the operation"));
      }
    }
    return patch.refusal().map(refusal -> describe(true, refusal.reason(), refusal.place())
        .withHelp("write operations of RFC 6902 with paths below `/spec/`"));
  }

  /** The first operation that does not find what it needs. */
  private static Optional<Diagnostic> failing(
      HyperConverged object,
      PlatformVersions versions,
      Map<PatchOperation, JsonPatchFault> unknown) {
    for (var operation : object.kubevirtPatch().operations()) {
      var fault = Optional.ofNullable(unknown.get(operation));
      var failure = fault
          .map(found -> describe(
                  true,
                  "operation " + operation.number() + " finds no `" + found.member() + "`",
                  found.place())
              .withHelp("write the names as the schema of KubeVirt has them"))
          .or(() -> PatchedMigrations.missing(operation, object, versions.hyperConverged())
              .map(field -> missing(operation, field, versions)))
          .or(() -> PatchedMigrations.failingTest(operation, object, versions)
              .map(failed -> describe(failed.isCertain(), failed.reason(), operation.place())
                  .withHelp("remove the operation, or test for the value that is set")));
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  private static Diagnostic missing(
      PatchOperation operation, MigrationField<?> field, PlatformVersions versions) {
    var reason =
        "operation " + operation.number() + " needs `" + field.name() + "`, which is not set";
    var help = operation.kind() == PatchOperation.Kind.REMOVE
        ? "remove the operation"
        : "use `add`, which needs nothing there";
    var holdsAlways = SettingsByPolicy.isInHyperConverged(field, Version.MAIN)
        == SettingsByPolicy.isInHyperConverged(field, versions.hyperConverged());
    return describe(holdsAlways || versions.areProven(), reason, operation.place())
        .withHelp(help);
  }

  private static Diagnostic describe(boolean isCertain, String reason, Span place) {
    return CARD.at(
        isCertain ? Severity.ERROR : Severity.WARNING, place, "JSON patch rejected: " + reason);
  }
}
