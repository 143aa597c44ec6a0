package io.github.migrationlint.core.report;

import io.github.migrationlint.core.report.WhoWinsReport.Policy;
import io.github.migrationlint.core.report.WhoWinsReport.Unknown;
import io.github.migrationlint.core.report.WhoWinsReport.Vm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What becomes of one policy in one cluster.
 *
 * @param governs the VMs it wins, as {@code namespace/name}
 * @param beats the policies that match those VMs, too
 * @param outranked the policies that win VMs it matches
 * @param open why it is unknown whether it matches some VMs
 * @param missed the VMs it does not match, by the labels they lack
 */
public record PolicyAnswer(
    Policy policy,
    List<String> governs,
    List<Group> beats,
    List<Group> outranked,
    List<Group> open,
    List<Group> missed) {

  /**
   * VMs of which the same is to be said.
   *
   * @param what a policy, a reason or missing labels
   * @param remark what else there is to it; may be empty
   */
  public record Group(String what, String remark, List<String> vms) {
    public Group {
      Objects.requireNonNull(what);
      Objects.requireNonNull(remark);
      vms = List.copyOf(vms);
    }
  }

  public PolicyAnswer {
    Objects.requireNonNull(policy);
    governs = List.copyOf(governs);
    beats = List.copyOf(beats);
    outranked = List.copyOf(outranked);
    open = List.copyOf(open);
    missed = List.copyOf(missed);
  }

  /** The answer about a policy that is in the report. */
  static PolicyAnswer of(Policy policy, WhoWinsReport report) {
    var gathering = new Groups(policy, report);
    for (var vm : report.vms()) {
      if (vm.cluster().equals(policy.cluster())) {
        gathering.add(vm);
      }
    }
    return new PolicyAnswer(
        policy,
        gathering.governs,
        groups(gathering.beats, Map.of()),
        groups(gathering.outranked, gathering.remarks),
        groups(gathering.open, Map.of()),
        groups(gathering.missed, Map.of()));
  }

  private static List<Group> groups(Map<String, List<String>> vms, Map<String, String> remarks) {
    var groups = new ArrayList<Group>();
    vms.forEach(
        (what, names) -> groups.add(new Group(what, remarks.getOrDefault(what, ""), names)));
    return groups;
  }

  /** What has been gathered so far, by what is to be said. */
  private static final class Groups {
    private final Policy policy;
    private final WhoWinsReport report;
    private final List<String> governs = new ArrayList<>();
    private final Map<String, List<String>> beats = new LinkedHashMap<>();
    private final Map<String, List<String>> outranked = new LinkedHashMap<>();
    private final Map<String, List<String>> open = new LinkedHashMap<>();
    private final Map<String, List<String>> missed = new LinkedHashMap<>();
    private final Map<String, String> remarks = new LinkedHashMap<>();

    Groups(Policy policy, WhoWinsReport report) {
      this.policy = policy;
      this.report = report;
    }

    void add(Vm vm) {
      if (vm.winner().equals(Optional.of(policy.name()))) {
        governs.add(vm.id());
        for (var loser : vm.matching().subList(1, vm.matching().size())) {
          file(beats, loser, vm);
        }
      } else if (vm.matching().contains(policy.name())) {
        addUnwon(vm);
      }
      for (Unknown unknown : vm.unknown()) {
        if (unknown.policy().equals(policy.name())) {
          var anyway =
              vm.winner().map(winner -> "; `" + winner + "` wins either way").orElse("");
          file(open, unknown.reason() + anyway, vm);
        }
      }
      for (var missing : vm.missing().of(policy.name())) {
        file(missed, String.join(", ", missing.labels()), vm);
      }
    }

    /** The policy matches, and another one wins, or may. */
    private void addUnwon(Vm vm) {
      var mayWin = vm.candidates().contains(policy.name());
      for (var better : vm.winner().map(List::of).orElse(vm.candidates())) {
        if (mayWin && !better.equals(policy.name())) {
          file(open, "`" + better + "` may match, and would outrank it", vm);
        } else if (!mayWin) {
          file(outranked, better, vm);
          remarks.put(better, comparison(better));
        }
      }
    }

    private static void file(Map<String, List<String>> groups, String what, Vm vm) {
      groups.computeIfAbsent(what, unused -> new ArrayList<>()).add(vm.id());
    }

    /** Why the other one is better, and what would change that. */
    private String comparison(String better) {
      for (var other : report.policies()) {
        if (other.name().equals(better) && other.cluster().equals(policy.cluster())) {
          var ahead = other.labels() - policy.labels();
          var why = ahead == 0
              ? "by as many labels (" + policy.labels() + ")"
              : "by more labels (" + other.labels() + " to " + policy.labels() + ")";
          return "which matches " + why + "; " + (ahead + 1) + " more of them would win";
        }
      }
      return "";
    }
  }
}
