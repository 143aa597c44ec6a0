package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.MigrationPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of one policy on the VMs of the repository: {@link PolicyMatch} seen from the policy.
 *
 * @param governed where it wins
 * @param outranked where it matches and another one certainly wins
 * @param open where it may win, as far as the repository shows
 * @param idle where it may match, but could not win
 */
public record PolicyReach(
    MigrationPolicy policy,
    List<PolicyMatch> governed,
    List<PolicyMatch> outranked,
    List<PolicyMatch> open,
    List<PolicyMatch> idle) {
  /** The reach of each admitted policy, in source order. */
  public static final Analysis<List<PolicyReach>> ANALYSIS =
      new Fact<>("policy-reach", PolicyAdmission.ANALYSIS, PolicyMatches.ANALYSIS) {
        @Override
        public List<PolicyReach> run(Pass pass) {
          return of(
              pass.resultOf(PolicyAdmission.ANALYSIS).admitted(),
              pass.resultOf(PolicyMatches.ANALYSIS));
        }
      };

  public PolicyReach {
    Objects.requireNonNull(policy);
    governed = List.copyOf(governed);
    outranked = List.copyOf(outranked);
    open = List.copyOf(open);
    idle = List.copyOf(idle);
  }

  /** Whether it certainly matches no VM. */
  public boolean isEmpty() {
    return governed.isEmpty() && outranked.isEmpty() && open.isEmpty() && idle.isEmpty();
  }

  /** Whether it matches VMs and certainly wins none. */
  public boolean isShadowed() {
    return !outranked.isEmpty() && governed.isEmpty() && open.isEmpty();
  }

  private static List<PolicyReach> of(List<MigrationPolicy> policies, List<PolicyMatch> matches) {
    var tallies = new IdentityHashMap<MigrationPolicy, ReachCounts>();
    for (var policy : policies) {
      tallies.put(policy, new ReachCounts());
    }
    for (var match : matches) {
      file(match, tallies);
    }
    var reaches = new ArrayList<PolicyReach>();
    for (var policy : policies) {
      var tally = Objects.requireNonNull(tallies.get(policy));
      reaches.add(new PolicyReach(policy, tally.governed, tally.outranked, tally.open, tally.idle));
    }
    return List.copyOf(reaches);
  }

  private static final class ReachCounts {
    private final List<PolicyMatch> governed = new ArrayList<>();
    private final List<PolicyMatch> outranked = new ArrayList<>();
    private final List<PolicyMatch> open = new ArrayList<>();
    private final List<PolicyMatch> idle = new ArrayList<>();
  }

  private static void file(PolicyMatch match, Map<MigrationPolicy, ReachCounts> tallies) {
    Set<MigrationPolicy> candidates = Collections.newSetFromMap(new IdentityHashMap<>());
    for (var policy : match.candidates()) {
      candidates.add(policy);
      Objects.requireNonNull(tallies.get(policy)).open.add(match);
    }
    for (var policy : match.matching()) {
      if (!candidates.contains(policy)) {
        var tally = Objects.requireNonNull(tallies.get(policy));
        var wins = match.winner().equals(Optional.of(policy));
        (wins ? tally.governed : tally.outranked).add(match);
      }
    }
    for (var undecided : match.undecided()) {
      if (!candidates.contains(undecided.policy())) {
        Objects.requireNonNull(tallies.get(undecided.policy())).idle.add(match);
      }
    }
  }
}
