package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.budget.Credit;
import io.github.migrationlint.core.diff.ClusterPair.Scope;
import io.github.migrationlint.core.diff.ClusterState.VmKey;
import io.github.migrationlint.core.diff.ClusterState.VmState;
import io.github.migrationlint.core.diff.Difference.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the smallest set of edits that gives something the value it has in the head, when they alone
 * are applied to the base: a single edit if one does, else edits of which none can be left out.
 *
 * <p>The work is bounded, and the bounds are counts, so that the same input has the same answer. Beyond
 * them the answer says of how many edits the cause is one.
 */
final class CauseSearch {
  /** Of more edits that may matter, none is tried. */
  private static final int MOST_EDITS = 400;

  /** How many edits that each suffice are named. */
  private static final int MOST_ALTERNATIVES = 3;

  /**
   * What was found.
   *
   * @param edits that together explain it, or each alone, by their numbers
   * @param eachAlone whether each of several alone explains it
   * @param open of how many edits the cause is one, where they are not distinguished; else 0
   */
  record Found(List<Integer> edits, boolean eachAlone, int open) {
    /** Nothing that is known explains it. */
    static final Found NOTHING = new Found(List.of(), false, 0);

    Found {
      edits = List.copyOf(edits);
    }

    static Found open(int edits) {
      return new Found(List.of(), false, edits);
    }

    static Found one(int edit) {
      return new Found(List.of(edit), false, 0);
    }

    private BitSet bits() {
      var bits = new BitSet();
      edits.forEach(bits::set);
      return bits;
    }
  }

  private final ClusterPair pair;
  private final List<Difference> edits;
  private final Credit steps;

  /**
   * Searches in one cluster.
   *
   * @param steps what the evaluations of that cluster may cost together
   */
  CauseSearch(ClusterPair pair, Credit steps) {
    this.pair = pair;
    this.steps = steps;
    this.edits = pair.edits();
  }

  boolean isAffordable() {
    return !steps.isSpent();
  }

  /** A VM that is asked about again and again. */
  final class Asked {
    private final VmKey vm;
    private final VmState now;
    private final Map<Boolean, Map<BitSet, VmState>> states = new HashMap<>();

    Asked(VmKey vm, VmState now) {
      this.vm = vm;
      this.now = now;
    }

    /** Whether the edits alone give the VM what it has in the head. */
    boolean has(Aspect aspect, BitSet wanted) {
      var known = states.computeIfAbsent(aspect.needsNeighbors(), unused -> new HashMap<>());
      var state = known.get(wanted);
      if (state == null) {
        var found = evaluate(wanted, Scope.of(Set.of(vm), aspect.needsNeighbors()))
            .vms()
            .get(vm);
        if (found == null) {
          return false;
        }
        state = found;
        known.put((BitSet) wanted.clone(), state);
      }
      return aspect.of(state).isSameAs(aspect.of(now));
    }

    boolean has(Aspect aspect, Found found) {
      return found.open() == 0 && !found.edits().isEmpty() && has(aspect, found.bits());
    }

    Found causeOf(Aspect aspect) {
      return search(
          relevant(vm, aspect), wanted -> has(aspect, wanted), byDistance(vm, aspect.of(now)));
    }
  }

  private ClusterState evaluate(BitSet wanted, Scope scope) {
    return pair.evaluate(wanted, scope, steps);
  }

  /** Those of the VMs that have the same cause: the edits explain it, and no fewer of them do. */
  Set<VmKey> sharing(List<Aspect> aspects, Found found, Map<VmKey, VmState> vms) {
    var sharing = having(aspects, found.bits(), vms);
    if (found.edits().size() < 2) {
      return sharing;
    }
    for (var edit : found.edits()) {
      var some = new BitSet();
      if (found.eachAlone()) {
        some.set(edit);
        sharing.retainAll(having(aspects, some, vms));
      } else {
        some.or(found.bits());
        some.clear(edit);
        sharing.removeAll(having(aspects, some, vms));
      }
    }
    return sharing;
  }

