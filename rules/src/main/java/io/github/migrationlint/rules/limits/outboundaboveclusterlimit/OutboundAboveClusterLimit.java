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
          "the limit per node is above the limit of the cluster and never reached")
      .also(Severity.NOTE)
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

  /** Empty where both are defaults; those never differ in this way. */
  private static List<Diagnostic> describe(Setting<Long> outbound, Setting<Long> cluster) {
    var limits = "`" + OUTBOUND + "` is " + inWords(outbound) + ", above the " + inWords(cluster)
        + " of `" + CLUSTER + "`, so it is never reached";
    if (outbound.origin() instanceof Origin.Declared written) {
      var finding = CARD.at(written.span(), limits)
          .withHelp("write at most " + cluster.value() + ", or raise `" + CLUSTER + "`");
      return List.of(
          cluster.origin() instanceof Origin.Declared other
              ? finding.withRelated(other.span(), "the whole cluster runs no more than this")
              : finding);
    }
    // Nobody wrote the limit that has no effect, so this is worth knowing and no more.
    return cluster.origin() instanceof Origin.Declared written
        ? List.of(CARD.at(Severity.NOTE, written.span(), limits))
        : List.of();
  }

  private static String inWords(Setting<Long> limit) {
    return limit.origin() instanceof Origin.UpstreamDefault
        ? limit.value() + " (" + limit.origin().words() + ")"
        : String.valueOf(limit.value());
  }
}
