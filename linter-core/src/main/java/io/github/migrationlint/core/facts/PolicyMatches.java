package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.facts.PolicyMatch.Undecided;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Namespace;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For every workload of the cluster the policies that match it. Upstream: kubevirt {@code
 * pkg/virt-controller/watch/migration/migrationpolicy.go}, {@code matchPolicy} and {@code
 * countMatchingLabels}.
 *
 * <p>Called with nil VMI labels, {@code countMatchingLabels} skips both selectors; its only caller
 * never does that, so a VM without labels is one with an empty set here.
 */
public final class PolicyMatches {
  public static final Analysis<List<PolicyMatch>> ANALYSIS = new Analysis<>() {
    @Override
    public List<Analysis<?>> requires() {
      return List.of(PolicyAdmission.ANALYSIS);
    }

    @Override
    public List<PolicyMatch> run(Pass pass) {
      return new PolicyMatches(pass.cluster(), pass.resultOf(PolicyAdmission.ANALYSIS))
          .ofAllWorkloads();
    }
  };

  private final ClusterModel cluster;
  private final List<MigrationPolicy> ranked;
  private final Map<String, Integer> definitions = new HashMap<>();

  private PolicyMatches(ClusterModel cluster, PolicyAdmission admission) {
    this.cluster = cluster;
    this.ranked = inRankOrder(admission.admitted(), cluster);
    for (var policy : ranked) {
      definitions.merge(policy.name(), 1, Integer::sum);
    }
  }

  private static List<MigrationPolicy> inRankOrder(
      List<MigrationPolicy> policies, ClusterModel cluster) {
    var ranked = new ArrayList<>(policies);
    ranked.sort(
        Comparator.comparing(PolicyRank::of, PolicyRank.order(cluster.versions().kubeVirt())));
    return ranked;
  }

  private List<PolicyMatch> ofAllWorkloads() {
    var matches = new ArrayList<PolicyMatch>();
    for (var workload : cluster.workloads()) {
      if (!workload.header().partial()) {
        matches.add(match(workload));
      }
    }
    return List.copyOf(matches);
  }

  private PolicyMatch match(Workload workload) {
    var vmi = KnownLabels.of(workload);
    var namespace = labelsOfNamespace(workload);
    var matching = new ArrayList<MigrationPolicy>();
    var undecided = new ArrayList<Undecided>();
    var candidates = new ArrayList<MigrationPolicy>();
    for (var policy : ranked) {
      var answer = vmi.satisfy(policy.virtualMachineInstanceSelector())
          .and(namespace.satisfy(policy.namespaceSelector()));
      if (answer == Truth.NO) {
        continue;
      }
      if (answer == Truth.YES && definitions.getOrDefault(policy.name(), 1) == 1) {
        matching.add(policy);
        if (matching.size() == 1 && !candidates.isEmpty()) {
          candidates.add(policy);
        }
      } else {
        undecided.add(new Undecided(policy, because(policy, workload, vmi, namespace, answer)));
        if (matching.isEmpty()) {
          candidates.add(policy);
        }
      }
    }
    var winner = matching.isEmpty() || !candidates.isEmpty()
        ? Optional.<MigrationPolicy>empty()
        : Optional.of(matching.get(0));
    return new PolicyMatch(workload, matching, undecided, winner, candidates);
  }

  private KnownLabels labelsOfNamespace(Workload workload) {
    var name = workload.header().namespace().value();
    if (name.isEmpty()) {
      return KnownLabels.none();
    }
    Optional<Namespace> definition = Optional.empty();
    for (var namespace : cluster.namespaces()) {
      if (namespace.name().equals(name.get()) && !namespace.header().partial()) {
        if (definition.isPresent()) {
          // Two definitions: which labels last is decided by whoever applies last.
          return KnownLabels.ofNamespaceNamed(name.get());
        }
        definition = Optional.of(namespace);
      }
    }
    return definition
        .map(KnownLabels::of)
        .orElseGet(() -> KnownLabels.ofNamespaceNamed(name.get()));
  }

  private String because(
      MigrationPolicy policy,
      Workload workload,
      KnownLabels vmi,
      KnownLabels namespace,
      Truth answer) {
    if (answer == Truth.YES) {
      return "policy `" + policy.name() + "` is defined more than once";
    }
    var open = vmi.undecided(policy.virtualMachineInstanceSelector());
    if (!open.isEmpty()) {
      return "whether the VMI has `" + String.join("`, `", open) + "` is not in the repository";
    }
    var wanted = String.join("`, `", namespace.undecided(policy.namespaceSelector()));
    return workload.header().namespace().isWritten()
        ? "whether namespace `"
            + workload.header().namespaceText()
            + "` has `"
            + wanted
            + "` is not in the repository"
        : "no namespace is written, and the policy wants `" + wanted + "` of it";
  }
}
