package io.github.migrationlint.rules.policy.identicalselectors;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.PolicyAdmission;
import io.github.migrationlint.core.facts.PolicyRank;
import io.github.migrationlint.core.facts.SelectorPairs;
import io.github.migrationlint.core.resource.MigrationPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** Policies that select exactly the same VMs: only the one with the smallest name ever governs. */
public final class IdenticalSelectors implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "identical-selectors",
          Severity.ERROR,
          "a policy never applies because another has its selectors and a smaller name")
      .requires(PolicyAdmission.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var alike = new LinkedHashMap<SelectorPairs, List<MigrationPolicy>>();
    for (var policy : pass.resultOf(PolicyAdmission.ANALYSIS).settled()) {
      SelectorPairs.of(policy).filter(pairs -> !pairs.isEmpty()).ifPresent(pairs -> alike
          .computeIfAbsent(pairs, key -> new ArrayList<>())
          .add(policy));
    }
    var order = PolicyRank.order(pass.cluster().versions().kubeVirt());
    var findings = new ArrayList<Diagnostic>();
    for (var policies : alike.values()) {
      policies.sort(Comparator.comparing(PolicyRank::of, order));
      var first = policies.get(0);
      for (var dead : policies.subList(1, policies.size())) {
        findings.add(describe(dead, first));
      }
    }
    return findings;
  }

  private static Diagnostic describe(MigrationPolicy dead, MigrationPolicy first) {
    var message =
        "policy `%s` never applies: `%s` has its selectors".formatted(dead.name(), first.name());
    return CARD.at(dead.header().place(), message)
        .withRelated(
            first.header().place(), "has the smaller name: governs every VM that both select")
        .withHelp(
            "merge the two, delete one, or add a label to the selector of `" + dead.name() + "`")
        .withAssumption(Assumption.OPEN);
  }
}
