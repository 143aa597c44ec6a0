package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.budget.Credit;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.diff.CauseSearch.Found;
import io.github.migrationlint.core.diff.ClusterState.PolicyState;
import io.github.migrationlint.core.diff.ClusterState.VmKey;
import io.github.migrationlint.core.diff.ClusterState.VmState;
import io.github.migrationlint.core.report.DiffReport.Change;
import io.github.migrationlint.core.report.DiffReport.Effect;
import io.github.migrationlint.core.report.DiffReport.Kind;
import io.github.migrationlint.core.report.DiffReport.Value;
import io.github.migrationlint.core.report.DiffReport.Vm;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** What changes in one cluster that both sides have, and by which edits. */
final class ClusterChanges {
  /** So many different answers are searched for causes. */
  private static final int MOST_SEARCHES = 300;

  /**
   * Something that changes, and why.
   *
   * @param causes the edits that explain it
   * @param eachAlone whether each of several causes alone explains it
   * @param open of how many edits the cause is one, where it is unknown which; else 0
   */
  record Item(Effect effect, List<Difference> causes, boolean eachAlone, int open) {
    Item {
      causes = List.copyOf(causes);
    }
  }

  private final String name;
  private final ClusterPair pair;
  private final CauseSearch search;
  private final ClusterState before;
  private final ClusterState now;
  private final List<Item> items = new ArrayList<>();
  private final Map<String, Integer> objectEdits = new HashMap<>();

  /** Policies that a VM comes to or leaves, and those that govern one on both sides. */
  private final Set<Object> movedTo = new HashSet<>();

  private final Set<Object> governing = new HashSet<>();
  private final boolean isExplained;
  private int searches;

  private ClusterChanges(String name, ClusterPair pair, Credit steps, boolean isExplained) {
    this.name = name;
    this.isExplained = isExplained;
    this.pair = pair;
    this.search = new CauseSearch(pair, steps);
    this.before = StateReader.of(pair.base().model());
    this.now = StateReader.of(pair.head().model());
  }

  /**
   * What changes.
   *
   * @param steps what the search for causes may cost
   */
  static List<Item> of(String name, ClusterPair pair, Credit steps) {
    return pair.edits().isEmpty() ? List.of() : of(new ClusterChanges(name, pair, steps, true));
  }

  /** What another release makes of the same objects: that it is the cause need not be found out. */
  static List<Item> ofRelease(String name, ClusterPair pair, Credit steps) {
    return of(new ClusterChanges(name, pair, steps, false));
  }

  private static List<Item> of(ClusterChanges changes) {
    changes.addVersions();
    changes.addVms();
    changes.noteWinners();
    changes.addPolicies();
    changes.addLimits();
    return changes.items;
  }

  private void add(List<VmKey> vms, List<Change> changes, Found found) {
    var named = new ArrayList<Vm>();
    for (var vm : vms) {
      named.add(vm(name, vm));
    }
    var causes = new ArrayList<Difference>();
    for (var index : found.edits()) {
      causes.add(pair.edits().get(index));
    }
    items.add(new Item(
        new Effect(List.of(name), named, changes), causes, found.eachAlone(), found.open()));
  }

  private Found cause(Supplier<Found> search) {
    return isExplained ? search.get() : Found.NOTHING;
  }

  static Vm vm(String cluster, VmKey key) {
    return new Vm(cluster, key.namespace(), key.name(), key.kind());
  }

  // Versions.

  private void addVersions() {
    addVersion("hyperConverged", PlatformVersions::hyperConverged);
    addVersion("kubeVirt", PlatformVersions::kubeVirt);
  }

  private void addVersion(String product, Function<PlatformVersions, Version> version) {
    var from = pair.base().model().versions();
    var to = pair.head().model().versions();
    var wanted = version.apply(to);
    if (version.apply(from).equals(wanted)) {
      return;
    }
    var change = new Change(
        Kind.VERSION,
        Optional.of(product),
        Optional.empty(),
        Value.of(version.apply(from).toString(), from.why()),
        Value.of(wanted.toString(), to.why()));
    add(List.of(), List.of(change), search.causeOfVersions(bits -> version
        .apply(pair.versions(bits))
        .equals(wanted)));
  }

  // VMs.

