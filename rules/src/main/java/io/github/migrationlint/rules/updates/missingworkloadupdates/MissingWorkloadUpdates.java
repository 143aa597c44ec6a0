package io.github.migrationlint.rules.updates.missingworkloadupdates;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.WrittenUpdates;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Guest;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.KubeVirt;
import io.github.migrationlint.core.resource.Machine;
import io.github.migrationlint.core.resource.Shape;
import io.github.migrationlint.core.resource.WorkloadUpdates;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.rules.updates.HotplugLimit;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Updates that leave every running VM as it is, and changes to VMs that never take effect. */
public final class MissingWorkloadUpdates implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "missing-workload-updates", Severity.WARNING, "running VMs are never updated")
      .also(Severity.NOTE)
      .requires(WrittenUpdates.ANALYSIS);

  private static final String LIVE_UPDATE = "LiveUpdate";
  private static final String MIGRATION = "Migration";

  /** Since then live updates need no feature gate; before, {@code VMLiveUpdateFeatures} had to be listed. */
  private static final Version LIVE_SINCE = Version.of(1, 5);

  /** Upstream: {@code DefaultVMRolloutStrategy} in {@code pkg/virt-config/virt-config.go}. */
  private static final Version LIVE_BY_DEFAULT_SINCE = Version.of(1, 6);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var written : pass.resultOf(WrittenUpdates.ANALYSIS)) {
      if (written.hyperConverged().isPresent()) {
        var isLive = updatesLive(written.hyperConverged().get());
        emptyList(written.updates()).ifPresent(list -> findings.add(describe(list, isLive)));
      }
    }
    for (var object : pass.cluster().kubeVirts()) {
      check(object, pass.cluster(), findings);
    }
    return findings;
  }

  /** Where an empty list is written: an absent one is the same to KubeVirt, but not to HyperConverged. */
  private static Optional<Field.Present<Shape>> emptyList(WorkloadUpdates updates) {
    return updates.isKnown()
            && updates.names().isEmpty()
            && updates.methods() instanceof Field.Present<Shape> list
        ? Optional.of(list)
        : Optional.empty();
  }

  private static void check(KubeVirt object, ClusterModel cluster, List<Diagnostic> findings) {
    var isLive = updatesLive(object, cluster.versions().kubeVirt());
    var written = emptyList(object.workloadUpdates());
    if (written.isPresent()) {
      findings.add(describe(written.get(), isLive));
      return;
    }
    var isAbsent = !object.workloadUpdates().methods().isWritten();
    var isOwned = object.header().partial() || !cluster.hyperConvergeds().isEmpty();
    if (isAbsent && isLive && !isOwned) {
      var relying = relying(cluster);
      if (relying.isPresent()) {
        findings.add(waiting(object.workloadUpdates().methods().span(), Severity.WARNING)
            .withRelated(relying.get(), "relies on it"));
      } else if (object.rolloutStrategy() instanceof Field.Present<String> strategy) {
        findings.add(waiting(strategy.span(), Severity.NOTE));
      }
    }
  }

  /** HCO always sets the rollout strategy, except for a JSON patch: {@code getKVConfig} in kubevirt.go. */
  private static boolean updatesLive(HyperConverged object) {
    var patched = object.kubevirtPatch().text("/spec/configuration/vmRolloutStrategy");
    return patched.isEmpty()
        || patched.get().value().filter(LIVE_UPDATE::equals).isPresent();
  }

  private static boolean updatesLive(KubeVirt object, Version version) {
    var strategy = object.rolloutStrategy();
    var isLive = strategy.isWritten()
        ? strategy.value().filter(LIVE_UPDATE::equals).isPresent()
        : version.isAtLeast(LIVE_BY_DEFAULT_SINCE);
    return isLive && version.isAtLeast(LIVE_SINCE);
  }

  /** Where the author of a VM counts on changes while it runs. */
  private static Optional<Span> relying(ClusterModel cluster) {
    for (var workload : cluster.workloads()) {
      var place = workload.machine().flatMap(machine -> relying(machine, workload.guest()));
      if (place.isPresent()) {
        return place;
      }
    }
    return Optional.empty();
  }

  private static Optional<Span> relying(Machine machine, Guest guest) {
    var volumes = machine.updateVolumesStrategy();
    if (volumes.value().filter(MIGRATION::equals).isPresent()) {
      return Optional.of(volumes.span());
    }
    return HotplugLimit.of(guest).stream().findFirst().map(HotplugLimit::place);
  }

  private static Diagnostic waiting(Span place, Severity severity) {
    return CARD.at(
            severity,
            place,
            "without `workloadUpdateMethods` live changes of VMs wait for a migration")
        .withHelp("add `LiveMigrate` to `spec.workloadUpdateStrategy.workloadUpdateMethods`");
  }

  private static Diagnostic describe(Field.Present<Shape> list, boolean isLive) {
    var message = "`workloadUpdateMethods` is empty, so "
        + (isLive
            ? "live changes of running VMs never complete"
            : "running VMs keep their old launcher");
    return CARD.at(isLive ? Severity.WARNING : Severity.NOTE, list.span(), message)
        .withHelp("add `LiveMigrate` to the list");
  }
}
