package io.github.migrationlint.rules.jsonpatch.needlessjsonpatch;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import java.util.ArrayList;
import java.util.List;

/** A JSON patch for a setting that HyperConverged has a field for. */
public final class NeedlessJsonPatch implements Rule {
  private static final RuleCard CARD = RuleCard.of(
      "needless-json-patch",
      Severity.NOTE,
      "a JSON patch sets what HyperConverged has a field for");

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
              + patched.field().name() + "` of its own, so no JSON patch is needed for it";
          findings.add(CARD.at(patched.value().span(), message)
              .withHelp("write it under `" + object.layout().migrationsPath() + "` instead"));
        }
      }
    }
    return findings;
  }
}
