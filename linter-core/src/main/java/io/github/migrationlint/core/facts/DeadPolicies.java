package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.MigrationPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

  private DeadPolicies(List<MigrationPolicy> twins, List<Covered> covered) {
    this.twins = List.copyOf(twins);
    this.covered = List.copyOf(covered);
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
    for (var dead : covered) {
      if (dead.policy().equals(policy)) {
        return true;
      }
    }
    return twins.contains(policy);
  }

  private static DeadPolicies of(Pass pass) {
    var settled = pass.resultOf(PolicyAdmission.ANALYSIS).settled();
    var ranked = new ArrayList<Ranked>();
    for (var policy : settled) {
      SelectorPairs.of(policy).ifPresent(pairs -> ranked.add(new Ranked(policy, pairs)));
    }
    var order = PolicyRank.order(pass.cluster().versions().kubeVirt());
    var bySource = List.copyOf(ranked);
    ranked.sort(Comparator.comparing(entry -> PolicyRank.of(entry.policy()), order));
    var namespaces = namespaces(pass);
    var twins = new ArrayList<MigrationPolicy>();
    var covered = new ArrayList<Covered>();
    for (var entry : bySource) {
      var above = ranked.subList(0, ranked.indexOf(entry));
      if (hasTwin(entry, above)) {
        twins.add(entry.policy());
      } else {
        var covers = covers(entry, above, namespaces);
        if (!covers.isEmpty()) {
          covered.add(new Covered(entry.policy(), covers));
        }
      }
    }
    return new DeadPolicies(twins, covered);
  }

  private static boolean hasTwin(Ranked entry, List<Ranked> above) {
    for (var other : above) {
      if (other.pairs().equals(entry.pairs())) {
        return true;
      }
    }
    return false;
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

  /** Empty unless the policy is dead in every namespace it may match, and there is a certain one. */
  private static List<Cover> covers(
      Ranked entry, List<Ranked> above, Map<String, KnownLabels> namespaces) {
    var covers = new ArrayList<Cover>();
    for (var namespace : namespaces.entrySet()) {
      var matches = namespace.getValue().haveAll(entry.pairs().namespace());
      if (matches == Truth.NO) {
        continue;
      }
      var winner = cover(entry, above, namespace.getValue());
      if (winner.isEmpty()) {
        return List.of();
      }
      if (matches == Truth.YES) {
        covers.add(new Cover(namespace.getKey(), winner.get()));
      }
    }
    return covers;
  }

  private static Optional<MigrationPolicy> cover(
      Ranked entry, List<Ranked> above, KnownLabels namespace) {
    // Where the policy does not match, it needs no other to be dead.
    var matched = namespace.assuming(entry.pairs().namespace());
    for (var other : above) {
      if (entry.pairs().vmi().entrySet().containsAll(other.pairs().vmi().entrySet())
          && matched.haveAll(other.pairs().namespace()) == Truth.YES) {
        return Optional.of(other.policy());
      }
    }
    return Optional.empty();
  }
}