  private void addVms() {
    var classes = new LinkedHashMap<List<Change>, Map<VmKey, VmState>>();
    now.vms().forEach((vm, state) -> {
      var earlier = before.vms().get(vm);
      if (earlier == null) {
        addOne(vm, Kind.VM_ADDED, Value.NONE, state.winner().reported());
        return;
      }
      var aspects = Aspect.differing(earlier, state);
      if (!aspects.isEmpty()) {
        var changes = new ArrayList<Change>();
        for (var aspect : aspects) {
          changes.add(aspect.change(earlier, state));
        }
        classes.computeIfAbsent(changes, unused -> new LinkedHashMap<>()).put(vm, state);
      }
    });
    before.vms().forEach((vm, state) -> {
      if (!now.vms().containsKey(vm)) {
        addOne(vm, Kind.VM_REMOVED, state.winner().reported(), Value.NONE);
      }
    });
    classes.forEach(this::explain);
  }

  private void addOne(VmKey vm, Kind kind, Value from, Value to) {
    var change = new Change(kind, Optional.empty(), Optional.empty(), from, to);
    add(List.of(vm), List.of(change), objectEdit(vm.kind(), vm.namespace(), vm.name()));
  }

  /**
   * The edit that adds or removes an object.
   *
   * @param namespace empty for that of any
   */
  private Found objectEdit(String kind, String namespace, String name) {
    if (objectEdits.isEmpty()) {
      for (var i = 0; i < pair.edits().size(); i++) {
        var edit = pair.edits().get(i);
        if (edit.kind() == Difference.Kind.OBJECT) {
          var object = edit.object().orElseThrow();
          var where = object.namespace().isEmpty() ? "default" : object.namespace();
          objectEdits.putIfAbsent(String.join("\n", object.kind(), where, object.name()), i);
          objectEdits.putIfAbsent(String.join("\n", object.kind(), "", object.name()), i);
        }
      }
    }
    var found = objectEdits.get(String.join("\n", kind, namespace, name));
    return found == null ? Found.NOTHING : Found.one(found);
  }

  /** VMs to which the same happens, which may have several causes nevertheless. */
  private void explain(List<Change> changes, Map<VmKey, VmState> vms) {
    if (!isExplained) {
      add(List.copyOf(vms.keySet()), changes, Found.NOTHING);
      return;
    }
    var left = new LinkedHashMap<>(vms);
    while (!left.isEmpty()) {
      var vm = left.keySet().iterator().next();
      var state = left.values().iterator().next();
      var earlier = before.vms().get(vm);
      if (earlier == null) {
        throw new IllegalStateException("a VM that is only in the head has no changes");
      }
      if (searches++ >= MOST_SEARCHES || !search.isAffordable()) {
        add(List.copyOf(left.keySet()), changes, Found.open(pair.edits().size()));
        return;
      }
      var parts = parts(vm, state, Aspect.differing(earlier, state));
      Set<VmKey> sharing = new LinkedHashSet<>(left.keySet());
      if (left.size() > 1) {
        for (var part : parts.entrySet()) {
          if (part.getKey().open() == 0) {
            sharing.retainAll(search.sharing(part.getValue(), part.getKey(), left));
          } else {
            sharing.retainAll(Set.of(vm));
          }
        }
      }
      sharing.add(vm);
      parts.forEach((found, aspects) -> {
        var some = new ArrayList<Change>();
        for (var aspect : aspects) {
          some.add(aspect.change(earlier, state));
        }
        add(List.copyOf(sharing), some, found);
      });
      left.keySet().removeAll(sharing);
    }
  }

  /** What of the changes of a VM has the same cause. */
  private Map<Found, List<Aspect>> parts(VmKey vm, VmState state, List<Aspect> aspects) {
    var asked = search.new Asked(vm, state);
    var parts = new LinkedHashMap<Found, List<Aspect>>();
    for (var aspect : aspects) {
      var known = Optional.<Found>empty();
      for (var found : parts.keySet()) {
        if (known.isEmpty() && asked.has(aspect, found)) {
          known = Optional.of(found);
        }
      }
      var cause = known.orElseGet(() -> asked.causeOf(aspect));
      parts.computeIfAbsent(cause, unused -> new ArrayList<>()).add(aspect);
    }
    return parts;
  }

  // Policies and the cluster.

  private void addPolicies() {
    now.policies().forEach((policy, state) -> {
      if (!before.policies().containsKey(policy)) {
        addPolicy(policy, Kind.POLICY_ADDED, Value.NONE, Value.of(policy));
      }
    });
    before.policies().forEach((policy, state) -> {
      var later = now.policies().get(policy);
      if (later == null) {
        addPolicy(policy, Kind.POLICY_REMOVED, Value.of(policy), Value.NONE);
      } else {
        compare(policy, state, later);
      }
    });
  }

