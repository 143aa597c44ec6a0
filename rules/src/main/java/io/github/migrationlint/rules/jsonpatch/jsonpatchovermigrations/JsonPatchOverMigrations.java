package io.github.migrationlint.rules.jsonpatch.jsonpatchovermigrations;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.JsonPatch;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.PatchOperation;
import io.github.migrationlint.core.resource.Shape;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;

/** A JSON patch that looks as if it replaced all migration settings, and is merged instead. */
public final class JsonPatchOverMigrations implements Rule {
  private static final RuleCard CARD = RuleCard.of(
      "json-patch-over-migrations",
      Severity.NOTE,
      "a JSON patch of all migration settings is merged into them");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var version = pass.cluster().versions().hyperConverged();
    var findings = new ArrayList<Diagnostic>();
    for (var object : pass.cluster().hyperConvergeds()) {
      var kept = kept(object, version);
      for (var operation : object.kubevirtPatch().operations()) {
        if (!kept.isEmpty() && replacesAll(operation)) {
          findings.add(describe(operation, kept, object));
        }
      }
    }
    return findings;
  }

  private static boolean replacesAll(PatchOperation operation) {
    return operation.writes()
        && operation.path().equals(JsonPatch.MIGRATIONS)
        && operation.value().filter(value -> value.shape() == Shape.MAPPING).isPresent();
  }

  /** What the object sets in its own fields and the patch does not. */
  private static List<MigrationField<?>> kept(HyperConverged object, Version version) {
    var kept = new ArrayList<MigrationField<?>>();
    for (var field : object.migrations().set()) {
      if (SettingsByPolicy.isInHyperConverged(field, version) && !isPatched(field, object)) {
        kept.add(field);
      }
    }
    return kept;
  }

  private static boolean isPatched(MigrationField<?> field, HyperConverged object) {
    for (var patched : object.kubevirtPatch().settings()) {
      if (patched.field().equals(field)) {
        return true;
      }
    }
    return false;
  }

  private static Diagnostic describe(
      PatchOperation operation, List<MigrationField<?>> kept, HyperConverged object) {
    var others = kept.size() - 1;
    var message = "the JSON patch is merged, so `" + kept.get(0).name() + "`"
        + (others == 0 ? " keeps its value" : " and " + others + " more keep their values");
    var finding = CARD.at(operation.place(), message)
        .withHelp("write each member that should change at its own path");
    for (var field : kept) {
      finding = finding.withRelated(object.migrations().get(field).span(), "stays in effect");
    }
    return finding;
  }
}
