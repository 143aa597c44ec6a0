package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

  /** The names of two policies, which are unique among those that certainly match. */
  private record Names(String winner, String other) {}

  private static List<PolicyTie> of(
      List<PolicyMatch> matches, EffectiveSettings cluster, Version kubeVirt) {
    var ties = new LinkedHashMap<Names, PolicyTie>();
    for (var match : matches) {
      var tied = tied(match, kubeVirt);
      var documented = DocumentedOrder.first(tied);
      for (var i = 1; i < tied.size(); i++) {
        var winner = tied.get(0);
        var other = tied.get(i);
        var known = ties.computeIfAbsent(
            new Names(winner.name(), other.name()), unused -> between(winner, other, cluster));
        ties.put(
            new Names(winner.name(), other.name()),
            known.on(match.workload(), documented.equals(Optional.of(other))));
      }
    }
    var result = new ArrayList<PolicyTie>();
    for (var tie : ties.values()) {
      if (!tie.differing.isEmpty()) {
        result.add(tie);
      }
    }
    return List.copyOf(result);
  }

  /** The winner and those as good as it; empty where the winner is not certain. */
  private static List<MigrationPolicy> tied(PolicyMatch match, Version kubeVirt) {
    var tied = new ArrayList<MigrationPolicy>();
    if (match.winner().isPresent()) {
      var best = PolicyRank.of(match.matching().get(0));
      for (var policy : match.matching()) {
        if (best.isTiedWith(PolicyRank.of(policy), kubeVirt)) {
          tied.add(policy);
        }
      }
    }
    return tied;
  }

  /** The tie of these two, on no VM yet; without differences it is none. */
  private static PolicyTie between(
      MigrationPolicy winner, MigrationPolicy other, EffectiveSettings cluster) {
    var differing = SelectorPairs.of(winner).equals(SelectorPairs.of(other))
        ? List.<MigrationField<?>>of()
        : cluster.under(winner).differingFrom(cluster.under(other));
    return new PolicyTie(winner, other, List.of(), differing, true);
  }

  private PolicyTie on(Workload vm, boolean isForetold) {
    var more = new ArrayList<>(vms);
    more.add(vm);
    return new PolicyTie(winner, other, more, differing, foretold && isForetold);
  }
}
