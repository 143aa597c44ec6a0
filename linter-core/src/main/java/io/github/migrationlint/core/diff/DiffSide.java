package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.suppression.SuppressedFinding;
import io.github.migrationlint.core.targets.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One of the two trees of a comparison, read and checked.
 *
 * @param title what reports call it: {@code origin/main (3f2a91c)}
 * @param configuration the facts of this tree and the decisions of the one that decides
 * @param findings after levels, suppressions and baselines
 * @param suppressed findings that are accepted where they are
 * @param internalErrors rules that failed, in words
 */
public record DiffSide(
    String title,
    Repository repository,
    Configuration configuration,
    List<Diagnostic> findings,
    List<SuppressedFinding> suppressed,
    List<String> internalErrors) {
  public DiffSide {
    Objects.requireNonNull(title);
    Objects.requireNonNull(repository);
    Objects.requireNonNull(configuration);
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
    internalErrors = List.copyOf(internalErrors);
  }

  /** Adds what its size accounts for to what the comparison may spend. */
  void grow(Budget budget) {
    var characters = 0L;
    for (var source : repository.loaded().sources()) {
      characters += source.text().length();
    }
    budget.grow(repository.yaml().documents().size(), characters);
  }

  /** The clusters it holds, in the order of its plan. */
  List<ClusterSide> clusters() {
    var clusters = new ArrayList<ClusterSide>();
    var planned = repository.plan().clusters();
    for (var i = 0; i < planned.size(); i++) {
      clusters.add(new ClusterSide(planned.get(i), repository.clusters().get(i), configuration));
    }
    return clusters;
  }
}
