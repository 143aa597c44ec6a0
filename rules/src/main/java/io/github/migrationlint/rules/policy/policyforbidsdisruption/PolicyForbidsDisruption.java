package io.github.migrationlint.rules.policy.policyforbidsdisruption;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.EffectiveSettings;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.PolicyAdmission;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationSettings;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;

/** A policy forbids post-copy, and with it the disruption that the cluster allows. */
public final class PolicyForbidsDisruption implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "policy-forbids-disruption",
          Severity.WARNING,
          "a policy that forbids post-copy turns off the workload disruption the cluster allows")
      .also(Severity.NOTE)
      .requires(SettingsByPolicy.ANALYSIS, PolicyAdmission.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var migrations = pass.resultOf(SettingsByPolicy.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    var disruption = migrations.cluster().get(MigrationField.ALLOW_WORKLOAD_DISRUPTION);
    if (!migrations.isShown()
        || disruption.filter(Setting::value).isEmpty()
        || !(disruption.get().origin() instanceof Origin.Declared allowed)) {
      return findings;
    }
    for (var policy : pass.resultOf(PolicyAdmission.ANALYSIS).admitted()) {
      if (forbidsPostCopyAlone(policy.settings())) {
        var postCopy = policy.settings().get(MigrationField.ALLOW_POST_COPY);
        var finding = CARD.at(
                severity(migrations.cluster()),
                postCopy.span(),
                message(pass.cluster().versions().kubeVirt()))
            .withRelated(allowed.span(), "`allowWorkloadDisruption` of " + allowed.description())
            .withHelp(
                "set `allowWorkloadDisruption` too: `true` keeps it, with `false` migrations are"
                    + " aborted at the timeout");
        findings.add(finding);
      }
    }
    return findings;
  }

  private static boolean forbidsPostCopyAlone(MigrationSettings settings) {
    return settings.get(MigrationField.ALLOW_POST_COPY) instanceof Field.Present<Boolean> postCopy
        && !postCopy.get()
        && !settings.get(MigrationField.ALLOW_WORKLOAD_DISRUPTION).isWritten();
  }

  private static boolean pauses(EffectiveSettings cluster) {
    return cluster.get(MigrationField.ALLOW_POST_COPY).filter(Setting::value).isEmpty();
  }

  /** Where the cluster allows post-copy, to be without both may well be what the author wants. */
  private static Severity severity(EffectiveSettings cluster) {
    return pauses(cluster) ? CARD.severity() : Severity.NOTE;
  }

  private static String message(Version kubeVirt) {
    return "`allowPostCopy: false` turns off `allowWorkloadDisruption` too in KubeVirt " + kubeVirt;
  }
}
