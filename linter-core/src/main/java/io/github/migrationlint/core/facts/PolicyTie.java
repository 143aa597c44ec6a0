package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Two policies that match VMs equally well and would treat them differently, so that their names
 * decide. Policies with the same selectors are none: the second of them is dead.
 *
 * @param winner the one with the smaller name
 * @param vms where it wins for no other reason; not empty
 * @param differing the settings that would change if the other one won; not empty
 * @param foretold whether the user guide has the other one win on all of these VMs
 */
public record PolicyTie(
    MigrationPolicy winner,
    MigrationPolicy other,
    List<Workload> vms,
    List<MigrationField<?>> differing,
    boolean foretold) {
  public static final Analysis<List<PolicyTie>> ANALYSIS =
      new Fact<>("policy-tie", PolicyMatches.ANALYSIS, SettingsByPolicy.ANALYSIS) {
        @Override
        public List<PolicyTie> run(Pass pass) {
          return of(
              pass.resultOf(PolicyMatches.ANALYSIS),
              pass.resultOf(SettingsByPolicy.ANALYSIS).cluster(),
              pass.cluster().versions().kubeVirt());
        }
      };

  public PolicyTie {
    Objects.requireNonNull(winner);
    Objects.requireNonNull(other);
    vms = List.copyOf(vms);
    differing = List.copyOf(differing);
  }

  /** All ties in the order they are found, and those of each winner by the other. */
  private static final class Ties {
    private final List<Gathered> all = new ArrayList<>();
    private final IdentityHashMap<MigrationPolicy, IdentityHashMap<MigrationPolicy, Gathered>>
        byWinner = new IdentityHashMap<>();
    private final IdentityHashMap<MigrationPolicy, Optional<String>> firstKeys =
        new IdentityHashMap<>();

    Gathered of(MigrationPolicy winner, MigrationPolicy other, EffectiveSettings cluster) {
      return byWinner
          .computeIfAbsent(winner, unused -> new IdentityHashMap<>())
          .computeIfAbsent(other, unused -> {
            var tie = between(winner, other, cluster);
            all.add(tie);
            return tie;
          });
    }
  }

  private static List<PolicyTie> of(
      List<PolicyMatch> matches, EffectiveSettings cluster, Version kubeVirt) {
    var ties = new Ties();
    // VMs with the same labels have one list of policies.
    var byPolicies = new IdentityHashMap<List<MigrationPolicy>, List<Gathered>>();
    for (var match : matches) {
      if (match.winner().isPresent()) {
        var gathered = byPolicies.computeIfAbsent(
            match.matching(), matching -> gathered(matching, ties, cluster, kubeVirt));
        for (var tie : gathered) {
          tie.vms.add(match.workload());
        }
      }
    }
    var result = new ArrayList<PolicyTie>();
    for (var tie : ties.all) {
      if (!tie.differing.isEmpty()) {
        result.add(new PolicyTie(tie.winner, tie.other, tie.vms, tie.differing, tie.foretold));
      }
    }
    return List.copyOf(result);
  }

  /** A tie while its VMs are found. */
  private static final class Gathered {
    private final MigrationPolicy winner;
    private final MigrationPolicy other;
    private final List<MigrationField<?>> differing;
    private final List<Workload> vms = new ArrayList<>();
    private boolean foretold = true;

    Gathered(MigrationPolicy winner, MigrationPolicy other, List<MigrationField<?>> differing) {
      this.winner = winner;
      this.other = other;
      this.differing = differing;
    }
  }

  /** The ties among policies that match a VM, all of them known from now on. */
  private static List<Gathered> gathered(
      List<MigrationPolicy> matching, Ties ties, EffectiveSettings cluster, Version kubeVirt) {
    var tied = tied(matching, kubeVirt);
    var documented = DocumentedOrder.first(tied, ties.firstKeys);
    var gathered = new ArrayList<Gathered>();
    for (var i = 1; i < tied.size(); i++) {
      var other = tied.get(i);
      var tie = ties.of(tied.get(0), other, cluster);
      if (!tie.differing.isEmpty()) {
        tie.foretold &= documented.equals(Optional.of(other));
        gathered.add(tie);
      }
    }
    return gathered;
  }

  /** The winner and those as good as it. */
  private static List<MigrationPolicy> tied(List<MigrationPolicy> matching, Version kubeVirt) {
    var tied = new ArrayList<MigrationPolicy>();
    var best = PolicyRank.of(matching.get(0));
    for (var policy : matching) {
      if (best.isTiedWith(PolicyRank.of(policy), kubeVirt)) {
        tied.add(policy);
      }
    }
    return tied;
  }

  /** The tie of these two, on no VM yet; without differences it is none. */
  private static Gathered between(
      MigrationPolicy winner, MigrationPolicy other, EffectiveSettings cluster) {
    var differing = SelectorPairs.of(winner).equals(SelectorPairs.of(other))
        ? List.<MigrationField<?>>of()
        : cluster.under(winner).differingFrom(cluster.under(other));
    return new Gathered(winner, other, differing);
  }
}
