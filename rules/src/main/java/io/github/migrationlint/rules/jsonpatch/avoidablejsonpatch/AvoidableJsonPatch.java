package io.github.migrationlint.rules.jsonpatch.avoidablejsonpatch;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import java.util.ArrayList;
import java.util.List;

/** A JSON patch for a setting that HyperConverged has a field for. */
public final class AvoidableJsonPatch implements Rule {
  private static final RuleCard CARD = RuleCard.of(
      "avoidable-json-patch", Severity.NOTE, "a JSON patch sets a field that HyperConverged has");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var version = pass.cluster().versions().hyperConverged();
    var findings = new ArrayList<Diagnostic>();
    for (var object : pass.cluster().hyperConvergeds()) {
      if (object.kubevirtPatch().refusal().isPresent()) {
        continue;
      }
      for (var patched : object.kubevirtPatch().settings()) {
        // A field that is written too is another rule's; null says what no field can.
        if (SettingsByPolicy.isInHyperConverged(patched.field(), version)
            && patched.value().isWritten()
            && !object.migrations().get(patched.field()).isWritten()) {
          var message = "HyperConverged " + version + " has a field `"
              + patched.field().name() + "`, so it needs no JSON patch";
          findings.add(CARD.at(patched.value().span(), message)
              .withHelp("set it under `" + object.layout().migrationsPath() + "` instead"));
        }
      }
    }
    return findings;
  }
}
