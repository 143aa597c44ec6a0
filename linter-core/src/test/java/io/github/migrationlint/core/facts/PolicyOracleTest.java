package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.facts.SmallWorld.Policy;
import io.github.migrationlint.core.facts.SmallWorld.Vm;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every claim about policies against brute force: all that a small world could turn out to be is
 * enumerated and given to a port of upstream's matcher, which shares no code with ours.
 *
 * <p>A match is decided exactly: yes, no and unknown. So is the winner where all is known; where
 * something is not, a winner is never wrong and the candidates leave no one out, though they may name
 * one who could not win (whenever it matched, another one would match too). Dead policies are exact
 * where the namespaces are known, and otherwise never alive. Shadowed ones likewise, where all is
 * known.
 *
 * <p>{@code -Doracle.worlds=350000} asks for more than a million cases, a case being one VM.
 */
class PolicyOracleTest {
  private static final int WORLDS = Integer.getInteger("oracle.worlds", 36_000);

  /** How often each claim was made, so that a test of nothing is noticed. */
  private final Map<String, Integer> tally = new HashMap<>();

  private void count(String claim) {
    tally.merge(claim, 1, Integer::sum);
  }

  @Test
  void every_claim_holds_in_every_world() {
    var worlds = new SmallWorlds(494_520_559);
    for (var i = 0; i < WORLDS; i++) {
      new Check(worlds.next()).run();
    }
    for (var claim : List.of(
        "matches",
        "may match",
        "winner",
        "no winner",
        "candidates",
        "tie",
        "twin",
        "dead",
        "shadowed")) {
      assertTrue(tally.getOrDefault(claim, 0) > WORLDS / 200, () -> claim + " of " + tally);
    }
    assertTrue(tally.getOrDefault("case", 0) > 2.9 * WORLDS, tally::toString);
  }

  /** All that is claimed of one world. */
  private record Claims(
      List<PolicyMatch> matches,
      List<PolicyTie> ties,
      DeadPolicies dead,
      List<PolicyReach> reaches,
      List<PolicyOverlap> overlaps) {
    private static final Analysis<Claims> ANALYSIS =
        new Fact<>(
            "policy-oracle-test",
            PolicyMatches.ANALYSIS,
            PolicyTie.ANALYSIS,
            DeadPolicies.ANALYSIS,
            PolicyReach.ANALYSIS,
            PolicyOverlap.ANALYSIS) {
          @Override
          public Claims run(Pass pass) {
            return new Claims(
                pass.resultOf(PolicyMatches.ANALYSIS),
                pass.resultOf(PolicyTie.ANALYSIS),
                pass.resultOf(DeadPolicies.ANALYSIS),
                pass.resultOf(PolicyReach.ANALYSIS),
                pass.resultOf(PolicyOverlap.ANALYSIS));
          }
        };
  }

  /** Who wins a VM with each set of labels in a namespace with each set. */
  private static final class Winners {
    private final List<List<Optional<String>>> byLabels = new ArrayList<>();

    Winners(UpstreamMatcher matcher, List<UpstreamMatcher.Policy> policies) {
      for (var vmi : SmallWorld.VMI_LABELS) {
        var row = new ArrayList<Optional<String>>();
        for (var namespace : SmallWorld.NAMESPACE_LABELS) {
          row.add(matcher.matchPolicy(policies, vmi, namespace));
        }
        byLabels.add(row);
      }
    }

    Optional<String> of(int vmi, int namespace) {
      return byLabels.get(vmi).get(namespace);
    }
  }

  private final class Check {
    private final SmallWorld world;
    private final UpstreamMatcher matcher;
    private final Claims claims;
    private final boolean isFullyKnown;

    /** For every set of policies there may be. */
    private final List<Winners> winners = new ArrayList<>();

    Check(SmallWorld world) {
      this.world = world;
      claims = Clusters.ask(Claims.ANALYSIS, world.cluster());
      isFullyKnown = world.isFullyKnown();
      matcher =
          new UpstreamMatcher(world.cluster().versions().kubeVirt().isAtLeast(Version.of(0, 52)));
      for (var choice : world.choices()) {
        winners.add(new Winners(matcher, upstream(choice)));
      }
    }

    void run() {
      assertEquals(world.vms().size(), claims.matches().size());
      for (var i = 0; i < world.vms().size(); i++) {
        count("case");
        checkWinner(world.vms().get(i), claims.matches().get(i));
        for (var policy : world.policies()) {
          checkMatch(policy, world.vms().get(i), claims.matches().get(i));
        }
      }
      claims.ties().forEach(this::checkTie);
      checkDead();
      claims.reaches().forEach(this::checkReach);
      checkOverlaps();
    }