  /** Those of the VMs that the edits alone give what they have in the head. */
  private Set<VmKey> having(List<Aspect> aspects, BitSet wanted, Map<VmKey, VmState> vms) {
    var having = new LinkedHashSet<VmKey>();
    var needsNeighbors = aspects.stream().anyMatch(Aspect::needsNeighbors);
    var state = evaluate(wanted, Scope.of(vms.keySet(), needsNeighbors));
    vms.forEach((vm, now) -> {
      var reached = state.vms().get(vm);
      if (reached != null
          && aspects.stream().allMatch(aspect -> aspect.of(reached).isSameAs(aspect.of(now)))) {
        having.add(vm);
      }
    });
    return having;
  }

  /** The cause of something about the cluster as a whole. */
  Found causeOf(Predicate<ClusterState> isAsInHead, Predicate<Difference> mayMatter) {
    var scope = Scope.of(Set.of(), false);
    var known = new HashMap<BitSet, Boolean>();
    return search(
        those(mayMatter),
        wanted -> known.computeIfAbsent(
            (BitSet) wanted.clone(), bits -> isAsInHead.test(evaluate(bits, scope))),
        Comparator.comparingInt(edit -> 0));
  }

  /** The cause of another version. */
  Found causeOfVersions(Predicate<BitSet> isAsInHead) {
    return search(
        those(edit -> true),
        wanted -> {
          steps.take(pair.size());
          return isAsInHead.test(wanted);
        },
        Comparator.comparingInt(edit -> edit.kind() == Kind.TARGET ? 0 : 1));
  }

  private List<Integer> those(Predicate<Difference> mayMatter) {
    var some = new ArrayList<Integer>();
    for (var i = 0; i < edits.size(); i++) {
      if (mayMatter.test(edits.get(i))) {
        some.add(i);
      }
    }
    return some;
  }

  private Found search(
      List<Integer> candidates, Predicate<BitSet> explains, Comparator<Difference> order) {
    if (candidates.isEmpty()) {
      return Found.NOTHING;
    }
    if (candidates.size() > MOST_EDITS || !isAffordable()) {
      return Found.open(candidates.size());
    }
    var ordered = new ArrayList<>(candidates);
    ordered.sort(Comparator.comparing(edits::get, order));
    var units = units(ordered);
    var all = union(units);
    if (candidates.size() > 1 && !explains.test(all)) {
      return Found.open(candidates.size());
    }
    var alone = alternatives(units, all, explains);
    var found = alone.isEmpty()
        ? refined(union(contributing(units, explains)), ordered, explains)
        : refined(alone, ordered, explains);
    return isAffordable() ? found : Found.open(candidates.size());
  }

  /** The edits of each object: they are most likely meant together, and tried together first. */
  private List<BitSet> units(List<Integer> ordered) {
    var byObject = new LinkedHashMap<Object, BitSet>();
    for (var index : ordered) {
      Object object = edits.get(index).object().<Object>map(name -> name).orElse(index);
      byObject.computeIfAbsent(object, unused -> new BitSet()).set(index);
    }
    return List.copyOf(byObject.values());
  }

  private static BitSet union(List<BitSet> sets) {
    var union = new BitSet();
    sets.forEach(union::or);
    return union;
  }

  private static BitSet without(BitSet set, BitSet part) {
    var rest = (BitSet) set.clone();
    rest.andNot(part);
    return rest;
  }

  /**
   * What suffices alone. The first part without which there is no change is the cause, and the others
   * suffice by accident; if there is none, all are alternatives to each other.
   */
  private List<BitSet> alternatives(List<BitSet> parts, BitSet all, Predicate<BitSet> explains) {
    var sufficient = new ArrayList<BitSet>();
    for (var part : parts) {
      if (isAffordable() && explains.test(part)) {
        var rest = without(all, part);
        if (rest.isEmpty() || !explains.test(rest)) {
          return List.of(part);
        }
        sufficient.add(part);
      }
    }
    return sufficient.subList(0, Math.min(MOST_ALTERNATIVES, sufficient.size()));
  }

  /** The edits that matter of each alternative: they name each other only if each is one edit. */
  private Found refined(
      List<BitSet> alternatives, List<Integer> ordered, Predicate<BitSet> explains) {
    var first = refined(alternatives.get(0), ordered, explains);
    var together = new ArrayList<>(first.edits());
    for (var other : alternatives.subList(1, alternatives.size())) {
      var edits = refined(other, ordered, explains).edits();
      if (first.edits().size() > 1 || edits.size() > 1) {
        return first;
      }
      together.addAll(edits);
    }
    return new Found(together, together.size() > first.edits().size(), 0);
  }

