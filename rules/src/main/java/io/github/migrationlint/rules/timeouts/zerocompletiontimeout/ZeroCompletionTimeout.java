package io.github.migrationlint.rules.timeouts.zerocompletiontimeout;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.ClusterWideSettings;
import io.github.migrationlint.core.facts.EffectiveSettings;
import io.github.migrationlint.core.facts.PolicyAdmission;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.facts.TimeoutAction;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import java.util.ArrayList;
import java.util.List;

/** Migrations may run for ever, and what should happen at their timeout never does. */
public final class ZeroCompletionTimeout implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "zero-completion-timeout",
          Severity.WARNING,
          "a completion timeout of zero lets migrations run without end")
      .requires(ClusterWideSettings.ANALYSIS, SettingsByPolicy.ANALYSIS, PolicyAdmission.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var timeout = MigrationField.COMPLETION_TIMEOUT_PER_GIB;
    var effective = pass.resultOf(SettingsByPolicy.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    for (var written : pass.resultOf(ClusterWideSettings.ANALYSIS).of(timeout)) {
      if (written.get() == 0) {
        findings.add(describe(written, effective.isShown() && waits(effective.cluster())));
      }
    }
    for (var policy : pass.resultOf(PolicyAdmission.ANALYSIS).admitted()) {
      // For some VMs it may be meant; that post-copy never starts is not.
      if (policy.settings().get(timeout) instanceof Field.Present<Long> written
          && written.get() == 0
          && waits(effective.shownUnder(policy))) {
        findings.add(describe(written, true));
      }
    }
    return findings;
  }

  /** Whether something is set to happen at the timeout other than giving up. */
  private static boolean waits(EffectiveSettings settings) {
    return settings
        .actionAtTimeout()
        .filter(action -> action != TimeoutAction.ABORT)
        .isPresent();
  }

  private static Diagnostic describe(Field.Present<Long> written, boolean waits) {
    var message = "`completionTimeoutPerGiB` is 0, so a migration may run without end"
        + (waits ? ", and neither post-copy nor a pause ever completes it" : "");
    return CARD.at(written.span(), message)
        .withHelp("write the seconds each gigabyte may take, or delete the line");
  }
}
