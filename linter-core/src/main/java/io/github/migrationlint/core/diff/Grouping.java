package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.diff.ClusterChanges.Item;
import io.github.migrationlint.core.report.DiffReport.Cause;
import io.github.migrationlint.core.report.DiffReport.Change;
import io.github.migrationlint.core.report.DiffReport.Effect;
import io.github.migrationlint.core.report.DiffReport.Group;
import io.github.migrationlint.core.report.DiffReport.Kind;
import io.github.migrationlint.core.report.DiffReport.Value;
import io.github.migrationlint.core.report.DiffReport.Vm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Puts together what has one cause, in all clusters, so that it is said once. */
final class Grouping {
  /** What makes two causes the same; where one is written does not count for VMs that say it alike. */
  private record Reason(List<String> edits, boolean eachAlone, int open) {}

  /** What makes two effects the same one: what things rest on does not count. */
  private record Alike(
      Kind kind, Optional<String> field, Optional<String> policy, Value from, Value to) {
    static List<Alike> of(List<Change> changes) {
      var alike = new ArrayList<Alike>();
      for (var change : changes) {
        alike.add(new Alike(
            change.kind(),
            change.field(),
            change.policy(),
            bare(change, change.from()),
            bare(change, change.to())));
      }
      return alike;
    }

    private static Value bare(Change change, Value value) {
      var origin = change.kind() == Kind.SETTINGS || change.kind() == Kind.LIMITS
          ? value.origin()
          : Optional.<String>empty();
      return new Value(value.value(), value.candidates(), origin, Optional.empty());
    }
  }

  private static final class Open {
    private final Set<Cause> because = new LinkedHashSet<>();
    private final Set<String> remedies = new LinkedHashSet<>();
    private final Map<List<Alike>, List<Effect>> effects = new LinkedHashMap<>();
    private boolean eachAlone;
    private int open;
  }

  private final Map<Reason, Open> groups = new LinkedHashMap<>();

  void add(Item item, List<Cause> because, List<String> remedies) {
    var isOwn = isOwn(item);
    var edits = new ArrayList<String>();
    for (var cause : because) {
      edits.add(
          isOwn ? cause.message() : cause.side() + " " + cause.place() + " " + cause.message());
    }
    if (isOwn) {
      edits.add(String.valueOf(Alike.of(item.effect().changes())));
    } else if (edits.isEmpty()) {
      edits.add(item.effect().clusters() + " " + item.open());
    }
    var group = groups.computeIfAbsent(
        new Reason(edits, item.eachAlone(), item.open()), unused -> new Open());
    group.because.addAll(because);
    group.remedies.addAll(remedies);
    group.open = item.open();
    group.eachAlone = item.eachAlone();
    group
        .effects
        .computeIfAbsent(Alike.of(item.effect().changes()), unused -> new ArrayList<>())
        .add(item.effect());
  }

  /** Whether each of the VMs has been edited itself. */
  private static boolean isOwn(Item item) {
    if (item.causes().isEmpty() || item.effect().vms().size() != 1) {
      return false;
    }
    var vm = item.effect().vms().get(0);
    for (var edit : item.causes()) {
      var object = edit.object();
      if (object.isEmpty()
          || !object.get().kind().equals(vm.kind())
          || !object.get().name().equals(vm.name())) {
        return false;
      }
    }
    return true;
  }

  /** The groups, those with the most VMs first, and first what is worst for them. */
  List<Group> groups() {
    var found = new ArrayList<Group>();
    for (var open : groups.values()) {
      var effects = new ArrayList<Effect>();
      open.effects.values().forEach(same -> effects.add(merged(same)));
      effects.sort(ORDER);
      found.add(new Group(
          effects,
          List.copyOf(open.because),
          open.eachAlone,
          open.open,
          List.copyOf(open.remedies)));
    }
    found.sort(Comparator.comparing((Group group) -> group.effects().get(0), ORDER)
        .thenComparing(group ->
            group.because().isEmpty() ? "" : group.because().get(0).place().toString()));
    return found;
  }

  private static final Comparator<Effect> ORDER = Comparator.comparing(Grouping::rank)
      .thenComparing(effect -> -effect.vms().size())
      .thenComparing(effect -> effect.vms().isEmpty()
          ? effect.clusters() + ""
          : effect.vms().get(0).cluster() + " " + effect.vms().get(0).id())
      .thenComparing(effect -> effect.changes().get(0).field().orElse(""))
      .thenComparing(effect -> effect.changes().get(0).policy().orElse(""));

  /** VMs that change come first, then those that come and go, then clusters and policies. */
  private static int rank(Effect effect) {
    var kind = effect.changes().get(0).kind();
    return switch (kind) {
      case WINNER -> 0;
      case SETTINGS -> 1;
      case MIGRATABILITY, DRAIN -> 2;
      case VM_ADDED, VM_REMOVED -> 3;
      case VERSION -> 4;
      default -> 5;
    };
  }

  private static Effect merged(List<Effect> same) {
    var clusters = new TreeSet<String>();
    var vms = new TreeSet<Vm>();
    for (var effect : same) {
      clusters.addAll(effect.clusters());
      vms.addAll(effect.vms());
    }
    return new Effect(List.copyOf(clusters), List.copyOf(vms), same.get(0).changes());
  }
}