    private void checkWinner(Vm vm, PolicyMatch match) {
      var possible = winners(vm.labels(), world.labelsOf(vm.namespace()));
      if (match.isDecided()) {
        var claimed = match.winner().map(MigrationPolicy::name);
        count(claimed.isPresent() ? "winner" : "no winner");
        assertEquals(Set.of(claimed), possible, world::toString);
        return;
      }
      count("candidates");
      assertFalse(isFullyKnown, world::toString);
      for (var winner : possible) {
        // Where one matches for certain, someone wins.
        var named = winner.isPresent()
            ? names(match.candidates()).contains(winner.get())
            : match.matching().isEmpty();
        assertTrue(named, world::toString);
      }
    }

    private Set<Optional<String>> winners(List<Integer> vmis, List<Integer> namespaces) {
      var possible = new LinkedHashSet<Optional<String>>();
      for (var table : winners) {
        for (var vmi : vmis) {
          for (var namespace : namespaces) {
            possible.add(table.of(vmi, namespace));
          }
        }
      }
      return possible;
    }

    private void checkMatch(Policy policy, Vm vm, PolicyMatch match) {
      var answers = answers(policy, vm);
      if (policy.isAmong(match.matching())) {
        count("matches");
        assertEquals(Set.of(true), answers, world::toString);
      } else if (isUndecided(policy, match)) {
        count("may match");
        // Of two definitions, the one that matches for certain may not stay.
        var mayNotStay = winners.size() > 1 && answers.contains(true);
        assertTrue(answers.size() == 2 || mayNotStay, world::toString);
      } else {
        assertEquals(Set.of(false), answers, world::toString);
      }
    }

    private Set<Boolean> answers(Policy policy, Vm vm) {
      var answers = new HashSet<Boolean>();
      for (var vmi : vm.labels()) {
        for (var namespace : world.labelsOf(vm.namespace())) {
          answers.add(matches(policy, vmi, namespace));
        }
      }
      return answers;
    }

    private boolean matches(Policy policy, int vmi, int namespace) {
      return matcher.matches(
          policy.upstream(),
          SmallWorld.VMI_LABELS.get(vmi),
          SmallWorld.NAMESPACE_LABELS.get(namespace));
    }

    private boolean isUndecided(Policy policy, PolicyMatch match) {
      for (var undecided : match.undecided()) {
        if (policy.is(undecided.policy())) {
          return true;
        }
      }
      return false;
    }

    /** Whoever loses a tie would win under a smaller name, and to another effect. */
    private void checkTie(PolicyTie tie) {
      count("tie");
      var other = find(tie.other());
      assertNotEquals(Truth.YES, world.areAlike(find(tie.winner()), other), world::toString);
      var renamed = new ArrayList<Policy>();
      for (var policy : world.policies()) {
        renamed.add(policy.is(tie.other()) ? other.named("a") : policy);
      }
      var otherwise = new Winners(matcher, upstream(renamed));
      for (var vm : world.vms()) {
        if (tie.vms().contains(vm.workload())) {
          assertEquals(
              Set.of(Optional.of(tie.winner().name())),
              winners(vm.labels(), world.labelsOf(vm.namespace())),
              world::toString);
          for (var namespace : world.labelsOf(vm.namespace())) {
            assertEquals(
                Optional.of("a"), otherwise.of(vm.labels().get(0), namespace), world::toString);
          }
        }
      }
    }

    private void checkDead() {
      var covered = new ArrayList<MigrationPolicy>();
      claims.dead().covered().forEach(dead -> covered.add(dead.policy()));
      var here = new ArrayList<Integer>();
      world.namespaces().values().forEach(here::addAll);
      world.vms().forEach(vm -> here.addAll(world.labelsOf(vm.namespace())));
      var aliveHere = winners(SmallWorld.ALL, here);
      var aliveAnywhere = winners(SmallWorld.ALL, SmallWorld.ALL);
      for (var policy : world.policies()) {
        var name = Optional.of(policy.name());
        var isTwin = isTwin(policy);
        var isCovered = policy.isAmong(covered);
        if (isTwin) {
          count("twin");
          assertFalse(aliveAnywhere.contains(name), world::toString);
        }
        if (isCovered) {
          count("dead");
          assertFalse(aliveHere.contains(name), world::toString);
        }
        if (winners.size() == 1) {
          assertEquals(!aliveAnywhere.contains(name), isTwin, world::toString);
        }
        if (winners.size() == 1 && world.areNamespacesKnown() && !isTwin) {
          var isDead = selectsAny(policy, here) && !aliveHere.contains(name);
          assertEquals(isDead, isCovered, world::toString);
        }
      }
    }

