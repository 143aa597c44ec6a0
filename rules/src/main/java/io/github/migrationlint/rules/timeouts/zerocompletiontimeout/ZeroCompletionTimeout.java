package io.github.migrationlint.rules.timeouts.zerocompletiontimeout;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.EffectiveSettings;
import io.github.migrationlint.core.facts.PolicyAdmission;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.facts.TimeoutAction;
import io.github.migrationlint.core.facts.WrittenSetting;
import io.github.migrationlint.core.facts.WrittenSettings;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.rules.SettingEdits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Migrations may run without end, and what should happen at their timeout never does. */
public final class ZeroCompletionTimeout implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "zero-completion-timeout",
          Severity.WARNING,
          "a completion timeout of zero lets migrations run without end")
      .requires(WrittenSettings.ANALYSIS, SettingsByPolicy.ANALYSIS, PolicyAdmission.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var timeout = MigrationField.COMPLETION_TIMEOUT_PER_GIB;
    var effective = pass.resultOf(SettingsByPolicy.ANALYSIS);
    var settings = pass.resultOf(WrittenSettings.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    for (var written : settings.clusterWide(timeout)) {
      if (isZero(written)) {
        findings.add(describe(written, effective.isShown() && waits(effective.cluster())));
      }
    }
    var waiting = new HashSet<Header>();
    for (var policy : pass.resultOf(PolicyAdmission.ANALYSIS).admitted()) {
      if (waits(effective.shownUnder(policy))) {
        waiting.add(policy.header());
      }
    }
    for (var written : settings.of(timeout)) {
      // For some VMs it may be meant; that post-copy never starts is not.
      if (written.isByPolicy() && isZero(written) && waiting.contains(written.header())) {
        findings.add(describe(written, true));
      }
    }
    return findings;
  }

  private static boolean isZero(WrittenSetting<Long> written) {
    return written.known().filter(value -> value == 0).isPresent();
  }

  /** Whether something is set to happen at the timeout other than giving up. */
  private static boolean waits(EffectiveSettings settings) {
    return settings
        .actionAtTimeout()
        .filter(action -> action != TimeoutAction.ABORT)
        .isPresent();
  }

  private static Diagnostic describe(WrittenSetting<Long> written, boolean waits) {
    var message = waits
        ? "`completionTimeoutPerGiB` is 0, so post-copy or a pause never ends a migration"
        : "`completionTimeoutPerGiB` is 0, so a migration may run without end";
    var finding = CARD.at(written.place(), message)
        .withHelp(
            "set `completionTimeoutPerGiB` to the seconds each gigabyte may take, or remove it");
    return SettingEdits.withoutSetting(finding, written, Applicability.NEEDS_REVIEW);
  }
}
