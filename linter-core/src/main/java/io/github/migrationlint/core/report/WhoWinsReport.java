package io.github.migrationlint.core.report;

import io.github.migrationlint.core.text.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which policy governs each VM, and with what settings.
 *
 * @param rejected policies the API server would refuse; they take no part
 */
public record WhoWinsReport(List<Rejected> rejected, List<Vm> vms) {
  public WhoWinsReport {
    rejected = List.copyOf(rejected);
    vms = List.copyOf(vms);
  }

  public record Rejected(String cluster, String policy, String because, Span place) {}

  /**
   * One VM, VMI, replica set or pool.
   *
   * @param winner the policy that governs it; empty where none matches, or it cannot be told
   * @param why in words, how the winner is determined, or why there is none
   * @param matching the policies that certainly match, in rank order
   * @param unknown the policies whose match cannot be decided
   * @param candidates where an unknown policy may win: all that may, in rank order; else empty
   * @param settings the effective settings in the order of the catalogue; empty while the winner is
   *     not known
   * @param lost settings of matching policies that lose
   */
  public record Vm(
      String cluster,
      String namespace,
      String name,
      String kind,
      Optional<String> winner,
      String why,
      List<String> matching,
      List<Unknown> unknown,
      List<String> candidates,
      List<EffectiveSetting> settings,
      List<Lost> lost,
      Span place) {
    public Vm {
      Objects.requireNonNull(winner);
      matching = List.copyOf(matching);
      unknown = List.copyOf(unknown);
      candidates = List.copyOf(candidates);
      settings = List.copyOf(settings);
      lost = List.copyOf(lost);
    }
  }

  public record Unknown(String policy, String because) {}

  /**
   * A setting the VM migrates with.
   *
   * @param value a Boolean, a Long or a String
   * @param origin such as {@code policy gold}, {@code HyperConverged kubevirt-hyperconverged} or
   *     {@code default of KubeVirt 1.8}
   * @param place where it is written; empty for a default
   */
  public record EffectiveSetting(String field, Object value, String origin, Optional<Span> place) {}

  public record Lost(String policy, String field, Object value, Span place) {}
}
