package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.MigrationPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Policies that govern no VM, whatever labels VMs have. A VM may have just the labels a policy asks
 * for, and only a policy that outranks it and asks that VM for none besides keeps it from that one. So
 * it is dead in a namespace if and only if such a policy matches the namespace.
 *
 * <p>Exact where the labels of all namespaces are known; where some are not, nothing is claimed that
 * they could disprove. Upstream: kubevirt {@code
 * pkg/virt-controller/watch/migration/migrationpolicy.go}, {@code matchPolicy}.
 */
public final class DeadPolicies {
  public static final Analysis<DeadPolicies> ANALYSIS =
      new Fact<>("dead-policies", PolicyAdmission.ANALYSIS, NamespaceLabels.ANALYSIS) {
        @Override
        public DeadPolicies run(Pass pass) {
          return of(pass);
        }
      };

  /**
   * A policy that is dead in the namespaces of the repository.
   *
   * @param covers for every namespace it certainly selects, a policy that keeps it from all VMs there
   */
  public record Covered(MigrationPolicy policy, List<Cover> covers) {
    public Covered {
      Objects.requireNonNull(policy);
      covers = List.copyOf(covers);
    }
  }

  /** A namespace and the policy that wins there. */
  public record Cover(String namespace, MigrationPolicy by) {
    public Cover {
      Objects.requireNonNull(namespace);
      Objects.requireNonNull(by);
    }
  }

  private record Ranked(MigrationPolicy policy, SelectorPairs pairs) {}

  private final List<MigrationPolicy> twins;
  private final List<Covered> covered;
  private final Set<MigrationPolicy> dead = Collections.newSetFromMap(new IdentityHashMap<>());

  private DeadPolicies(List<MigrationPolicy> twins, List<Covered> covered) {
    this.twins = List.copyOf(twins);
    this.covered = List.copyOf(covered);
    dead.addAll(twins);
    for (var policy : covered) {
      dead.add(policy.policy());
    }
  }

  /** Those that have the selectors of a policy with a smaller name, which is deadly everywhere. */
  public List<MigrationPolicy> twins() {
    return twins;
  }

  /** Those that are dead only in the namespaces of the repository, in source order. */
  public List<Covered> covered() {
    return covered;
  }

  /** Whether the policy is dead, for whatever reason. */
  public boolean include(MigrationPolicy policy) {
    return dead.contains(policy);
  }

  private static DeadPolicies of(Pass pass) {
    var settled = pass.resultOf(PolicyAdmission.ANALYSIS).settled();
    var bySource = new ArrayList<Ranked>();
    for (var policy : settled) {
      SelectorPairs.of(policy).ifPresent(pairs -> bySource.add(new Ranked(policy, pairs)));
    }
    var order = PolicyRank.order(pass.cluster().versions().kubeVirt());
    var ranked = new ArrayList<>(bySource);
    ranked.sort(
        (one, other) -> order.compare(PolicyRank.of(one.policy()), PolicyRank.of(other.policy())));
    var search = new Search(ranked, namespaces(pass));
    var twins = new ArrayList<MigrationPolicy>();
    var covered = new ArrayList<Covered>();
    for (var entry : bySource) {
      if (search.hasTwin(entry)) {
        twins.add(entry.policy());
      } else {
        var covers = search.covers(entry);
        if (!covers.isEmpty()) {
          covered.add(new Covered(entry.policy(), covers));
        }
      }
    }
    return new DeadPolicies(twins, covered);
  }

  /** Those the repository defines and those in which it has VMs, by name. */
  private static Map<String, KnownLabels> namespaces(Pass pass) {
    var labels = pass.resultOf(NamespaceLabels.ANALYSIS);
    var namespaces = new TreeMap<>(labels.defined());
    for (var workload : pass.cluster().workloads()) {
      namespaces.putIfAbsent(workload.header().namespace().value().orElse(""), labels.of(workload));
    }
    return namespaces;
  }

  private static final class Search {
    private final List<Ranked> ranked;
    private final IdentityHashMap<Ranked, Integer> positions = new IdentityHashMap<>();
    private final Map<SelectorPairs, Integer> firstWith = new HashMap<>();
    private final SelectorIndex selectors;
    private final List<String> names = new ArrayList<>();
    private final List<KnownLabels> namespaces = new ArrayList<>();
    private final LabelIndex index;

    Search(List<Ranked> ranked, Map<String, KnownLabels> byName) {
      this.ranked = ranked;
      var pairs = new ArrayList<SelectorPairs>();
      for (var i = 0; i < ranked.size(); i++) {
        positions.put(ranked.get(i), i);
        firstWith.putIfAbsent(ranked.get(i).pairs(), i);
        pairs.add(ranked.get(i).pairs());
      }
      selectors = new SelectorIndex(pairs);
      names.addAll(byName.keySet());
      namespaces.addAll(byName.values());
      index = new LabelIndex(namespaces);
    }

    private int position(Ranked entry) {
      return Objects.requireNonNull(positions.get(entry));
    }

    boolean hasTwin(Ranked entry) {
      return Objects.requireNonNull(firstWith.get(entry.pairs())) < position(entry);
    }

    /**
     * Empty unless the policy is dead in every namespace it may match, and there is a certain one.
     */
    List<Cover> covers(Ranked entry) {
      var covers = new ArrayList<Cover>();
      for (var i : candidates(entry)) {
        var matches = namespaces.get(i).haveAll(entry.pairs().namespace());
        if (matches == Truth.NO) {
          continue;
        }
        var winner = cover(entry, namespaces.get(i));
        if (winner.isEmpty()) {
          return List.of();
        }
        if (matches == Truth.YES) {
          covers.add(new Cover(names.get(i), winner.get()));
        }
      }
      return covers;
    }

    /** The namespaces that may have one of the pairs, that which fewest have; by name. */
    private int[] candidates(Ranked entry) {
      var key = "";
      var value = "";
      var fewest = Integer.MAX_VALUE;
      for (var pair : entry.pairs().namespace().entrySet()) {
        var count = index.count(pair.getKey(), pair.getValue());
        if (count < fewest) {
          fewest = count;
          key = pair.getKey();
          value = pair.getValue();
        }
      }
      return fewest == Integer.MAX_VALUE ? all() : index.candidates(key, value);
    }

    private int[] all() {
      var all = new int[namespaces.size()];
      for (var i = 0; i < all.length; i++) {
        all[i] = i;
      }
      return all;
    }

    private Optional<MigrationPolicy> cover(Ranked entry, KnownLabels namespace) {
      // Where the policy does not match, it needs no other to be dead.
      var matched = namespace.assuming(entry.pairs().namespace());
      var best = position(entry);
      for (var i : selectors.candidates(entry.pairs().vmi(), matched.values())) {
        var other = ranked.get(i).pairs();
        if (i < best
            && entry.pairs().vmi().entrySet().containsAll(other.vmi().entrySet())
            && matched.haveAll(other.namespace()) == Truth.YES) {
          best = i;
        }
      }
      return best == position(entry)
          ? Optional.empty()
          : Optional.of(ranked.get(best).policy());
    }
  }
}