  private void addPolicy(String policy, Kind kind, Value from, Value to) {
    var change = new Change(kind, Optional.empty(), Optional.of(policy), from, to);
    var found = objectEdit("MigrationPolicy", "", policy);
    var isThere = kind == Kind.POLICY_ADDED;
    add(
        List.of(),
        List.of(change),
        found.edits().isEmpty()
            ? search.causeOf(state -> state.policies().containsKey(policy) == isThere, edit -> true)
            : found);
  }

  /** What a policy has come to mean where no VM shows it. */
  private void compare(String policy, PolicyState earlier, PolicyState later) {
    if (!earlier.selects().isSameAs(later.selects()) && !isWinnerShown(policy)) {
      var change = new Change(
          Kind.SELECTORS,
          Optional.empty(),
          Optional.of(policy),
          earlier.selects().reported(),
          later.selects().reported());
      add(
          List.of(),
          List.of(change),
          search.causeOf(state -> has(state, policy, later), edit -> edit.isOf("MigrationPolicy")));
    }
    for (var field : Aspect.differing(earlier.settings(), later.settings())) {
      var isOwn = isOwn(earlier, field, policy) || isOwn(later, field, policy);
      if (isOwn && !isSettingShown(field, policy)) {
        addSetting(
            Optional.of(policy),
            field,
            earlier.settings(),
            later.settings(),
            state -> settingsOf(state, policy));
      }
    }
  }

  private static boolean has(ClusterState state, String policy, PolicyState later) {
    var reached = state.policies().get(policy);
    return reached != null && reached.selects().isSameAs(later.selects());
  }

  private static Map<String, KnownValue> settingsOf(ClusterState state, String policy) {
    var reached = state.policies().get(policy);
    return reached == null ? Map.of() : reached.settings();
  }

  private static boolean isOwn(PolicyState state, String field, String policy) {
    var origin = state.settings().getOrDefault(field, KnownValue.NONE).origin();
    return origin.filter(words -> words.endsWith("policy " + policy)).isPresent();
  }

  private void noteWinners() {
    for (var vm : now.vms().entrySet()) {
      var earlier = before.vms().get(vm.getKey());
      if (earlier != null) {
        var from = earlier.winner();
        var to = vm.getValue().winner();
        if (!from.isSameAs(to)) {
          from.values().forEach(value -> value.ifPresent(movedTo::add));
          to.values().forEach(value -> value.ifPresent(movedTo::add));
        }
        if (from.values().size() == 1 && from.values().equals(to.values())) {
          from.values().get(0).ifPresent(governing::add);
        }
      }
    }
  }

  /** Whether a VM comes to the policy or leaves it. */
  private boolean isWinnerShown(String policy) {
    return movedTo.contains(policy);
  }

  /** Whether a VM that the policy governs on both sides shows the change of a setting. */
  private boolean isSettingShown(String field, String policy) {
    return Aspect.OF_CLUSTER.contains(field) || governing.contains(policy);
  }

  private void addLimits() {
    for (var field : Aspect.differing(before.settings(), now.settings())) {
      if (Aspect.OF_CLUSTER.contains(field) || !isSettingShown(field)) {
        addSetting(
            Optional.empty(), field, before.settings(), now.settings(), ClusterState::settings);
      }
    }
  }

  /** Whether a VM has the setting of the cluster on both sides. */
  private boolean isSettingShown(String field) {
    var first = before.settings().getOrDefault(field, KnownValue.NONE);
    var last = now.settings().getOrDefault(field, KnownValue.NONE);
    for (var vm : now.vms().entrySet()) {
      var earlier = before.vms().get(vm.getKey());
      if (earlier != null
          && earlier.settings().getOrDefault(field, KnownValue.NONE).isSameAs(first)
          && vm.getValue().settings().getOrDefault(field, KnownValue.NONE).isSameAs(last)) {
        return true;
      }
    }
    return false;
  }

  private void addSetting(
      Optional<String> policy,
      String field,
      Map<String, KnownValue> earlier,
      Map<String, KnownValue> later,
      Function<ClusterState, Map<String, KnownValue>> settings) {
    var wanted = later.getOrDefault(field, KnownValue.NONE);
    var change = new Change(
        Kind.LIMITS,
        Optional.of(field),
        policy,
        earlier.getOrDefault(field, KnownValue.NONE).reported(),
        wanted.reported());
    add(
        List.of(),
        List.of(change),
        cause(() -> search.causeOf(
            state -> settings.apply(state).getOrDefault(field, KnownValue.NONE).isSameAs(wanted),
            edit -> true)));
  }
}