    private boolean selectsAny(Policy policy, List<Integer> namespaces) {
      for (var namespace : namespaces) {
        var labels = SmallWorld.NAMESPACE_LABELS.get(namespace);
        if (labels.entrySet().containsAll(policy.namespace().entrySet())) {
          return true;
        }
      }
      return false;
    }

    private void checkReach(PolicyReach reach) {
      var policy = find(reach.policy());
      var matches = false;
      var wins = false;
      for (var vm : world.vms()) {
        matches |= answers(policy, vm).contains(true);
        wins |= winners(vm.labels(), world.labelsOf(vm.namespace()))
            .contains(Optional.of(policy.name()));
      }
      assertEquals(!matches, reach.isEmpty(), world::toString);
      if (reach.isShadowed()) {
        count("shadowed");
        assertTrue(matches && !wins, world::toString);
      }
      if (isFullyKnown) {
        assertEquals(matches && !wins, reach.isShadowed(), world::toString);
        assertEquals(wins, !reach.governed().isEmpty(), world::toString);
      }
    }

    private void checkOverlaps() {
      var inGroups = new ArrayList<MigrationPolicy>();
      for (var overlap : claims.overlaps()) {
        count("overlap");
        inGroups.add(overlap.winner());
        inGroups.add(overlap.other());
        inGroups.addAll(overlap.more());
        checkWitness(overlap);
      }
      if (world.vms().isEmpty()
          && world.namespaces().isEmpty()
          && winners.size() == 1
          && world.areSettingsKnown()) {
        for (var policy : world.policies()) {
          var ties = !isTwin(policy) && mayTieWithAny(policy);
          assertEquals(ties, policy.isAmong(inGroups), world::toString);
        }
      }
    }

    /** The winner wins the witness, and the other one would under the smallest name. */
    private void checkWitness(PolicyOverlap overlap) {
      var vmi = SmallWorld.VMI_LABELS.indexOf(overlap.witness().vmi());
      var namespace = SmallWorld.NAMESPACE_LABELS.indexOf(overlap.witness().namespace());
      assertEquals(
          Set.of(Optional.of(overlap.winner().name())),
          winners(List.of(vmi), List.of(namespace)),
          world::toString);
      for (var choice : world.choices()) {
        var renamed = new ArrayList<Policy>();
        for (var policy : choice) {
          renamed.add(policy.is(overlap.other()) ? policy.named("a") : policy);
        }
        assertEquals(
            Optional.of("a"),
            new Winners(matcher, upstream(renamed)).of(vmi, namespace),
            world::toString);
      }
    }

    private boolean isTwin(Policy policy) {
      return policy.isAmong(claims.dead().twins());
    }

    /** Whether there could be a VM for which only the name of this policy, or of another, decides. */
    private boolean mayTieWithAny(Policy policy) {
      for (var other : world.policies()) {
        if (!isTwin(other)
            && !other.hasSelectorsOf(policy)
            && world.areAlike(other, policy) == Truth.NO) {
          for (var vmi : SmallWorld.ALL) {
            for (var namespace : SmallWorld.ALL) {
              if (decidesByName(policy, other, vmi, namespace)) {
                return true;
              }
            }
          }
        }
      }
      return false;
    }

    /** Whether of two either one wins that VM if it has the smaller name of the two. */
    private boolean decidesByName(Policy one, Policy other, int vmi, int namespace) {
      return matches(one, vmi, namespace)
          && matches(other, vmi, namespace)
          && winsAs("a", one, other, vmi, namespace)
          && winsAs("a", other, one, vmi, namespace);
    }

    private boolean winsAs(String name, Policy one, Policy other, int vmi, int namespace) {
      var renamed = new ArrayList<UpstreamMatcher.Policy>();
      for (var policy : world.policies()) {
        var isOne = policy.is(one.policy());
        var smaller = isOne ? name : policy.is(other.policy()) ? "b" : policy.name();
        renamed.add(policy.named(smaller).upstream());
      }
      return matcher
          .matchPolicy(
              renamed, SmallWorld.VMI_LABELS.get(vmi), SmallWorld.NAMESPACE_LABELS.get(namespace))
          .equals(Optional.of(name));
    }

    private Policy find(MigrationPolicy policy) {
      for (var written : world.policies()) {
        if (written.is(policy)) {
          return written;
        }
      }
      throw new AssertionError(policy.name() + " in " + world);
    }
  }

  private static List<UpstreamMatcher.Policy> upstream(List<Policy> policies) {
    var upstream = new ArrayList<UpstreamMatcher.Policy>();
    policies.forEach(policy -> upstream.add(policy.upstream()));
    return upstream;
  }

  private static List<String> names(List<MigrationPolicy> policies) {
    var names = new ArrayList<String>();
    policies.forEach(policy -> names.add(policy.name()));
    return names;
  }
}
