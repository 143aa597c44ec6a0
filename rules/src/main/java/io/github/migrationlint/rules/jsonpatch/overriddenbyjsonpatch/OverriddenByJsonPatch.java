package io.github.migrationlint.rules.jsonpatch.overriddenbyjsonpatch;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.JsonPatch.PatchedSetting;
import java.util.ArrayList;
import java.util.List;

/** A field of HyperConverged whose value a JSON patch on the same object replaces. */
public final class OverriddenByJsonPatch implements Rule {
  private static final RuleCard CARD = RuleCard.of(
      "overridden-by-json-patch",
      Severity.WARNING,
      "a JSON patch overrides a field that the same object sets");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var version = pass.cluster().versions().hyperConverged();
    var findings = new ArrayList<Diagnostic>();
    for (var object : pass.cluster().hyperConvergeds()) {
      for (var patched : object.kubevirtPatch().settings()) {
        if (SettingsByPolicy.isInHyperConverged(patched.field(), version)) {
          check(patched, object, findings);
        }
      }
    }
    return findings;
  }

  private static <T> void check(
      PatchedSetting<T> patched, HyperConverged object, List<Diagnostic> findings) {
    if (object.migrations().get(patched.field()) instanceof Field.Present<T> written
        && !patched.value().value().equals(written.value())) {
      var message = "`" + patched.field().name() + "` of " + written.get()
          + " has no effect: the JSON patch "
          + patched.value().value().map(value -> "sets it to " + value).orElse("clears it");
      findings.add(CARD.at(written.span(), message)
          .withRelated(patched.value().span(), "the patch is applied last")
          .withHelp("set the value here, and remove it from the patch"));
    }
  }
}
