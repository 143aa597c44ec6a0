package io.github.migrationlint.rules.policy.tiedpolicies;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.PolicyTie;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.rules.policy.Wording;
import java.util.ArrayList;
import java.util.List;

/** Two policies match a VM equally well and differ in effect, so their names decide. */
public final class TiedPolicies implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "tied-policies",
          Severity.WARNING,
          "two policies match a VM equally well, so their names decide")
      .requires(PolicyTie.ANALYSIS, SettingsByPolicy.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var migrations = pass.resultOf(SettingsByPolicy.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    for (var tie : pass.resultOf(PolicyTie.ANALYSIS)) {
      findings.add(describe(tie, migrations));
    }
    return findings;
  }

  private static Diagnostic describe(PolicyTie tie, SettingsByPolicy migrations) {
    var finding = CARD.at(tie.winner().header().place(), message(tie))
        .withRelated(tie.other().header().place(), "matches equally well");
    for (var field : tie.differing()) {
      finding = withValue(finding, field, tie.winner(), "applies", migrations);
      finding = withValue(finding, field, tie.other(), "does not apply", migrations);
    }
    return finding.withHelp(help(tie)).withAssumption(Assumption.INVENTORY);
  }

  private static String message(PolicyTie tie) {
    return "`%s` wins over `%s` for %s only by its name"
        .formatted(tie.winner().name(), tie.other().name(), Wording.vms(tie.vms()));
  }

  private static Diagnostic withValue(
      Diagnostic finding,
      MigrationField<?> field,
      MigrationPolicy policy,
      String what,
      SettingsByPolicy migrations) {
    var setting = migrations.cluster().under(policy).get(field);
    return setting.isPresent() && setting.get().origin() instanceof Origin.Declared written
        ? finding.withRelated(written.span(), "`" + field.name() + "`, which " + what)
        : finding;
  }

  private static String help(PolicyTie tie) {
    var help = "select one more label in the policy that should win";
    return tie.foretold()
        ? help + "; KubeVirt's user guide has label keys decide, by which `"
            + tie.other().name() + "` would win, but the code compares names"
        : help;
  }
}
