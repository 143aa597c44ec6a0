package io.github.migrationlint.rules.limits.unreachableclusterlimit;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.ParallelLimits;
import java.util.List;

/** A limit for the cluster that its nodes together cannot reach. */
public final class UnreachableClusterLimit implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "unreachable-cluster-limit",
          Severity.NOTE,
          "the limit of the cluster is more than its nodes may run")
      .requires(ParallelLimits.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var nodes = pass.cluster().facts().nodes();
    var limits = pass.resultOf(ParallelLimits.ANALYSIS);
    // On a single node nothing migrates at all.
    if (nodes.isEmpty() || nodes.get() < 2 || limits.isEmpty()) {
      return List.of();
    }
    var reachable = limits.get().onNodes(nodes.get());
    return reachable < limits.get().cluster().value()
            && limits.get().cluster().origin() instanceof Origin.Declared written
        ? List.of(describe(limits.get(), written, nodes.get(), reachable))
        : List.of();
  }

  private static Diagnostic describe(
      ParallelLimits limits, Origin.Declared written, int nodes, long reachable) {
    var outbound = limits.outbound();
    var finding = CARD.at(
            written.span(),
            "`parallelMigrationsPerCluster` is " + limits.cluster().value() + ", but " + nodes
                + " nodes never run more than " + reachable)
        .withHelp("set `parallelMigrationsPerCluster` to " + reachable
            + ", or raise `parallelOutboundMigrationsPerNode` above " + outbound.value());
    return outbound.origin() instanceof Origin.Declared other
        ? finding.withRelated(other.span(), "the limit of each node")
        : finding;
  }
}
