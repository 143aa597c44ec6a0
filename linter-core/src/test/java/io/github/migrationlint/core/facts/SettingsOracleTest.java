package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.facts.SmallWorld.Policy;
import io.github.migrationlint.core.facts.SmallWorld.Vm;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every claim about the settings of VMs against brute force: the winner by a port of upstream's matcher,
 * and its settings by a port of upstream's merge, for all that placeholders may represent.
 *
 * <p>An effective setting is exact: known where all readings agree, and only there. Lost settings are
 * exact where the labels of everything are known, and otherwise never wrong. A policy that is said to
 * repeat the cluster can be taken away without any VM, whatever its labels, being treated otherwise;
 * where it is the only one, none is missed.
 *
 * <p>{@code -Doracle.worlds=350000} asks for more than a million cases, a case being one VM.
 */
class SettingsOracleTest {
  private static final int WORLDS = Integer.getInteger("oracle.worlds", 36_000);

  /** How often each claim was made, so that a test of nothing is noticed. */
  private final Map<String, Integer> tally = new HashMap<>();

  /** For every release, all that could be configured where the repository does not show it. */
  private final Map<Version, List<Map<String, Object>>> hidden = new HashMap<>();

  private void count(String claim) {
    tally.merge(claim, 1, Integer::sum);
  }

  @Test
  void every_claim_holds_in_every_world() {
    var worlds = new SmallWorlds(20_261_122);
    for (var i = 0; i < WORLDS; i++) {
      new Check(worlds.next()).run();
    }
    for (var claim : List.of(
        "governed", "governed by none", "known", "unknown", "lost", "lost by name", "repeats")) {
      assertTrue(tally.getOrDefault(claim, 0) > WORLDS / 200, () -> claim + " of " + tally);
    }
    assertTrue(tally.getOrDefault("case", 0) > 2.9 * WORLDS, tally::toString);
  }

  private static List<Map<String, Object>> allConfigurations(Version kubeVirt) {
    var configurations = new ArrayList<Map<String, Object>>();
    for (var written : SmallWorlds.CONFIGURATIONS) {
      for (var reading : UpstreamMigrations.readings(written)) {
        configurations.add(new UpstreamMigrations(kubeVirt).getMigrationConfiguration(reading));
      }
    }
    return configurations;
  }

  /** All that is claimed of one world. */
  private record Claims(
      List<PolicyMatch> matches,
      SettingsByPolicy migrations,
      List<PolicyTie> ties,
      List<PolicyLoss> losses,
      List<PolicyRepetition> repetitions) {
    private static final Analysis<Claims> ANALYSIS =
        new Fact<>(
            "settings-oracle-test",
            PolicyMatches.ANALYSIS,
            SettingsByPolicy.ANALYSIS,
            PolicyTie.ANALYSIS,
            PolicyLoss.ANALYSIS,
            PolicyRepetition.ANALYSIS) {
          @Override
          public Claims run(Pass pass) {
            return new Claims(
                pass.resultOf(PolicyMatches.ANALYSIS),
                pass.resultOf(SettingsByPolicy.ANALYSIS),
                pass.resultOf(PolicyTie.ANALYSIS),
                pass.resultOf(PolicyLoss.ANALYSIS),
                pass.resultOf(PolicyRepetition.ANALYSIS));
          }
        };
  }

  /** One setting of one policy that a VM goes without. */
  private record Lost(String winner, String loser, String setting) {}

  private final class Check {
    private final SmallWorld world;
    private final UpstreamMatcher matcher;
    private final UpstreamMigrations migrations;
    private final List<Map<String, Object>> configurations;
    private final Claims claims;

    Check(SmallWorld world) {
      this.world = world;
      claims = Clusters.ask(Claims.ANALYSIS, world.cluster());
      matcher =
          new UpstreamMatcher(world.cluster().versions().kubeVirt().isAtLeast(Version.of(0, 52)));
      migrations = world.migrations();
      configurations = world.configurations();
    }

