package io.github.migrationlint.rules.policy.overlappingpolicies;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.DocumentedOrder;
import io.github.migrationlint.core.facts.PolicyOverlap;
import io.github.migrationlint.core.facts.SelectorPairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Without any VM to show it: policies that one VM could match equally well. */
public final class OverlappingPolicies implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "overlapping-policies",
          Severity.NOTE,
          "one VM could match several policies equally well, so their names would decide")
      .requires(PolicyOverlap.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var overlap : pass.resultOf(PolicyOverlap.ANALYSIS)) {
      findings.add(describe(overlap));
    }
    return findings;
  }

  private static Diagnostic describe(PolicyOverlap overlap) {
    var more = overlap.more().size();
    var message = "`"
        + overlap.winner().name()
        + "` would win over `"
        + overlap.other().name()
        + "` only by its name"
        + (more == 0 ? "" : ", and " + more + " more can tie");
    var finding = CARD.at(overlap.winner().header().place(), message)
        .withRelated(
            overlap.other().header().place(),
            "matches a VM with " + words(overlap.witness()) + " equally well");
    for (var policy : overlap.more()) {
      finding = finding.withRelated(policy.header().place(), "can tie with another of them");
    }
    return finding
        .withHelp("add a policy with the labels of both, if there are such VMs" + foretold(overlap))
        .withAssumption(Assumption.OPEN);
  }

  private static String foretold(PolicyOverlap overlap) {
    return DocumentedOrder.documentsAsWinner(overlap.other(), overlap.winner())
        ? "; KubeVirt's user guide predicts `" + overlap.other().name()
            + "`, but the code compares names"
        : "";
  }

  private static String words(SelectorPairs witness) {
    var words = new ArrayList<String>();
    add("", witness.vmi(), words);
    add("namespace label ", witness.namespace(), words);
    var last = words.remove(words.size() - 1);
    return words.isEmpty() ? last : String.join(", ", words) + " and " + last;
  }

  private static void add(String what, Map<String, String> pairs, List<String> words) {
    for (var pair : pairs.entrySet()) {
      words.add(what + "`" + pair.getKey() + ": " + pair.getValue() + "`");
    }
  }
}
