package io.github.migrationlint.core.report;

import io.github.migrationlint.core.report.WhoWinsReport.Vm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** What is said of VMs, for people: the winner and why, the effective settings, what a drain does. */
final class VmAnswerText {
  private final WhoWinsLayout layout;
  private final boolean isWhole;
  private final WhoWinsReport.Limits limits;

  /**
   * @param isWhole whether settings that have their default are shown, too
   */
  VmAnswerText(WhoWinsLayout layout, boolean isWhole, WhoWinsReport.Limits limits) {
    this.layout = layout;
    this.isWhole = isWhole;
    this.limits = limits;
  }

  /** All that is said of a VM except for its name and what a drain does to it. */
  private record Said(
      String cluster,
      String kind,
      Optional<String> winner,
      String why,
      List<String> matching,
      List<WhoWinsReport.Unknown> unknown,
      List<String> candidates,
      List<WhoWinsReport.EffectiveSetting> settings,
      List<WhoWinsReport.Lost> lost) {
    static Said of(Vm vm) {
      return new Said(
          vm.cluster(),
          vm.kind(),
          vm.winner(),
          vm.why(),
          vm.matching(),
          vm.unknown(),
          vm.candidates(),
          vm.settings(),
          vm.lost());
    }
  }

  /** VMs of which the same is to be said, in the order of the first of each. */
  static Collection<List<Vm>> alike(List<Vm> vms) {
    var groups = new LinkedHashMap<Said, List<Vm>>();
    for (var vm : vms) {
      groups.computeIfAbsent(Said.of(vm), unused -> new ArrayList<>()).add(vm);
    }
    return groups.values();
  }

  /** A block for VMs that are alike. */
  StringBuilder of(List<Vm> vms) {
    var out = new StringBuilder();
    var vm = vms.get(0);
    if (vms.size() == 1) {
      out.append(layout.strong(vm.kind() + " " + vm.id()));
      out.append(layout.where(vm.cluster(), vm.place())).append('\n');
    } else {
      var what = vm.kind().equals("VirtualMachine") ? "VM" : vm.kind();
      var title = Tally.count(vms.size(), what) + ": " + WhoWinsLayout.some(ids(vms));
      out.append(layout.strong(title));
      out.append(layout.inCluster(vm.cluster()));
      out.append('\n');
    }
    layout.row(out, "winner", winner(vm));
    layout.row(out, "why", vm.why());
    policies(out, vm);
    settings(out, vm, !limits.unconfigured().contains(vm.cluster()));
    lost(out, vm);
    drains(out, vms);
    return out;
  }

  private static List<String> ids(List<Vm> vms) {
    var ids = new ArrayList<String>();
    for (var vm : vms) {
      ids.add(vm.id());
    }
    return ids;
  }

  /** What drains do to VMs that are alike otherwise. */
  private void drains(StringBuilder out, List<Vm> vms) {
    var byDrain = new LinkedHashMap<String, List<String>>();
    for (var vm : vms) {
      byDrain.computeIfAbsent(drain(vm.drain()), unused -> new ArrayList<>()).add(vm.id());
    }
    for (var drain : byDrain.entrySet()) {
      var whose = byDrain.size() == 1 ? "" : WhoWinsLayout.some(drain.getValue()) + ": ";
      layout.row(out, "drain", whose + drain.getKey());
    }
  }

  private static String drain(WhoWinsReport.Drain drain) {
    return drain.conditions().isEmpty()
        ? drain.outcome() + ": " + drain.reason()
        : drain.summary() + " (" + drain.reason() + ")";
  }

  private static String winner(Vm vm) {
    return vm.winner()
        .orElse(
            vm.candidates().isEmpty()
                ? "none"
                : "undecided: " + String.join(" or ", vm.candidates()));
  }

  private void policies(StringBuilder out, Vm vm) {
    if (vm.winner().isEmpty()) {
      if (!vm.matching().isEmpty()) {
        layout.row(out, "matching", String.join(", ", vm.matching()));
      }
    } else if (vm.matching().size() > 1) {
      var runnersUp = new ArrayList<>(vm.matching());
      runnersUp.remove(vm.winner().get());
      layout.row(out, "runners-up", String.join(", ", runnersUp));
    }
    for (var unknown : vm.unknown()) {
      layout.row(out, "unknown", unknown.policy() + ": " + unknown.reason());
    }
  }

  private void settings(StringBuilder out, Vm vm, boolean isConfigured) {
    if (vm.settings().isEmpty()) {
      if (!vm.candidates().isEmpty()) {
        layout.row(out, "settings", "depend on the winner");
      }
      return;
    }
    var table = new ArrayList<WhoWinsLayout.SettingRow>();
    for (var setting : vm.settings()) {
      if (isWhole || setting.place().isPresent()) {
        table.add(new WhoWinsLayout.SettingRow(
            setting.field(), setting.value(), setting.origin(), setting.place()));
      }
    }
    layout.row(out, "settings", isConfigured ? "" : "those of the cluster are not in these files");
    layout.table(out, table);
    var defaults = vm.settings().size() - table.size();
    if (defaults > 0) {
      out.append("    ").append(table.isEmpty() ? "" : "and ");
      out.append(Tally.count(defaults, "default")).append(" (--all)\n");
    }
  }

  private void lost(StringBuilder out, Vm vm) {
    if (vm.lost().isEmpty()) {
      return;
    }
    var table = new ArrayList<WhoWinsLayout.SettingRow>();
    for (var lost : vm.lost()) {
      var origin = "policy " + lost.policy();
      table.add(new WhoWinsLayout.SettingRow(
          lost.field(), lost.value(), origin, Optional.of(lost.place())));
    }
    layout.row(out, "lost", "set by policies that do not win");
    layout.table(out, table);
  }
}
