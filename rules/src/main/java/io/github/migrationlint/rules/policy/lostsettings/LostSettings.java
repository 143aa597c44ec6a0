package io.github.migrationlint.rules.policy.lostsettings;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.DocumentedOrder;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.PolicyLoss;
import io.github.migrationlint.core.facts.PolicyTie;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.rules.policy.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The policy that governs a VM leaves out what another one sets, and the VM goes without. */
public final class LostSettings implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "lost-settings",
          Severity.WARNING,
          "a VM loses a setting because another policy governs it")
      .requires(PolicyLoss.ANALYSIS, PolicyTie.ANALYSIS, SettingsByPolicy.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  private record Pair(MigrationPolicy winner, MigrationPolicy other) {}

  @Override
  public List<Diagnostic> run(Pass pass) {
    var migrations = pass.resultOf(SettingsByPolicy.ANALYSIS);
    var tied = new HashSet<Pair>();
    for (var tie : pass.resultOf(PolicyTie.ANALYSIS)) {
      tied.add(new Pair(tie.winner(), tie.other()));
    }
    var findings = new ArrayList<Diagnostic>();
    for (var loss : pass.resultOf(PolicyLoss.ANALYSIS)) {
      // What a policy loses by its name alone, tied-policies says; of a dead one, others do.
      if (!loss.isOfDeadPolicy() && !tied.contains(new Pair(loss.winner(), loss.loser()))) {
        findings.add(describe(loss, migrations));
      }
    }
    return findings;
  }

  private static Diagnostic describe(PolicyLoss loss, SettingsByPolicy migrations) {
    var effective = migrations.cluster().under(loss.winner());
    var finding = CARD.at(loss.winner().header().place(), message(loss));
    for (var field : loss.fields()) {
      if (loss.loser().settings().get(field) instanceof Field.Present<?> lost) {
        var instead = Wording.value(field, effective, migrations);
        finding = finding.withRelated(
            lost.key().to(lost.span()), "is lost; " + instead + " applies instead");
      }
      var applied = effective.get(field);
      if (applied.isPresent() && applied.get().origin() instanceof Origin.Declared written) {
        finding =
            finding.withRelated(written.span(), "applies instead, from " + written.description());
      }
    }
    return finding
        .withHelp("write in `" + loss.winner().name()
            + "` what these VMs need: policies are not merged" + foretold(loss))
        .withAssumption(Assumption.INVENTORY);
  }

  /** With equal counts the guide lets label keys decide; the code prefers labels of the VMI. */
  private static String foretold(PolicyLoss loss) {
    return DocumentedOrder.documentsAsWinner(loss.loser(), loss.winner())
        ? "; KubeVirt's user guide predicts `" + loss.loser().name()
            + "`, but the code prefers VMI labels"
        : "";
  }

  private static String message(PolicyLoss loss) {
    var field = loss.fields().get(0);
    var others = loss.fields().size() - 1;
    return "%s %s `%s` of policy `%s`%s"
        .formatted(
            Wording.vms(loss.vms()),
            loss.vms().size() == 1 ? "loses" : "lose",
            field.name(),
            loss.loser().name(),
            others == 0 ? "" : " and " + others + " more");
  }
}
