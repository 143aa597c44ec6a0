package io.github.migrationlint.core.report;

import io.github.migrationlint.core.report.DiffReport.Change;
import io.github.migrationlint.core.report.DiffReport.Effect;
import io.github.migrationlint.core.report.DiffReport.Kind;
import io.github.migrationlint.core.report.DiffReport.Value;
import io.github.migrationlint.core.report.DiffReport.Vm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Says in words what changes; names are as the files have them and not fit to be shown yet. */
final class DiffText {
  private static final String UNDECIDED = "undecided";

  private DiffText() {}

  /** The effect in one line: {@code 12 VMs move from policy `gold` to no policy}. */
  static String heading(Effect effect) {
    var first = effect.changes().get(0);
    var vms = effect.vms().size();
    return switch (first.kind()) {
      case VM_ADDED -> added(vms, "added", first.to());
      case VM_REMOVED -> added(vms, "removed", first.from());
      case WINNER ->
        count(vms) + (vms == 1 ? " moves" : " move") + " from " + policy(first.from()) + " to "
            + policy(first.to());
      case SETTINGS -> count(vms) + (vms == 1 ? " gets" : " get") + " other settings";
      case MIGRATABILITY -> migratability(vms, first.to());
      case DRAIN ->
        first.from().value().equals(first.to().value())
            ? "what a drain does to " + count(vms) + " depends on something else now"
            : drain(vms, first.to());
      case VERSION ->
        product(first) + " " + value(first, first.from()) + " -> " + value(first, first.to());
      case LIMITS ->
        first
            .policy()
            .map(policy -> "policy `" + policy + "` changes, which no VM here shows")
            .orElse("settings of the cluster change");
      case SELECTORS ->
        "policy `" + first.policy().orElse("") + "` selects otherwise, which no VM here shows";
      case POLICY_ADDED -> "policy `" + first.policy().orElse("") + "` is added";
      case POLICY_REMOVED -> "policy `" + first.policy().orElse("") + "` is removed";
      case GATE ->
        "feature gate `" + first.field().orElse("") + "`: " + value(first, first.from()) + " -> "
            + value(first, first.to());
    };
  }

  private static String added(int vms, String what, Value winner) {
    return count(vms) + (vms == 1 ? " is " : " are ") + what + ", governed by " + policy(winner);
  }

  private static String migratability(int vms, Value to) {
    return switch (String.valueOf(to.value().orElse(""))) {
      case "can migrate" -> count(vms) + " can be migrated now";
      case "cannot migrate" -> count(vms) + " can no longer be migrated";
      default -> "it is unknown now whether " + count(vms) + " can be migrated";
    };
  }

  private static String drain(int vms, Value to) {
    var one = vms == 1;
    return switch (String.valueOf(to.value().orElse(""))) {
      case "migrates" -> count(vms) + (one ? " migrates" : " migrate") + " now on a drain";
      case "blocks the drain" -> count(vms) + (one ? " blocks" : " block") + " the drain now";
      case "shuts down", "shuts down and restarts elsewhere", "shuts down and stays down" ->
        count(vms) + (one ? " shuts down" : " shut down") + " now on a drain";
      case "is undecided" -> "it is unknown now what a drain does to " + count(vms);
      default -> count(vms) + (one ? " meets" : " meet") + " a drain otherwise now";
    };
  }

  /** What the table of an effect shows: all but what its heading says. */
  static List<Change> details(Effect effect) {
    var details = new ArrayList<Change>();
    for (var change : effect.changes()) {
      var isSaid =
          switch (change.kind()) {
            case WINNER,
                VM_ADDED,
                VM_REMOVED,
                VERSION,
                SELECTORS,
                POLICY_ADDED,
                POLICY_REMOVED,
                GATE -> true;
            default -> false;
          };
      if (!isSaid) {
        details.add(change);
      }
    }
    return details;
  }

  /** What changes, as a table calls it. */
  static String name(Change change) {
    return switch (change.kind()) {
      case WINNER -> "policy";
      case DRAIN -> "drain";
      case MIGRATABILITY -> "migration";
      case SELECTORS -> "selects";
      case VERSION -> product(change);
      default -> change.field().orElse("");
    };
  }

  private static String product(Change change) {
    return change.field().filter("hyperConverged"::equals).isPresent()
        ? "HyperConverged"
        : "KubeVirt";
  }

  private static String policy(Value winner) {
    if (winner.candidates().isEmpty()) {
      return winner.value().map(name -> "policy `" + name + "`").orElse("no policy");
    }
    var names = new ArrayList<String>();
    for (var candidate : winner.candidates()) {
      names.add(candidate.map(name -> "`" + name + "`").orElse("none"));
    }
    return UNDECIDED + " (" + String.join(" or ", names) + ")";
  }

  /** A value as people read it: no bandwidth limit is {@code unlimited}. */
  static String value(Change change, Value value) {
    if (!value.candidates().isEmpty()) {
      var all = new ArrayList<String>();
      for (var candidate : value.candidates()) {
        all.add(word(change.field(), candidate));
      }
      return String.join(" or ", all);
    }
    if (value.value().isEmpty() && value.origin().isPresent()) {
      return "unknown";
    }
    return word(change.field(), value.value());
  }

  private static String word(Optional<String> field, Optional<Object> value) {
    if (value.isEmpty()) {
      return "none";
    }
    var text = value.get().toString();
    if (!text.equals("0")) {
      return text;
    }
    return switch (field.orElse("")) {
      case "bandwidthPerMigration" -> "unlimited";
      case "completionTimeoutPerGiB", "progressTimeout" -> "0 (no limit)";
      default -> text;
    };
  }

  /** What the new value rests on. */
  static String reason(Change change) {
    var origin =
        change.to().origin().or(() -> change.from().origin().map(words -> "was: " + words));
    return origin.orElse("");
  }

  static String count(int vms) {
    return vms == 1 ? "1 VM" : vms + " VMs";
  }

  /** The first VMs by name, and how many more there are. */
  static String some(List<Vm> vms, int most) {
    var names = new ArrayList<String>();
    var namespaces = new TreeSet<String>();
    for (var vm : vms) {
      if (!names.contains(vm.id())) {
        names.add(vm.id());
      }
      namespaces.add(vm.namespace());
    }
    if (names.size() <= most) {
      return String.join(", ", names);
    }
    var shown = names.subList(0, most - 1);
    return String.join(", ", shown) + " and " + (names.size() - shown.size()) + " more"
        + (namespaces.size() == 1 ? " in " + namespaces.first() : "");
  }

  /** Whether a drain waits for the VM from now on. */
  static boolean blocksDrain(Change change) {
    return change.kind() == Kind.DRAIN
        && change.to().value().filter("blocks the drain"::equals).isPresent();
  }
}
