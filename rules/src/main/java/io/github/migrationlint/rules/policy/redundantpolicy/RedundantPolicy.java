package io.github.migrationlint.rules.policy.redundantpolicy;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.PolicyRepetition;
import java.util.ArrayList;
import java.util.List;

/** A policy sets only what the cluster's configuration, beside it, sets too. */
public final class RedundantPolicy implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "redundant-policy", Severity.NOTE, "a policy only repeats the settings of the cluster")
      .requires(PolicyRepetition.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var repetition : pass.resultOf(PolicyRepetition.ANALYSIS)) {
      findings.add(describe(repetition));
    }
    return findings;
  }

  private static Diagnostic describe(PolicyRepetition repetition) {
    var policy = repetition.policy();
    var finding = CARD.at(
        policy.header().place(),
        policy.title() + " only repeats settings of "
            + repetition.repeated().get(0).original().description());
    for (var setting : repetition.repeated()) {
      finding = finding.withRelated(
          setting.original().span(), "`" + setting.field().name() + "` is the same here");
    }
    return finding.withHelp("delete the policy, or add the settings its VMs need");
  }
}
