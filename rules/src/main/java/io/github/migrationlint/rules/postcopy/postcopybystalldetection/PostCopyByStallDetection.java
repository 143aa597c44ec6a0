package io.github.migrationlint.rules.postcopy.postcopybystalldetection;

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
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.resource.MigrationField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Disruption is forbidden, and yet stall detection starts post-copy at the timeout. */
public final class PostCopyByStallDetection implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "post-copy-by-stall-detection",
          Severity.WARNING,
          "stall detection starts post-copy although disruption is forbidden")
      .requires(SettingsByPolicy.ANALYSIS, PolicyAdmission.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var effective = pass.resultOf(SettingsByPolicy.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    if (effective.isShown() && effective.stallDetection() == Truth.YES) {
      check(effective.cluster()).ifPresent(findings::add);
      for (var policy : pass.resultOf(PolicyAdmission.ANALYSIS).admitted()) {
        if (policy.settings().get(MigrationField.ALLOW_WORKLOAD_DISRUPTION).isWritten()) {
          check(effective.cluster().under(policy)).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private static Optional<Diagnostic> check(EffectiveSettings settings) {
    var postCopy = settings.get(MigrationField.ALLOW_POST_COPY);
    var disruption = settings.get(MigrationField.ALLOW_WORKLOAD_DISRUPTION);
    var timeout = settings.get(MigrationField.COMPLETION_TIMEOUT_PER_GIB);
    var isForbidden = disruption.filter(allowed -> !allowed.value()).isPresent();
    return isForbidden
            && postCopy.filter(Setting::value).isPresent()
            && timeout.filter(seconds -> seconds.value() > 0).isPresent()
            && disruption.get().origin() instanceof Origin.Declared written
        ? Optional.of(describe(written, postCopy.get().origin()))
        : Optional.empty();
  }

  private static Diagnostic describe(Origin.Declared disruption, Origin postCopy) {
    var message = "`allowWorkloadDisruption` is false, but stall detection still starts post-copy";
    var finding =
        CARD.at(disruption.span(), message).withHelp("set `allowPostCopy` to false as well");
    return postCopy
        .place()
        .map(place -> finding.withRelated(place, "`allowPostCopy` of " + postCopy.description()))
        .orElse(finding);
  }
}
