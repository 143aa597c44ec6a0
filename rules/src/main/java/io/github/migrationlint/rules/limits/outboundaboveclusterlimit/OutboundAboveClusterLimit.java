package io.github.migrationlint.rules.limits.outboundaboveclusterlimit;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.Setting;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.resource.MigrationField;
import java.util.List;

/** More migrations may leave one node than may run in the whole cluster. */
public final class OutboundAboveClusterLimit implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "outbound-above-cluster-limit",
          Severity.WARNING,
          "the limit per node is above the limit of the cluster")
      .requires(SettingsByPolicy.ANALYSIS);

  private static final String OUTBOUND =
      MigrationField.PARALLEL_OUTBOUND_MIGRATIONS_PER_NODE.name();
  private static final String CLUSTER = MigrationField.PARALLEL_MIGRATIONS_PER_CLUSTER.name();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var effective = pass.resultOf(SettingsByPolicy.ANALYSIS);
    var outbound = effective.cluster().get(MigrationField.PARALLEL_OUTBOUND_MIGRATIONS_PER_NODE);
    var cluster = effective.cluster().get(MigrationField.PARALLEL_MIGRATIONS_PER_CLUSTER);
    if (!effective.isShown() || outbound.isEmpty() || cluster.isEmpty()) {
      return List.of();
    }
    var isAbove =
        outbound.get().value() > cluster.get().value() && cluster.get().value() > 0;
    return isAbove ? describe(outbound.get(), cluster.get()) : List.of();
  }

  /** Empty where no one writes the limit that has no effect. */
  private static List<Diagnostic> describe(Setting<Long> outbound, Setting<Long> cluster) {
    if (!(outbound.origin() instanceof Origin.Declared written)) {
      return List.of();
    }
    var message = "`" + OUTBOUND + "` is " + outbound.value() + ", above the " + cluster.value()
        + " of `" + CLUSTER + "`";
    var finding = CARD.at(written.span(), message)
        .withHelp("set `" + OUTBOUND + "` to " + cluster.value() + " or less, or raise `" + CLUSTER
            + "`");
    return List.of(
        cluster.origin() instanceof Origin.Declared other
            ? finding.withRelated(other.span(), "the whole cluster runs no more than this")
            : finding);
  }
}
