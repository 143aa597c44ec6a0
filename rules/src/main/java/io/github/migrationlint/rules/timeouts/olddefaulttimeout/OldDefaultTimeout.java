package io.github.migrationlint.rules.timeouts.olddefaulttimeout;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.ReleaseDefaults;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.WrittenSetting;
import io.github.migrationlint.core.facts.WrittenSettings;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.rules.SettingEdits;
import java.util.ArrayList;
import java.util.List;

/** The timeout that older releases had by default, written out under one with a shorter default. */
public final class OldDefaultTimeout implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "old-default-timeout",
          Severity.NOTE,
          "the completion timeout is the long default of older releases")
      .requires(WrittenSettings.ANALYSIS, ReleaseDefaults.ANALYSIS)
      .withFix();

  /** Until KubeVirt 1.3 and HyperConverged 1.13. */
  private static final long OLD_DEFAULT = 800;

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var timeout = MigrationField.COMPLETION_TIMEOUT_PER_GIB;
    var defaults = pass.resultOf(ReleaseDefaults.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    for (var written : pass.resultOf(WrittenSettings.ANALYSIS).clusterWide(timeout)) {
      var current = defaults.of(written.owner()).get(timeout);
      if (written.known().filter(value -> value == OLD_DEFAULT).isPresent()
          && current.isPresent()
          && current.get().value() < OLD_DEFAULT) {
        findings.add(describe(written, current.get()));
      }
    }
    return findings;
  }

  private static Diagnostic describe(WrittenSetting<Long> written, Setting<Long> current) {
    var message = "`completionTimeoutPerGiB: 800` is outdated; " + current.value() + " is the "
        + current.origin().description();
    var finding = CARD.at(written.place(), message)
        .withHelp("remove `completionTimeoutPerGiB` to get the default, or suppress this if 800 is"
            + " meant");
    return SettingEdits.withoutSetting(finding, written, Applicability.NEEDS_REVIEW);
  }
}
