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
import io.github.migrationlint.core.facts.PolicyMatch;
import io.github.migrationlint.core.facts.PolicyMatches;
import io.github.migrationlint.core.facts.SelectorPairs;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
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
    return List.of(PolicyMatches.ANALYSIS, EffectiveMigrations.ANALYSIS);
  }

  /** Two policies and what one loses to the other; the same for all VMs that both match. */
  private record Loss(MigrationPolicy winner, MigrationPolicy loser) {}

  @Override
  public List<Diagnostic> run(Pass pass) {
    var migrations = pass.resultOf(EffectiveMigrations.ANALYSIS);
    var vms = new LinkedHashMap<Loss, List<Workload>>();
    for (var match : pass.resultOf(PolicyMatches.ANALYSIS)) {
      for (var loss : losses(match)) {
        vms.computeIfAbsent(loss, unused -> new ArrayList<>()).add(match.workload());
      }
    }
    var findings = new ArrayList<Diagnostic>();
    vms.forEach((loss, workloads) -> {
      var lost = lost(loss, migrations.cluster().under(loss.winner()));
      if (!lost.isEmpty()) {
        findings.add(describe(loss, lost, workloads));
      }
    });
    return findings;
  }

  private static List<Loss> losses(PolicyMatch match) {
    var losses = new ArrayList<Loss>();
    if (match.winner().isPresent()) {
      var winner = match.winner().get();
      for (var loser : match.matching().subList(1, match.matching().size())) {
        // A policy with the selectors of the winner loses everywhere: another rule's matter.
        if (!SelectorPairs.of(loser).equals(SelectorPairs.of(winner))) {
          losses.add(new Loss(winner, loser));
        }
      }
    }
    return losses;
  }

  /** What the loser sets, the winner does not, and the VM does not have from elsewhere. */
  private static List<Field.Present<?>> lost(Loss loss, EffectiveMigration effective) {
    var lost = new ArrayList<Field.Present<?>>();
    for (var field : loss.loser().settings().set()) {
      if (field.inPolicy() && !loss.winner().settings().get(field).isWritten()) {
        addIfMissed(field, loss, effective, lost);
      }
    }
    return lost;
  }

  private static <T> void addIfMissed(
      MigrationField<T> field,
      Loss loss,
      EffectiveMigration effective,
      List<Field.Present<?>> lost) {
    if (loss.loser().settings().get(field) instanceof Field.Present<T> present) {
      var has = effective.get(field);
      if (has.isEmpty() || !has.get().value().equals(present.get())) {
        lost.add(present);
      }
    }
  }

  private static Diagnostic describe(
      Loss loss, List<Field.Present<?>> lost, List<Workload> workloads) {
    var first = lost.get(0);
    var more = lost.size() == 1 ? "" : " and " + (lost.size() - 1) + " more of its settings";
    var message = "`%s: %s`%s of policy `%s` %s lost on %s, which `%s` governs"
        .formatted(
            first.key().text(),
            first.span().text(),
            more,
            loss.loser().name(),
            lost.size() == 1 ? "is" : "are",
            named(workloads),
            loss.winner().name());
    var finding = CARD.at(loss.winner().header().place(), message);
    for (var setting : lost) {
      finding = finding.withRelated(setting.key().to(setting.span()), "does not apply there");
    }
    return finding
        .withHelp(
            "policies are not merged: repeat in `" + loss.winner().name() + "` what these VMs need")
        .withWorld(World.INVENTORY);
  }

  private static String named(List<Workload> workloads) {
    var first = "VM `" + workloads.get(0).id() + "`";
    return workloads.size() == 1 ? first : first + " and " + (workloads.size() - 1) + " more";
  }
}