    void run() {
      for (var i = 0; i < world.vms().size(); i++) {
        count("case");
        var vm = world.vms().get(i);
        var match = claims.matches().get(i);
        if (match.isDecided()) {
          checkSettings(vm, match.winner());
        }
        checkLosses(vm);
      }
      claims.repetitions().forEach(this::checkRepetition);
      checkOnlyPolicy();
    }

    private void checkSettings(Vm vm, Optional<MigrationPolicy> claimed) {
      var winner = winner(
          world.choices().get(0),
          vm.labels().get(0),
          world.labelsOf(vm.namespace()).get(0));
      count(winner.isPresent() ? "governed" : "governed by none");
      checkSettings(claims.migrations().under(claimed), world.effective(winner, configurations));
      checkSettings(claims.migrations().shownUnder(claimed), world.effective(winner, shown()));
    }

    private List<Map<String, Object>> shown() {
      return world.configuration().isPresent()
          ? configurations
          : hidden.computeIfAbsent(migrations.kubeVirt(), SettingsOracleTest::allConfigurations);
    }

    private void checkSettings(EffectiveSettings claimed, List<Map<String, Object>> possible) {
      for (var name : UpstreamMigrations.NAMES) {
        var values = new HashSet<Optional<Object>>();
        for (var settings : possible) {
          values.add(Optional.ofNullable(settings.get(name)));
        }
        count(values.size() == 1 ? "known" : "unknown");
        var expected = values.size() == 1 ? values.iterator().next() : Optional.empty();
        assertEquals(
            expected,
            claimed.get(field(name)).map(Setting::value).map(Check::plain),
            () -> name + world);
      }
    }

    private static MigrationField<?> field(String name) {
      return MigrationField.named(name).orElseThrow();
    }

    private static Object plain(Object value) {
      return value instanceof Quantity bytes ? bytes.value().longValueExact() : value;
    }

    private void checkLosses(Vm vm) {
      var claimed = new HashSet<Lost>();
      for (var loss : claims.losses()) {
        if (loss.vms().contains(vm.workload()) && !loss.isOfDeadPolicy()) {
          for (var field : loss.fields()) {
            count("lost");
            claimed.add(new Lost(loss.winner().name(), loss.loser().name(), field.name()));
            checkLoss(find(loss.winner()), find(loss.loser()), field.name(), vm);
          }
          if (world.isFullyKnown()) {
            checkTie(loss, vm);
          }
        }
      }
      if (world.isFullyKnown()) {
        assertEquals(
            losses(vm.labels().get(0), world.labelsOf(vm.namespace()).get(0)),
            claimed,
            world::toString);
      }
    }

    /** Both match, one governs, and the other one's setting is not what the VM gets. */
    private void checkLoss(Policy winner, Policy loser, String setting, Vm vm) {
      for (var choice : world.choices()) {
        assertTrue(choice.contains(loser), world::toString);
        for (var vmi : vm.labels()) {
          for (var namespace : world.labelsOf(vm.namespace())) {
            assertEquals(Optional.of(winner), winner(choice, vmi, namespace), world::toString);
            assertTrue(winner(List.of(loser), vmi, namespace).isPresent(), world::toString);
          }
        }
      }
      for (var reading : UpstreamMigrations.readings(loser.settings())) {
        for (var settings : world.effective(Optional.of(winner), configurations)) {
          assertNotEquals(reading.get(setting), settings.get(setting), world::toString);
        }
      }
    }

