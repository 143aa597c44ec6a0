package io.github.migrationlint.rules.policy;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.facts.WrittenSelector;
import io.github.migrationlint.core.resource.LabelPair;
import java.util.ArrayList;
import java.util.List;

/** A rule about each label that a policy selects. */
public abstract class SelectedLabelRule implements Rule {
  /** Adds what there is to say about one of them. */
  protected abstract void check(
      WrittenSelector selector, LabelPair pair, Pass pass, List<Diagnostic> findings);

  @Override
  public final List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var selector : pass.resultOf(WrittenSelector.ANALYSIS)) {
      for (var pair : selector.labels().pairs()) {
        check(selector, pair, pass, findings);
      }
    }
    return findings;
  }
}
