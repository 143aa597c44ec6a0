package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a policy sets in vain on VMs it matches, for another one governs them, leaves it out, and
 * policies are not merged. Not lost is what the VMs have anyway, or may have where a value is
 * unknown.
 *
 * @param winner that governs
 * @param loser the next best that writes these settings: what the VMs would have instead
 * @param fields in the order of {@link MigrationField#ALL}; not empty
 * @param vms where these, and no others, are lost to the winner; not empty
 */
public record PolicyLoss(
    MigrationPolicy winner,
    MigrationPolicy loser,
    List<MigrationField<?>> fields,
    List<Workload> vms) {
  public static final Analysis<List<PolicyLoss>> ANALYSIS =
      new Fact<>("policy-loss", PolicyMatches.ANALYSIS, SettingsByPolicy.ANALYSIS) {
        @Override
        public List<PolicyLoss> run(Pass pass) {
          return of(
              pass.resultOf(PolicyMatches.ANALYSIS),
              pass.resultOf(SettingsByPolicy.ANALYSIS).cluster());
        }
      };

  public PolicyLoss {
    Objects.requireNonNull(winner);
    Objects.requireNonNull(loser);
    fields = List.copyOf(fields);
    vms = List.copyOf(vms);
  }

  /** Whether the two have the same selectors, so that the loser never governs any VM. */
  public boolean isOfDeadPolicy() {
    return SelectorPairs.of(loser).equals(SelectorPairs.of(winner));
  }

  private record Same(
      MigrationPolicy winner, MigrationPolicy loser, List<MigrationField<?>> fields) {}

  private static List<PolicyLoss> of(List<PolicyMatch> matches, EffectiveSettings cluster) {
    var vms = new LinkedHashMap<Same, List<Workload>>();
    // VMs with the same labels have one list of policies.
    var byPolicies = new IdentityHashMap<List<MigrationPolicy>, List<List<Workload>>>();
    for (var match : matches) {
      if (match.winner().isPresent()) {
        var lists = byPolicies.computeIfAbsent(match.matching(), matching -> {
          var all = new ArrayList<List<Workload>>();
          for (var same : losses(matching, cluster)) {
            all.add(vms.computeIfAbsent(same, unused -> new ArrayList<>()));
          }
          return all;
        });
        for (var list : lists) {
          list.add(match.workload());
        }
      }
    }
    var losses = new ArrayList<PolicyLoss>();
    vms.forEach((same, workloads) ->
        losses.add(new PolicyLoss(same.winner, same.loser, same.fields, workloads)));
    return List.copyOf(losses);
  }

  private static List<Same> losses(List<MigrationPolicy> matching, EffectiveSettings cluster) {
    var losses = new ArrayList<Same>();
    var winner = matching.get(0);
    var effective = cluster.under(winner);
    var settled = new HashSet<MigrationField<?>>();
    for (var loser : matching.subList(1, matching.size())) {
      var lost = new ArrayList<MigrationField<?>>();
      for (var field : loser.settings().written()) {
        if (field.inPolicy()
            && isLeftTo(field, winner, settled)
            && isMissed(field, loser, effective)) {
          lost.add(field);
        }
      }
      if (!lost.isEmpty()) {
        losses.add(new Same(winner, loser, List.copyOf(lost)));
      }
    }
    return losses;
  }

  /** Whether the winner is silent, and so are all better losers; from here on the field is settled. */
  private static boolean isLeftTo(
      MigrationField<?> field, MigrationPolicy winner, Set<MigrationField<?>> settled) {
    return !winner.settings().get(field).isWritten() && settled.add(field);
  }

  /** Whether the VM certainly has another value; it has none of what its release does not know. */
  private static <T> boolean isMissed(
      MigrationField<T> field, MigrationPolicy loser, EffectiveSettings effective) {
    var set = loser.settings().get(field).value();
    var instead = effective.get(field).map(Setting::value);
    return set.isPresent() && instead.isPresent() && !set.equals(instead);
  }
}
