package io.github.migrationlint.core.report;

import java.util.List;
import java.util.Objects;

/**
 * How the policies of one cluster share its VMs.
 *
 * @param vms how many there are
 * @param ungoverned those that no policy matches
 * @param undecided those whose winner is unknown
 * @param catchAll those governed by a policy that selects every VM
 * @param shares one for each policy, by name
 */
public record PolicyCoverage(
    String cluster,
    int vms,
    List<String> ungoverned,
    List<String> undecided,
    List<String> catchAll,
    List<Share> shares) {
  public PolicyCoverage {
    Objects.requireNonNull(cluster);
    ungoverned = List.copyOf(ungoverned);
    undecided = List.copyOf(undecided);
    catchAll = List.copyOf(catchAll);
    shares = List.copyOf(shares);
  }

  /**
   * What one policy has.
   *
   * @param governs how many VMs it wins
   * @param outranked how many it matches that another one wins
   * @param mayGovern how many it may win, as far as is known
   */
  public record Share(String policy, int governs, int outranked, int mayGovern) {}
}
