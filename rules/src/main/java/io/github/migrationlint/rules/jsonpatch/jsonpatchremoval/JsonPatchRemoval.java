package io.github.migrationlint.rules.jsonpatch.jsonpatchremoval;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.JsonPatch;
import io.github.migrationlint.core.resource.PatchOperation;
import io.github.migrationlint.rules.jsonpatch.PatchedMigrations;
import java.util.ArrayList;
import java.util.List;

/** A JSON patch that removes what HyperConverged nevertheless keeps. */
public final class JsonPatchRemoval implements Rule {
  private static final RuleCard CARD = RuleCard.of(
      "json-patch-removal", Severity.WARNING, "a JSON patch removes a member, which has no effect");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var version = pass.cluster().versions().hyperConverged();
    var findings = new ArrayList<Diagnostic>();
    for (var object : pass.cluster().hyperConvergeds()) {
      for (var patch : object.patches()) {
        for (var operation : patch.operations()) {
          if (isVoid(operation, patch)
              && PatchedMigrations.missing(operation, object, version).isEmpty()) {
            findings.add(describe(operation));
          }
        }
      }
    }
    return findings;
  }

  /** A list takes the length it is given; only what is a member of an object stays. */
  private static boolean isVoid(PatchOperation operation, JsonPatch patch) {
    return operation.kind() == PatchOperation.Kind.REMOVE
        && !operation.isAtListElement()
        && !PatchedMigrations.isPatchedBefore(operation, patch);
  }

  private static Diagnostic describe(PatchOperation operation) {
    var message =
        "removing `" + operation.lastStep() + "` has no effect: HyperConverged keeps its value";
    return CARD.at(operation.place(), message)
        .withHelp("add the value you want instead, or null to clear it");
  }
}
