package io.github.migrationlint.rules.postcopy.voidpostcopy;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.edit.YamlEditor;
import io.github.migrationlint.core.facts.EffectiveSettings;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.PolicyAdmission;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.facts.TimeoutAction;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Post-copy is allowed and workload disruption is not, so post-copy never starts. */
public final class VoidPostCopy implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "void-post-copy",
          Severity.ERROR,
          "post-copy is allowed, but without workload disruption it never starts")
      .also(Severity.WARNING)
      .requires(SettingsByPolicy.ANALYSIS, PolicyAdmission.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var effective = pass.resultOf(SettingsByPolicy.ANALYSIS);
    if (effective.stallDetection() != Truth.NO) {
      return List.of();
    }
    var versions = pass.cluster().versions();
    var findings = new ArrayList<Diagnostic>();
    if (effective.isShown()) {
      check(effective.cluster(), versions).ifPresent(findings::add);
    }
    for (var policy : pass.resultOf(PolicyAdmission.ANALYSIS).admitted()) {
      if (writesBoth(policy)) {
        check(effective.shownUnder(policy), versions).ifPresent(findings::add);
      }
    }
    return findings;
  }

  /** A policy that forbids disruption alone may mean just that, whatever the cluster allows. */
  private static boolean writesBoth(MigrationPolicy policy) {
    return policy.settings().get(MigrationField.ALLOW_POST_COPY).isWritten()
        && policy.settings().get(MigrationField.ALLOW_WORKLOAD_DISRUPTION).isWritten();
  }

  private static Optional<Diagnostic> check(EffectiveSettings settings, PlatformVersions versions) {
    var postCopy = settings.get(MigrationField.ALLOW_POST_COPY);
    var disruption = settings.get(MigrationField.ALLOW_WORKLOAD_DISRUPTION);
    var isVoid = postCopy.filter(Setting::value).isPresent()
        && disruption.isPresent()
        && settings.actionAtTimeout().filter(TimeoutAction.ABORT::equals).isPresent();
    return isVoid
            && !isUntimed(settings)
            && postCopy.get().origin() instanceof Origin.Declared written
        ? Optional.of(describe(written, disruption.get().origin(), versions))
        : Optional.empty();
  }

  /** Without a timeout nothing is aborted, and post-copy does not start for another reason. */
  private static boolean isUntimed(EffectiveSettings settings) {
    return settings
        .get(MigrationField.COMPLETION_TIMEOUT_PER_GIB)
        .filter(timeout -> timeout.value() == 0)
        .isPresent();
  }

  private static Diagnostic describe(
      Origin.Declared postCopy, Origin disruption, PlatformVersions versions) {
    if (disruption instanceof Origin.Declared written) {
      return CARD.at(
              postCopy.span(),
              "`allowPostCopy` is true, but never starts: `allowWorkloadDisruption` is false")
          .withRelated(written.span(), "`allowWorkloadDisruption` of " + written.description())
          .withHelp("set both to true, or both to false");
    }
    var message = "`allowPostCopy` never starts: `allowWorkloadDisruption` is false by default";
    var finding = CARD.at(
            versions.areProven() ? Severity.ERROR : Severity.WARNING, postCopy.span(), message)
        .withHelp("add `allowWorkloadDisruption: true`: false is the " + disruption.description());
    return new YamlEditor()
        .insertionBeside(postCopy.span(), "allowWorkloadDisruption: true")
        .map(edit -> finding.withFix(new Fix(
            "add `allowWorkloadDisruption: true`", Applicability.NEEDS_REVIEW, List.of(edit))))
        .orElse(finding);
  }
}
