package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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

    /** Policies of which no one can tell whether they stay, or what they select. */
    private final List<MigrationPolicy> doubtful = new ArrayList<>();

    private final Comparator<PolicyRank> order;
    private final SelectorIndex index;
    private final DisjointSelectors vmiConflicts;
    private final DisjointSelectors namespaceConflicts;

    /** Whether a namespace may have all of these. */
    private final Map<Map<String, String>, Boolean> plausible = new HashMap<>();

    Search(Pass pass) {
      kubeVirt = pass.cluster().versions().kubeVirt();
      cluster = pass.resultOf(SettingsByPolicy.ANALYSIS).cluster();
      namespaces = pass.resultOf(NamespaceLabels.ANALYSIS);
      order = PolicyRank.order(kubeVirt);
      var admission = pass.resultOf(PolicyAdmission.ANALYSIS);
      Set<MigrationPolicy> settled = Collections.newSetFromMap(new IdentityHashMap<>());
      settled.addAll(admission.settled());
      Set<MigrationPolicy> twins = Collections.newSetFromMap(new IdentityHashMap<>());
      twins.addAll(pass.resultOf(DeadPolicies.ANALYSIS).twins());
      for (var policy : admission.admitted()) {
        var pairs = SelectorPairs.of(policy);
        if (pairs.isEmpty() || !settled.contains(policy)) {
          doubtful.add(policy);
        } else if (!twins.contains(policy)) {
          ranked.add(new Ranked(policy, PolicyRank.of(policy), pairs.get()));
        }
      }
      ranked.sort(Comparator.comparing(Ranked::rank, order));
      var selectors = new ArrayList<SelectorPairs>();
      var vmis = new ArrayList<Map<String, String>>();
      var ofNamespaces = new ArrayList<Map<String, String>>();
      for (var entry : ranked) {
        selectors.add(entry.pairs());
        vmis.add(entry.pairs().vmi());
        ofNamespaces.add(entry.pairs().namespace());
      }
      index = new SelectorIndex(selectors);
      vmiConflicts = new DisjointSelectors(vmis);
      namespaceConflicts = new DisjointSelectors(ofNamespaces);
    }

    /** Policies that overlap have one rank except for the name, so each group is in one run of those. */
    List<PolicyOverlap> run() {
      var overlaps = new ArrayList<PolicyOverlap>();
      var open = new BitSet();
      open.set(0, ranked.size());
      for (var i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
        var group = groupOf(i, open);
        if (group.size() > 1) {
          overlaps.add(overlap(ranked.get(i), group));
        }
      }
      return List.copyOf(overlaps);
    }

    /**
     * All that can be reached from the first one, itself included, in the order they are found.
     *
     * @param open those that are in no group yet
     */
    private List<Ranked> groupOf(int first, BitSet open) {
      var group = new ArrayList<Ranked>();
      group.add(ranked.get(first));
      for (var reached = 0; reached < group.size(); reached++) {
        var one = group.get(reached);
        var near = (BitSet) open.clone();
        vmiConflicts.remove(one.pairs().vmi(), near);
        namespaceConflicts.remove(one.pairs().namespace(), near);
        for (var i = near.nextSetBit(first + 1);
            i >= 0 && isTied(first, i);
            i = near.nextSetBit(i + 1)) {
          if (doOverlap(one, ranked.get(i))) {
            open.clear(i);
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
      return plausible.computeIfAbsent(both.namespace(), pairs -> {
        for (var namespace : namespaces.defined().values()) {
          if (namespace.haveAll(pairs) != Truth.NO) {
            return true;
          }
        }
        return namespaces.defined().isEmpty();
      });
    }

    /** Whether a better policy matches whenever both match. */
    private boolean isMeantForBoth(SelectorPairs both, Ranked one) {
      for (var i : index.candidates(both.vmi(), both.namespace())) {
        var better = ranked.get(i);
        if (order.compare(better.rank(), one.rank()) < 0
            && !better.rank().isTiedWith(one.rank(), kubeVirt)
            && both.contain(better.pairs())) {
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

  /** Which of many selectors no VM, or no namespace, satisfies together with another one. */
  private static final class DisjointSelectors {
    private static final BitSet NONE = new BitSet();

    private final Map<String, BitSet> byKey = new HashMap<>();
    private final Map<String, Map<String, BitSet>> byPair = new HashMap<>();

    DisjointSelectors(List<Map<String, String>> selectors) {
      for (var i = 0; i < selectors.size(); i++) {
        for (var pair : selectors.get(i).entrySet()) {
          byKey.computeIfAbsent(pair.getKey(), unused -> new BitSet()).set(i);
          byPair
              .computeIfAbsent(pair.getKey(), unused -> new HashMap<>())
              .computeIfAbsent(pair.getValue(), unused -> new BitSet())
              .set(i);
        }
      }
    }

    /** Takes those out that ask for another value of a label. */
    void remove(Map<String, String> pairs, BitSet from) {
      for (var pair : pairs.entrySet()) {
        var conflicting = (BitSet) byKey.getOrDefault(pair.getKey(), NONE).clone();
        conflicting.andNot(
            byPair.getOrDefault(pair.getKey(), Map.of()).getOrDefault(pair.getValue(), NONE));
        from.andNot(conflicting);
      }
    }
  }
}
