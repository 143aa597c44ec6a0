package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.facts.PolicyMatch.Undecided;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
      new Fact<>(
          "policy-matches",
          PolicyAdmission.ANALYSIS,
          NamespaceLabels.ANALYSIS,
          VmiLabels.ANALYSIS) {
        @Override
        public List<PolicyMatch> run(Pass pass) {
          return new PolicyMatches(pass).of(pass.cluster().workloads());
        }
      };

  /** What is the same for all VMs of one namespace that have the same labels. */
  private record Answer(
      List<MigrationPolicy> matching,
      List<Undecided> undecided,
      Optional<MigrationPolicy> winner,
      List<MigrationPolicy> candidates) {}

  private final List<MigrationPolicy> ranked;
  private final NamespaceLabels namespaces;
  private final Map<String, Integer> definitions = new HashMap<>();
  private final VmiLabels vmis;
  private final PolicyIndex index;
  private final BitSet found = new BitSet();

  private PolicyMatches(Pass pass) {
    namespaces = pass.resultOf(NamespaceLabels.ANALYSIS);
    vmis = pass.resultOf(VmiLabels.ANALYSIS);
    ranked = new ArrayList<>(pass.resultOf(PolicyAdmission.ANALYSIS).admitted());
    var order = PolicyRank.order(pass.cluster().versions().kubeVirt());
    ranked.sort((one, other) -> mayAskForMore(one) == mayAskForMore(other)
        ? order.compare(PolicyRank.of(one), PolicyRank.of(other))
        : Boolean.compare(mayAskForMore(other), mayAskForMore(one)));
    for (var policy : ranked) {
      definitions.merge(policy.name(), 1, Integer::sum);
    }
    var ofVmis = new ArrayList<KnownLabels>();
    var ofNamespaces = new ArrayList<KnownLabels>();
    for (var workload : pass.cluster().workloads()) {
      ofVmis.add(vmis.of(workload));
      ofNamespaces.add(namespaces.of(workload));
    }
    index = new PolicyIndex(ranked, new LabelIndex(ofVmis), new LabelIndex(ofNamespaces));
  }

  /** Whether the policy may have pairs that are not in the repository, and so any rank. */
  private static boolean mayAskForMore(MigrationPolicy policy) {
    return !policy.virtualMachineInstanceSelector().complete()
        || !policy.namespaceSelector().complete();
  }

  private List<PolicyMatch> of(List<Workload> workloads) {
    var answers = new IdentityHashMap<KnownLabels, Map<KnownLabels, Answer>>();
    var matches = new ArrayList<PolicyMatch>();
    for (var workload : workloads) {
      if (!workload.header().partial()) {
        var vmi = vmis.of(workload);
        var namespace = namespaces.of(workload);
        var answer = answers
            .computeIfAbsent(vmi, unused -> new IdentityHashMap<>())
            .computeIfAbsent(namespace, unused -> answer(workload, vmi, namespace));
        matches.add(new PolicyMatch(
            workload, answer.matching, answer.undecided, answer.winner, answer.candidates));
      }
    }
    return List.copyOf(matches);
  }

  private Answer answer(Workload workload, KnownLabels vmi, KnownLabels namespace) {
    var matching = new ArrayList<MigrationPolicy>();
    var undecided = new ArrayList<Undecided>();
    var candidates = new ArrayList<MigrationPolicy>();
    index.candidates(vmi, namespace, found);
    for (var i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      var policy = ranked.get(i);
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
        undecided.add(new Undecided(policy, reason(policy, workload, vmi, namespace, answer)));
        if (matching.isEmpty()) {
          candidates.add(policy);
        }
      }
    }
    var winner = matching.isEmpty() || !candidates.isEmpty()
        ? Optional.<MigrationPolicy>empty()
        : Optional.of(matching.get(0));
    return new Answer(
        List.copyOf(matching), List.copyOf(undecided), winner, List.copyOf(candidates));
  }

  /** A policy without a name sorts before its equals, so it counts as one that may beat them. */
  private boolean isSettled(MigrationPolicy policy) {
    return policy.header().name().value().isPresent()
        && definitions.getOrDefault(policy.name(), 1) == 1;
  }

  private static String reason(
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
