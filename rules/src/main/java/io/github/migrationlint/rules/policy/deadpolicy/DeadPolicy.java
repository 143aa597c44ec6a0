package io.github.migrationlint.rules.policy.deadpolicy;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.DeadPolicies;
import io.github.migrationlint.core.facts.DeadPolicies.Cover;
import io.github.migrationlint.core.facts.DeadPolicies.Covered;
import io.github.migrationlint.core.facts.SelectorPairs;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.rules.policy.Enumeration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In each namespace that a policy selects, others win every VM that it could match. */
public final class DeadPolicy implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "dead-policy",
          Severity.WARNING,
          "a policy loses every VM in the namespaces it selects to other policies")
      .also(Severity.ERROR, Severity.NOTE)
      .requires(DeadPolicies.ANALYSIS);

  /** More of them would not fit on a line; all are beside the finding. */
  private static final int MOST_REASONS = 3;

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var dead : pass.resultOf(DeadPolicies.ANALYSIS).covered()) {
      findings.add(describe(dead, pass.cluster().facts().namespacesComplete()));
    }
    return findings;
  }

  /** A policy that selects everything is there for namespaces to come, too. */
  private static Severity severity(MigrationPolicy policy, boolean areComplete) {
    if (SelectorPairs.areNoneOf(policy)) {
      return Severity.NOTE;
    }
    return areComplete ? Severity.ERROR : CARD.severity();
  }

  private static Diagnostic describe(Covered dead, boolean areComplete) {
    var places = new LinkedHashMap<MigrationPolicy, List<String>>();
    for (Cover cover : dead.covers()) {
      places.computeIfAbsent(cover.by(), unused -> new ArrayList<>()).add(cover.namespace());
    }
    var message = dead.policy().title() + " governs no VM: " + reasons(places);
    var severity = severity(dead.policy(), areComplete);
    var finding = CARD.at(severity, dead.policy().header().place(), message);
    for (var place : places.entrySet()) {
      finding = finding.withRelated(
          place.getKey().header().place(),
          "takes precedence in " + Enumeration.of(place.getValue()));
    }
    var scope = areComplete ? "cluster" : "repository";
    return finding
        .withHelp("delete it, or add a label to its selector that only its VMs have, or add"
            + " namespaces: those of this " + scope + " are all taken")
        .withAssumption(Assumption.NAMESPACES);
  }

  private static String reasons(Map<MigrationPolicy, List<String>> places) {
    var reasons = new StringBuilder();
    var said = 0;
    for (var place : places.entrySet()) {
      if (said == MOST_REASONS) {
        return reasons + " and " + (places.size() - said) + " more in the others";
      }
      reasons
          .append(said == 0 ? "`" : ", `")
          .append(place.getKey().name())
          .append(said == 0 ? "` takes precedence in " : "` in ")
          .append(Enumeration.of(place.getValue()));
      said++;
    }
    return reasons.toString();
  }
}
