package io.github.migrationlint.rules.jsonpatch.replacedfeaturegates;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.JsonPatch;
import java.util.ArrayList;
import java.util.List;

/** A JSON patch that writes the whole list of feature gates, and so drops those of HyperConverged. */
public final class ReplacedFeatureGates implements Rule {
  private static final RuleCard CARD = RuleCard.of(
      "replaced-feature-gates",
      Severity.WARNING,
      "a JSON patch replaces the feature gates that HyperConverged turns on");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var object : pass.cluster().hyperConvergeds()) {
      for (var operation : object.kubevirtPatch().operations()) {
        if (operation.writes() && operation.writesListAt(JsonPatch.FEATURE_GATES)) {
          findings.add(CARD.at(
                  operation.place(),
                  "the JSON patch replaces the feature gates that HyperConverged enables")
              .withHelp("add each gate to `" + JsonPatch.FEATURE_GATES
                  + "/-` instead, unless HyperConverged has a switch for it"));
        }
      }
    }
    return findings;
  }
}