    /** A loss that another name would turn is said to be a tie too, and no other one is. */
    private void checkTie(PolicyLoss loss, Vm vm) {
      var renamed = new ArrayList<Policy>();
      for (var policy : world.policies()) {
        renamed.add(policy.is(loss.loser()) ? policy.named("a") : policy);
      }
      var isTie = winner(
              renamed, vm.labels().get(0), world.labelsOf(vm.namespace()).get(0))
          .filter(policy -> policy.name().equals("a"))
          .isPresent();
      var isClaimed = false;
      for (var tie : claims.ties()) {
        isClaimed |= tie.winner().equals(loss.winner())
            && tie.other().equals(loss.loser())
            && tie.vms().contains(vm.workload());
      }
      assertEquals(isTie, isClaimed, world::toString);
      if (isTie) {
        count("lost by name");
      }
    }

    /** What a VM with these labels goes without, by asking who would win among those that set it. */
    private Set<Lost> losses(int vmi, int namespace) {
      var losses = new HashSet<Lost>();
      var winner = winner(world.policies(), vmi, namespace);
      for (var name : UpstreamMigrations.NAMES) {
        if (winner.isEmpty() || !migrations.isInPolicy(name) || winner.get().sets(name)) {
          continue;
        }
        var setting = new ArrayList<Policy>();
        for (var policy : world.policies()) {
          if (policy.sets(name)) {
            setting.add(policy);
          }
        }
        var next = winner(setting, vmi, namespace);
        if (next.isPresent()
            && !next.get().hasSelectorsOf(winner.get())
            && isLost(name, next.get(), winner)) {
          losses.add(new Lost(winner.get().name(), next.get().name(), name));
        }
      }
      return losses;
    }

    /** Whether it is certain what the VM would have and what it has, and that they differ. */
    private boolean isLost(String name, Policy loser, Optional<Policy> winner) {
      var values = new HashSet<Object>();
      var readings = UpstreamMigrations.readings(Map.of(name, loser.settings().get(name)));
      readings.forEach(reading -> values.add(reading.get(name)));
      var instead = new HashSet<Object>();
      world.effective(winner, configurations).forEach(settings -> instead.add(settings.get(name)));
      return values.size() == 1 && instead.size() == 1 && !values.equals(instead);
    }

    /** Without it, no VM in any namespace is treated otherwise. */
    private void checkRepetition(PolicyRepetition repetition) {
      count("repeats");
      for (var choice : world.choices()) {
        var others = new ArrayList<>(choice);
        others.remove(find(repetition.policy()));
        for (var vmi : SmallWorld.ALL) {
          for (var namespace : SmallWorld.ALL) {
            var with = winner(choice, vmi, namespace);
            var without = winner(others, vmi, namespace);
            for (var configuration : configurations) {
              if (!with.equals(without)) {
                assertEquals(
                    Set.copyOf(world.effective(without, List.of(configuration))),
                    Set.copyOf(world.effective(with, List.of(configuration))),
                    world::toString);
              }
            }
          }
        }
      }
    }

    private void checkOnlyPolicy() {
      if (world.policies().size() > 1 || world.configuration().isEmpty()) {
        return;
      }
      var policy = world.policies().get(0);
      var repeats = !policy.settings().isEmpty();
      for (var name : policy.settings().keySet()) {
        repeats &= migrations.isInPolicy(name) && world.configuration().get().containsKey(name);
      }
      for (var configuration : configurations) {
        for (var settings : world.effective(Optional.of(policy), List.of(configuration))) {
          repeats &= settings.equals(configuration);
        }
      }
      assertEquals(repeats, !claims.repetitions().isEmpty(), world::toString);
    }

    private Optional<Policy> winner(List<Policy> policies, int vmi, int namespace) {
      var upstream = new ArrayList<UpstreamMatcher.Policy>();
      policies.forEach(policy -> upstream.add(policy.upstream()));
      var name = matcher.matchPolicy(
          upstream, SmallWorld.VMI_LABELS.get(vmi), SmallWorld.NAMESPACE_LABELS.get(namespace));
      for (var policy : policies) {
        if (name.equals(Optional.of(policy.name()))) {
          return Optional.of(policy);
        }
      }
      return Optional.empty();
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
}
