package io.github.migrationlint.rules.policy.tiedpolicies;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.diagnostic.World;
import io.github.migrationlint.core.facts.EffectiveMigration;
import io.github.migrationlint.core.facts.EffectiveMigrations;
import io.github.migrationlint.core.facts.PolicyMatch;
import io.github.migrationlint.core.facts.PolicyMatches;
import io.github.migrationlint.core.facts.PolicyRank;
import io.github.migrationlint.core.facts.SelectorPairs;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Two policies match a VM equally well and differ in effect, so their names decide. */
public final class TiedPolicies implements Rule {
  private static final RuleCard CARD = new RuleCard(
      "tied-policies",
      Severity.WARNING,
      "two policies match a VM equally well, and only their names decide");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Analysis<?>> requires() {
    return List.of(PolicyMatches.ANALYSIS, EffectiveMigrations.ANALYSIS);
  }

  private record Tie(MigrationPolicy winner, MigrationPolicy runnerUp) {}

  @Override
  public List<Diagnostic> run(Pass pass) {
    var cluster = pass.resultOf(EffectiveMigrations.ANALYSIS).cluster();
    var vms = new LinkedHashMap<Tie, List<Workload>>();
    for (var match : pass.resultOf(PolicyMatches.ANALYSIS)) {
      tie(match)
          .filter(tie -> differ(cluster.under(tie.winner()), cluster.under(tie.runnerUp())))
          .ifPresent(
              tie -> vms.computeIfAbsent(tie, unused -> new ArrayList<>()).add(match.workload()));
    }
    var findings = new ArrayList<Diagnostic>();
    vms.forEach((tie, workloads) -> findings.add(describe(tie, workloads)));
    return findings;
  }

  /** The winner and the next one, where only the name tells them apart. */
  private static Optional<Tie> tie(PolicyMatch match) {
    if (match.winner().isEmpty() || match.matching().size() < 2) {
      return Optional.empty();
    }
    var winner = match.matching().get(0);
    var runnerUp = match.matching().get(1);
    var first = PolicyRank.of(winner);
    var second = PolicyRank.of(runnerUp);
    // Policies with the same selectors are another rule's matter.
    return first.total() == second.total()
            && first.vmi() == second.vmi()
            && !SelectorPairs.of(winner).equals(SelectorPairs.of(runnerUp))
        ? Optional.of(new Tie(winner, runnerUp))
        : Optional.empty();
  }

  private static boolean differ(EffectiveMigration one, EffectiveMigration other) {
    for (var field : MigrationField.ALL) {
      if (!value(one, field).equals(value(other, field))) {
        return true;
      }
    }
    return false;
  }

  private static <T> Optional<T> value(EffectiveMigration migration, MigrationField<T> field) {
    return migration.get(field).map(Setting::value);
  }

  private static Diagnostic describe(Tie tie, List<Workload> workloads) {
    var more = workloads.size() == 1 ? "" : " and " + (workloads.size() - 1) + " more";
    var message = "`%s` wins over `%s` for VM `%s`%s only by its name"
        .formatted(tie.winner().name(), tie.runnerUp().name(), workloads.get(0).id(), more);
    return CARD.at(tie.winner().header().place(), message)
        .withRelated(tie.runnerUp().header().place(), "matches equally well, with other settings")
        .withHelp("select one more label in the policy that should win")
        .withWorld(World.INVENTORY);
  }
}
