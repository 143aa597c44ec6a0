package io.github.migrationlint.rules.timeouts.infeasibletimeout;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.EffectiveMigrations;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.PolicyAdmission;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bandwidth limit and a completion timeout that together abort the migration of large guests. */
public final class InfeasibleTimeout implements Rule {
  private static final RuleCard CARD = new RuleCard(
      "infeasible-timeout",
      Severity.ERROR,
      "the bandwidth is too low to copy a large guest before the completion timeout");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Analysis<?>> requires() {
    return List.of(EffectiveMigrations.ANALYSIS, PolicyAdmission.ANALYSIS);
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var effective = pass.resultOf(EffectiveMigrations.ANALYSIS);
    if (effective.isShown() && effective.stallDetection() != Truth.NO) {
      return List.of();
    }
    var versions = pass.cluster().versions();
    var findings = new ArrayList<Diagnostic>();
    if (effective.isShown()) {
      TimeLimit.of(effective.cluster(), versions)
          .flatMap(InfeasibleTimeout::inTheCluster)
          .ifPresent(findings::add);
    }
    var admission = pass.resultOf(PolicyAdmission.ANALYSIS);
    var policies = new ArrayList<>(admission.admitted());
    policies.addAll(admission.unserved());
    for (var policy : policies) {
      if (!leavesTheActionOpen(policy)) {
        var settings = effective.shownUnder(policy);
        var limit = effective.isShown()
            ? TimeLimit.of(settings, versions)
            : TimeLimit.ofAnyCluster(settings, versions);
        limit.flatMap(found -> inPolicy(found, policy)).ifPresent(findings::add);
      }
    }
    return findings;
  }

  /** Something outside the repository decides what happens at the timeout. */
  private static boolean leavesTheActionOpen(MigrationPolicy policy) {
    var settings = policy.settings();
    return settings.get(MigrationField.ALLOW_POST_COPY) instanceof Field.Unresolved<Boolean>
        || settings.get(MigrationField.ALLOW_WORKLOAD_DISRUPTION)
            instanceof Field.Unresolved<Boolean>;
  }

  private static Optional<Diagnostic> inTheCluster(TimeLimit limit) {
    var bandwidth = limit.bandwidth().origin();
    var timeout = limit.timeout().origin();
    if (bandwidth instanceof Origin.Declared written) {
      return describe(limit, written.span(), MigrationField.COMPLETION_TIMEOUT_PER_GIB, timeout);
    }
    return timeout instanceof Origin.Declared written
        ? describe(limit, written.span(), MigrationField.BANDWIDTH_PER_MIGRATION, bandwidth)
        : Optional.empty();
  }

  /** A policy that writes neither has what the cluster has, and that is reported there. */
  private static Optional<Diagnostic> inPolicy(TimeLimit limit, MigrationPolicy policy) {
    var settings = policy.settings();
    var bandwidth = settings.get(MigrationField.BANDWIDTH_PER_MIGRATION);
    var timeout = settings.get(MigrationField.COMPLETION_TIMEOUT_PER_GIB);
    if (bandwidth.isWritten()) {
      return describe(
          limit,
          bandwidth.span(),
          MigrationField.COMPLETION_TIMEOUT_PER_GIB,
          limit.timeout().origin());
    }
    return timeout.isWritten()
        ? describe(
            limit,
            timeout.span(),
            MigrationField.BANDWIDTH_PER_MIGRATION,
            limit.bandwidth().origin())
        : Optional.empty();
  }

  private static Optional<Diagnostic> describe(
      TimeLimit limit, Span primary, MigrationField<?> other, Origin origin) {
    return limit.severity().map(severity -> {
      var finding = CARD.at(primary, limit.inWords()).withSeverity(severity).withHelp(limit.help());
      return origin instanceof Origin.Declared written
          ? finding.withRelated(written.span(), "`" + other.name() + "` of " + written.words())
          : finding;
    });
  }
}
