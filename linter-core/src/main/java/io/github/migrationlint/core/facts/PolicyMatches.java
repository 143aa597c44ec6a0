package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.facts.PolicyMatch.Undecided;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.schemas.Version;
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
  public static final Analysis<List<PolicyMatch>> ANALYSIS =
      new Fact<>("policy-matches", PolicyAdmission.ANALYSIS, NamespaceLabels.ANALYSIS) {
        @Override
        public List<PolicyMatch> run(Pass pass) {
          return new PolicyMatches(
                  pass.resultOf(PolicyAdmission.ANALYSIS).admitted(),
                  pass.resultOf(NamespaceLabels.ANALYSIS),
                  pass.cluster().versions().kubeVirt())
              .of(pass.cluster().workloads());
        }
      };

  private final List<MigrationPolicy> ranked;
  private final NamespaceLabels namespaces;
  private final Map<String, Integer> definitions = new HashMap<>();

  private PolicyMatches(
      List<MigrationPolicy> admitted, NamespaceLabels namespaces, Version kubeVirt) {
    this.namespaces = namespaces;
    this.ranked = new ArrayList<>(admitted);
    ranked.sort(Comparator.comparing(PolicyMatches::mayAskForMore)
        .reversed()
        .thenComparing(PolicyRank::of, PolicyRank.order(kubeVirt)));
    for (var policy : ranked) {
      definitions.merge(policy.name(), 1, Integer::sum);
    }
  }

  /** Whether the policy may have pairs that are not in the repository, and so any rank. */
  private static boolean mayAskForMore(MigrationPolicy policy) {
    return !policy.virtualMachineInstanceSelector().complete()
        || !policy.namespaceSelector().complete();
  }

  private List<PolicyMatch> of(List<Workload> workloads) {
    var matches = new ArrayList<PolicyMatch>();
    for (var workload : workloads) {
      if (!workload.header().partial()) {
        matches.add(match(workload));
      }
    }
    return List.copyOf(matches);
  }

  private PolicyMatch match(Workload workload) {
    var vmi = KnownLabels.of(workload);
    var namespace = namespaces.of(workload);
    var matching = new ArrayList<MigrationPolicy>();
    var undecided = new ArrayList<Undecided>();
    var candidates = new ArrayList<MigrationPolicy>();
    for (var policy : ranked) {
      var answer = vmi.satisfy(policy.virtualMachineInstanceSelector())
          .and(namespace.satisfy(policy.namespaceSelector()));
      if (answer == Truth.NO) {
        continue;
      }
      if (answer == Truth.YES && isSettled(policy)) {
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

  /** A policy without a name sorts before its equals, so it counts as one that may beat them. */
  private boolean isSettled(MigrationPolicy policy) {
    return policy.header().name().value().isPresent()
        && definitions.getOrDefault(policy.name(), 1) == 1;
  }

  private static String because(
      MigrationPolicy policy,
      Workload workload,
      KnownLabels vmi,
      KnownLabels namespace,
      Truth answer) {
    if (mayAskForMore(policy)) {
      return "not all labels that policy `" + policy.name() + "` selects are in the repository";
    }
    if (answer == Truth.YES) {
      return policy.header().name().value().isEmpty()
          ? "the name of the policy is not in the repository"
          : "policy `" + policy.name() + "` is defined more than once";
    }
    var open = vmi.undecided(policy.virtualMachineInstanceSelector());
    if (!open.isEmpty()) {
      return "whether the VMI has `" + String.join("`, `", open) + "` is not in the repository";
    }
    var wanted = String.join("`, `", namespace.undecided(policy.namespaceSelector()));
    return workload
        .header()
        .namespace()
        .value()
        .map(name ->
            "whether namespace `" + name + "` has `" + wanted + "` is not in the repository")
        .orElse(
            "its namespace is not in the repository, and the policy wants `" + wanted + "` of it");
  }
}
