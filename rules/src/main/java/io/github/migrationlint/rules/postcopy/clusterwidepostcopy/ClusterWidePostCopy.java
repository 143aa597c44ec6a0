package io.github.migrationlint.rules.postcopy.clusterwidepostcopy;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.EffectiveSettings;
import io.github.migrationlint.core.facts.Origin;
import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.facts.TimeoutAction;
import io.github.migrationlint.core.resource.MigrationField;
import java.util.List;

/** Post-copy is on for every VM, also for those that must not be lost. */
public final class ClusterWidePostCopy implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "cluster-wide-post-copy",
          Severity.WARNING,
          "post-copy is allowed for every VM of the cluster")
      .requires(SettingsByPolicy.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var effective = pass.resultOf(SettingsByPolicy.ANALYSIS);
    var postCopy = effective.cluster().get(MigrationField.ALLOW_POST_COPY);
    // Where nothing starts it, it is no risk, and another rule says so.
    var starts = effective
        .cluster()
        .actionAtTimeout()
        .filter(TimeoutAction.POST_COPY::equals)
        .isPresent();
    return effective.isShown()
            && starts
            && !isUntimed(effective.cluster())
            && !isAccepted(effective.cluster())
            && postCopy.get().origin() instanceof Origin.Declared written
        ? List.of(describe(written, mayAccept(pass.cluster())))
        : List.of();
  }

  /** Whoever allows disruption in so many words knows what post-copy may cost. */
  private static boolean isAccepted(EffectiveSettings settings) {
    return settings
        .get(MigrationField.ALLOW_WORKLOAD_DISRUPTION)
        .filter(allowed -> allowed.origin() instanceof Origin.Declared)
        .isPresent();
  }

  private static boolean isUntimed(EffectiveSettings settings) {
    return settings
        .get(MigrationField.COMPLETION_TIMEOUT_PER_GIB)
        .filter(timeout -> timeout.value() == 0)
        .isPresent();
  }

  /** Whether the object that configures this release has the field that accepts it for all. */
  private static boolean mayAccept(ClusterModel cluster) {
    var field = MigrationField.ALLOW_WORKLOAD_DISRUPTION;
    return cluster.hyperConvergeds().isEmpty()
        ? field.isKnownTo(cluster.versions().kubeVirt())
        : SettingsByPolicy.isInHyperConverged(field, cluster.versions().hyperConverged());
  }

  private static Diagnostic describe(Origin.Declared written, boolean mayAccept) {
    var message = "`allowPostCopy` is true for every VM: a network or node failure may lose one";
    return CARD.at(written.span(), message)
        .withHelp("move `allowPostCopy` to a MigrationPolicy for the VMs that may be lost, or "
            + (mayAccept
                ? "set `allowWorkloadDisruption: true` beside it to accept it for all"
                : "suppress this to accept it for all"));
  }
}