  /** The edits of a set that explains it of which none can be left out. */
  private Found refined(BitSet set, List<Integer> ordered, Predicate<BitSet> explains) {
    var single = new ArrayList<BitSet>();
    for (var index : ordered) {
      if (set.get(index)) {
        var one = new BitSet();
        one.set(index);
        single.add(one);
      }
    }
    if (single.size() > 1) {
      var alone = alternatives(single, set, explains);
      var needed = alone.isEmpty() ? contributing(single, explains) : alone.subList(0, 1);
      return new Found(numbers(union(needed)), false, 0);
    }
    return new Found(numbers(set), false, 0);
  }

  private static List<Integer> numbers(BitSet set) {
    return set.stream().boxed().toList();
  }

  /**
   * Parts of which none can be left out. Whole stretches are left out at once as long as that works, so
   * that a few parts among hundreds are found in few steps (delta debugging: Zeller and Hildebrandt,
   * "Simplifying and Isolating Failure-Inducing Input").
   */
  private List<BitSet> contributing(List<BitSet> parts, Predicate<BitSet> explains) {
    var needed = new ArrayList<>(parts);
    // The least likely ones go first.
    Collections.reverse(needed);
    for (var step = Math.max(1, needed.size() / 2); ; step = step / 2) {
      var start = 0;
      while (start < needed.size() && isAffordable()) {
        var shorter = new ArrayList<>(needed);
        shorter.subList(start, Math.min(needed.size(), start + step)).clear();
        var some = union(shorter);
        if (!shorter.isEmpty() && explains.test(some)) {
          needed = shorter;
        } else {
          start += step;
        }
      }
      if (step <= 1) {
        return needed;
      }
    }
  }

  /** The edits that can have to do with a VM at all. */
  private List<Integer> relevant(VmKey vm, Aspect aspect) {
    var relevance = new Relevance(vm, aspect.needsNeighbors(), pair.haveSameVersions());
    return those(relevance::mayMatter);
  }

  private record Relevance(VmKey vm, boolean withNeighbors, boolean haveSameVersions) {
    boolean mayMatter(Difference edit) {
      if (edit.object().isEmpty()) {
        return true;
      }
      var object = edit.object().get();
      var namespace = object.namespace().isEmpty() ? "default" : object.namespace();
      return switch (object.kind()) {
        case "VirtualMachine",
            "VirtualMachineInstance",
            "VirtualMachineInstanceReplicaSet",
            "VirtualMachinePool" ->
          namespace.equals(vm.namespace()) && (withNeighbors || object.name().equals(vm.name()));
        case "Namespace" -> object.name().equals(vm.namespace());
        case "PersistentVolumeClaim", "DataVolume", "ResourceQuota" ->
          withNeighbors && namespace.equals(vm.namespace());
        case "PersistentVolume", "StorageClass", "StorageProfile", "NetworkAttachmentDefinition" ->
          withNeighbors;
        default -> !haveSameVersions || isRead(object);
      };
    }

    /** Whether facts are derived from objects like this; others tell versions at most. */
    private static boolean isRead(ObjectName object) {
      return object.group().equals("kubevirt.io")
          || object.group().endsWith(".kubevirt.io")
          || object.kind().equals("KubeDescheduler");
    }
  }

  /** What is closest to the VM and to the answer comes first. */
  private static Comparator<Difference> byDistance(VmKey vm, KnownValue now) {
    return Comparator.comparingInt(edit -> distance(edit, vm, now));
  }

  private static int distance(Difference edit, VmKey vm, KnownValue now) {
    if (edit.object().isEmpty()) {
      return 3;
    }
    var object = edit.object().get();
    var isOwn = object.kind().equals(vm.kind()) && object.name().equals(vm.name());
    if (isOwn) {
      return 0;
    }
    return switch (object.kind()) {
      case "Namespace" -> 1;
      case "MigrationPolicy" -> now.values().contains(Optional.of((Object) object.name())) ? 1 : 2;
      case "HyperConverged", "KubeVirt" -> 2;
      default -> 4;
    };
  }
}
