package io.github.migrationlint.rules.policy.lostsettings;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.diagnostic.World;
import io.github.migrationlint.core.facts.EffectiveMigration;
import io.github.migrationlint.core.facts.EffectiveMigrations;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.PolicyMatch;
import io.github.migrationlint.core.facts.PolicyMatches;
import io.github.migrationlint.core.facts.PolicyTie;
import io.github.migrationlint.core.facts.SelectorPairs;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.rules.policy.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/** The policy that governs a VM leaves out what another one sets, and the VM goes without. */
public final class LostSettings implements Rule {
  private static final RuleCard CARD = new RuleCard(
      "lost-settings",
      Severity.WARNING,
      "a policy that governs a VM leaves out a setting of another that matches it");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Analysis<?>> requires() {
    return List.of(PolicyMatches.ANALYSIS, PolicyTie.ANALYSIS, EffectiveMigrations.ANALYSIS);
  }

  /** What one policy loses to another; the same for all VMs where it is the next best to set it. */
  private record Loss(
      MigrationPolicy winner, MigrationPolicy loser, List<MigrationField<?>> fields) {}

  private record Pair(MigrationPolicy winner, MigrationPolicy loser) {}

  @Override
  public List<Diagnostic> run(Pass pass) {
    var migrations = pass.resultOf(EffectiveMigrations.ANALYSIS);
    var tied = new HashSet<Pair>();
    for (var tie : pass.resultOf(PolicyTie.ANALYSIS)) {
      tied.add(new Pair(tie.winner(), tie.other()));
    }
    var vms = new LinkedHashMap<Loss, List<Workload>>();
    for (var match : pass.resultOf(PolicyMatches.ANALYSIS)) {
      for (var loss : losses(match, migrations.cluster())) {
        // What a policy loses by its name alone, tied-policies says.
        if (!tied.contains(new Pair(loss.winner(), loss.loser()))) {
          vms.computeIfAbsent(loss, unused -> new ArrayList<>()).add(match.workload());
        }
      }
    }
    var findings = new ArrayList<Diagnostic>();
    vms.forEach((loss, workloads) -> findings.add(describe(loss, workloads, migrations)));
    return findings;
  }

  private static List<Loss> losses(PolicyMatch match, EffectiveMigration cluster) {
    var losses = new ArrayList<Loss>();
    if (match.winner().isEmpty()) {
      return losses;
    }
    var winner = match.winner().get();
    var effective = cluster.under(winner);
    var settled = new HashSet<MigrationField<?>>();
    for (var loser : match.matching().subList(1, match.matching().size())) {
      var lost = new ArrayList<MigrationField<?>>();
      for (var field : loser.settings().set()) {
        // Of several that set it, the best one is what the VM would have instead.
        if (field.inPolicy()
            && !winner.settings().get(field).isWritten()
            && settled.add(field)
            && isMissed(field, loser, effective)) {
          lost.add(field);
        }
      }
      // A policy with the selectors of the winner loses everywhere: another rule's matter.
      if (!lost.isEmpty() && !SelectorPairs.of(loser).equals(SelectorPairs.of(winner))) {
        losses.add(new Loss(winner, loser, List.copyOf(lost)));
      }
    }
    return losses;
  }

  /** Whether the VM does not have the value from elsewhere. */
  private static <T> boolean isMissed(
      MigrationField<T> field, MigrationPolicy loser, EffectiveMigration effective) {
    return !effective
        .get(field)
        .map(Setting::value)
        .equals(loser.settings().get(field).value());
  }

  private static Diagnostic describe(
      Loss loss, List<Workload> workloads, EffectiveMigrations migrations) {
    var effective = migrations.cluster().under(loss.winner());
    var finding =
        CARD.at(loss.winner().header().place(), message(loss, workloads, effective, migrations));
    for (var field : loss.fields()) {
      if (loss.loser().settings().get(field) instanceof Field.Present<?> lost) {
        finding = finding.withRelated(lost.key().to(lost.span()), "does not apply there");
      }
      var instead = effective.get(field);
      if (instead.isPresent() && instead.get().origin() instanceof Origin.Declared written) {
        finding = finding.withRelated(written.span(), "applies instead, from " + written.words());
      }
    }
    return finding
        .withHelp(
            "policies are not merged: repeat in `" + loss.winner().name() + "` what these VMs need")
        .withWorld(World.INVENTORY);
  }

  private static String message(
      Loss loss,
      List<Workload> workloads,
      EffectiveMigration effective,
      EffectiveMigrations migrations) {
    var field = loss.fields().get(0);
    var others = loss.fields().size() - 1;
    return "`%s: %s`%s of policy `%s` %s lost on %s, which `%s` governs: `%s` is %s there"
        .formatted(
            field.name(),
            loss.loser().settings().get(field).span().text(),
            others == 0 ? "" : " and " + others + " more of the settings",
            loss.loser().name(),
            others == 0 ? "is" : "are",
            Wording.vms(workloads),
            loss.winner().name(),
            field.name(),
            Wording.value(field, effective, migrations));
  }
}
