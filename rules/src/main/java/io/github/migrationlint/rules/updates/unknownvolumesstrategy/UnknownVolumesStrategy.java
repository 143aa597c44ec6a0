package io.github.migrationlint.rules.updates.unknownvolumesstrategy;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Machine;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.core.text.Spelling;
import io.github.migrationlint.rules.bandwidth.ScalarEdits;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way to update volumes that KubeVirt does not know. Upstream: kubevirt {@code
 * pkg/virt-controller/watch/vm/vm.go}, {@code handleVolumeUpdateRequest}.
 */
public final class UnknownVolumesStrategy implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "unknown-volumes-strategy",
          Severity.WARNING,
          "`updateVolumesStrategy` has a value that KubeVirt does not know")
      .withFix();

  private static final Version SINCE = Version.of(1, 3);

  private static final List<String> STRATEGIES = List.of("Migration", "Replacement");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    if (!pass.cluster().versions().kubeVirt().isAtLeast(SINCE)) {
      return findings;
    }
    for (var workload : pass.cluster().workloads()) {
      workload
          .machine()
          .map(Machine::updateVolumesStrategy)
          .flatMap(strategy -> check(workload, strategy))
          .ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Diagnostic> check(Workload workload, Field<String> strategy) {
    if (!(strategy instanceof Field.Present<String> written)
        || STRATEGIES.contains(written.get())) {
      return Optional.empty();
    }
    var finding = CARD.at(
        written.span(),
        "unknown volume strategy `" + written.get() + "`: " + workload.title()
            + " keeps its old volumes");
    return Optional.of(nearest(written.get())
        .map(word -> finding
            .withHelp("set it to `" + word + "`")
            .withFix(new Fix(
                "write `" + word + "`",
                Fix.Applicability.NEEDS_REVIEW,
                List.of(ScalarEdits.keepingQuotes(written.span(), word)))))
        .orElse(finding.withHelp("set it to `Migration` or `Replacement`, or remove it")));
  }

  private static Optional<String> nearest(String written) {
    return written.equalsIgnoreCase("LiveMigration") || written.equalsIgnoreCase("LiveMigrate")
        ? Optional.of("Migration")
        : Spelling.nearest(written, STRATEGIES);
  }
}
