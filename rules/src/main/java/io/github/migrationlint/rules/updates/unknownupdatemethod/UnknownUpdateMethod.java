package io.github.migrationlint.rules.updates.unknownupdatemethod;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenUpdates;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.WorkloadUpdates;
import io.github.migrationlint.core.text.Spelling;
import io.github.migrationlint.rules.bandwidth.ScalarEdits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A method of updating VMs that KubeVirt does not know. The name is a free string in both schemas; the code
 * compares it letter by letter: kubevirt {@code pkg/virt-controller/watch/workload-updater.go}, {@code
 * getUpdateData}; HyperConverged copies it unseen ({@code hcWorkloadUpdateStrategyToKv}).
 */
public final class UnknownUpdateMethod implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "unknown-update-method",
          Severity.ERROR,
          "a workload update method is unknown and has no effect")
      .requires(WrittenUpdates.ANALYSIS)
      .withFix();

  private static final List<String> METHODS =
      List.of(WorkloadUpdates.LIVE_MIGRATE, WorkloadUpdates.EVICT);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var written : pass.resultOf(WrittenUpdates.ANALYSIS)) {
      check(written.updates(), findings);
    }
    return findings;
  }

  private static void check(WorkloadUpdates updates, List<Diagnostic> findings) {
    for (var name : updates.names()) {
      if (name instanceof Field.Present<String> written && !METHODS.contains(written.get())) {
        findings.add(describe(written));
      }
    }
  }

  private static Diagnostic describe(Field.Present<String> written) {
    var message = "unknown update method `" + written.get() + "` has no effect";
    var meant = meant(written.get());
    if (meant.isEmpty()) {
      return CARD.at(written.span(), message)
          .withHelp("set it to `LiveMigrate` or `Evict`, or remove it");
    }
    return CARD.at(written.span(), message + "; did you mean `" + meant.get() + "`?")
        .withHelp("set it to `" + meant.get() + "`")
        .withFix(new Fix(
            "write `" + meant.get() + "`",
            Applicability.NEEDS_REVIEW,
            List.of(ScalarEdits.keepingQuotes(written.span(), meant.get()))));
  }

  private static Optional<String> meant(String written) {
    return written.equalsIgnoreCase("LiveMigration")
        ? Optional.of(WorkloadUpdates.LIVE_MIGRATE)
        : Spelling.nearest(written, METHODS);
  }
}
