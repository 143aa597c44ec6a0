package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Policies that could match one VM equally well and would treat it differently, in a repository that
 * shows no VM. Each of them can do so with at least one other of the group; where a policy is there
 * for the VMs that two match, it outranks both, and they do not overlap.
 *
 * @param winner the one of two with the smaller name
 * @param other the second of the two
 * @param witness the fewest labels with which a VM and its namespace match both
 * @param more the rest of the group, in rank order
 */
public record PolicyOverlap(
    MigrationPolicy winner,
    MigrationPolicy other,
    SelectorPairs witness,
    List<MigrationPolicy> more) {
  /** One for each group, in rank order; none where there are VMs, for those tell how it really is. */
  public static final Analysis<List<PolicyOverlap>> ANALYSIS =
      new Fact<>(
          "policy-overlap",
          PolicyAdmission.ANALYSIS,
          DeadPolicies.ANALYSIS,
          NamespaceLabels.ANALYSIS,
          SettingsByPolicy.ANALYSIS) {
        @Override
        public List<PolicyOverlap> run(Pass pass) {
          return pass.cluster().workloads().isEmpty() ? new Search(pass).run() : List.of();
        }
      };

  public PolicyOverlap {
    Objects.requireNonNull(winner);
    Objects.requireNonNull(other);
    Objects.requireNonNull(witness);
    more = List.copyOf(more);
  }

  private record Ranked(MigrationPolicy policy, PolicyRank rank, SelectorPairs pairs) {}

  private static final class Search {
    private final Version kubeVirt;
    private final EffectiveSettings cluster;
    private final NamespaceLabels namespaces;
    private final List<Ranked> ranked = new ArrayList<>();

    /** Policies of which nobody can tell whether they stay, or what they select. */
    private final List<MigrationPolicy> doubtful = new ArrayList<>();

    private final Comparator<PolicyRank> order;

    Search(Pass pass) {
      kubeVirt = pass.cluster().versions().kubeVirt();
      cluster = pass.resultOf(SettingsByPolicy.ANALYSIS).cluster();
      namespaces = pass.resultOf(NamespaceLabels.ANALYSIS);
      order = PolicyRank.order(kubeVirt);
      var admission = pass.resultOf(PolicyAdmission.ANALYSIS);
      var settled = admission.settled();
      var twins = pass.resultOf(DeadPolicies.ANALYSIS).twins();
      for (var policy : admission.admitted()) {
        var pairs = SelectorPairs.of(policy);
        if (pairs.isEmpty() || !settled.contains(policy)) {
          doubtful.add(policy);
        } else if (!twins.contains(policy)) {
          ranked.add(new Ranked(policy, PolicyRank.of(policy), pairs.get()));
        }
      }
      ranked.sort(Comparator.comparing(Ranked::rank, order));
    }

    /** Policies that overlap have one rank but for the name, so each group is in one run of those. */
    List<PolicyOverlap> run() {
      var overlaps = new ArrayList<PolicyOverlap>();
      var isGrouped = new boolean[ranked.size()];
      for (var i = 0; i < ranked.size(); i++) {
        if (!isGrouped[i]) {
          var group = groupOf(i, isGrouped);
          if (group.size() > 1) {
            overlaps.add(overlap(ranked.get(i), group));
          }
        }
      }
      return List.copyOf(overlaps);
    }

    /** All that can be reached from the first one, itself included, in the order they are found. */
    private List<Ranked> groupOf(int first, boolean[] isGrouped) {
      var group = new ArrayList<Ranked>();
      group.add(ranked.get(first));
      for (var reached = 0; reached < group.size(); reached++) {
        for (var i = first + 1; i < ranked.size() && isTied(first, i); i++) {
          if (!isGrouped[i] && doOverlap(group.get(reached), ranked.get(i))) {
            isGrouped[i] = true;
            group.add(ranked.get(i));
          }
        }
      }
      return group;
    }

    private boolean isTied(int one, int other) {
      return ranked.get(one).rank().isTiedWith(ranked.get(other).rank(), kubeVirt);
    }

    /** Who is found first overlaps with the first one. */
    private PolicyOverlap overlap(Ranked first, List<Ranked> group) {
      var other = group.get(1);
      var more = new ArrayList<>(group.subList(2, group.size()));
      more.sort(Comparator.comparing(Ranked::rank, order));
      var policies = new ArrayList<MigrationPolicy>();
      for (var policy : more) {
        policies.add(policy.policy());
      }
      return new PolicyOverlap(
          first.policy(), other.policy(), first.pairs().and(other.pairs()), policies);
    }

    private boolean doOverlap(Ranked one, Ranked other) {
      if (one.pairs().equals(other.pairs()) || !one.pairs().isCompatibleWith(other.pairs())) {
        return false;
      }
      var both = one.pairs().and(other.pairs());
      return isPlausible(both)
          && !isMeantForBoth(both, one)
          && !mayBeSettled(both, order.compare(one.rank(), other.rank()) < 0 ? one : other)
          && !cluster
              .under(one.policy())
              .differingFrom(cluster.under(other.policy()))
              .isEmpty();
    }

    /** Whether a namespace of the repository may have all that is asked of it, if it has any. */
    private boolean isPlausible(SelectorPairs both) {
      for (var namespace : namespaces.defined().values()) {
        if (namespace.haveAll(both.namespace()) != Truth.NO) {
          return true;
        }
      }
      return namespaces.defined().isEmpty();
    }

    /** Whether a better policy matches whenever both match. */
    private boolean isMeantForBoth(SelectorPairs both, Ranked one) {
      for (var better : ranked) {
        if (better.rank().isTiedWith(one.rank(), kubeVirt)) {
          return false;
        }
        if (both.contain(better.pairs())) {
          return true;
        }
      }
      return false;
    }

    /** Whether a doubtful policy may win where both match. */
    private boolean mayBeSettled(SelectorPairs both, Ranked first) {
      for (var policy : doubtful) {
        var pairs = SelectorPairs.of(policy);
        if (pairs.isEmpty()
            || (both.contain(pairs.get())
                && order.compare(PolicyRank.of(policy), first.rank()) < 0)) {
          return true;
        }
      }
      return false;
    }
  }
}
