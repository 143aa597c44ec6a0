package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.config.Configuration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which clusters each instance reaches: its own destination, or the clusters of whoever applies it.
 *
 * <p>Objects may apply one another in a circle, as {@code flux bootstrap} has it: the file that syncs a
 * cluster lies below the path that it syncs. So the strongly connected components of the graph are one
 * each (Tarjan's algorithm, without recursion, for a chain may be longer than a stack is deep). A component
 * that nothing else applies is a root: it is there because someone applied it by hand.
 */
final class Roots {
  private final Configuration configuration;
  private final Set<Instance> switchedOff;
  private final ClusterFolders folders;
  private final IdentityHashMap<Instance, Integer> indexes = new IdentityHashMap<>();
  private final List<Instance> instances;
  private final int[] component;

  /** How many instances apply a folder. */
  private final Map<String, Integer> appliersOf = new HashMap<>();

  private final List<List<Integer>> members = new ArrayList<>();

  private Roots(
      List<Instance> instances,
      Set<Instance> switchedOff,
      Configuration configuration,
      ClusterFolders folders) {
    this.folders = folders;
    this.instances = instances;
    this.switchedOff = switchedOff;
    this.configuration = configuration;
    for (var instance : instances) {
      indexes.put(instance, indexes.size());
      if (instance.delivery().isPresent()) {
        appliersOf.merge(instance.content().folder(), 1, Integer::sum);
      }
    }
    component = new int[instances.size()];
  }

  /**
   * The reach of each of the instances.
   *
   * @param instances all there are
   * @param switchedOff those that are no roots, and so reach nothing
   * @param folders of the repository
   */
  static Map<Instance, Reach> reachOf(
      List<Instance> instances,
      Set<Instance> switchedOff,
      Configuration configuration,
      ClusterFolders folders) {
    var roots = new Roots(instances, switchedOff, configuration, folders);
    roots.condense();
    return roots.reach();
  }

  /** A frame of the depth-first search: an instance and how many of its edges are done. */
  private static final class Frame {
    private final int node;
    private int next;

    Frame(int node) {
      this.node = node;
    }
  }

  /** Components are numbered in the order they end, so what a component applies has a smaller number. */
  private void condense() {
    var order = new int[instances.size()];
    var low = new int[instances.size()];
    var waiting = new ArrayDeque<Integer>();
    var isWaiting = new boolean[instances.size()];
    var met = 0;
    for (var start = 0; start < instances.size(); start++) {
      if (order[start] != 0) {
        continue;
      }
      var frames = new ArrayDeque<Frame>();
      frames.push(new Frame(start));
      while (!frames.isEmpty()) {
        var frame = frames.peek();
        var node = frame.node;
        if (frame.next == 0) {
          met++;
          order[node] = met;
          low[node] = met;
          waiting.push(node);
          isWaiting[node] = true;
        }
        var edges = instances.get(node).local();
        var descended = false;
        while (frame.next < edges.size() && !descended) {
          var other = indexOf(edges.get(frame.next));
          frame.next++;
          if (order[other] == 0) {
            frames.push(new Frame(other));
            descended = true;
          } else if (isWaiting[other]) {
            low[node] = Math.min(low[node], order[other]);
          }
        }
        if (!descended) {
          frame.next = Math.max(frame.next, 1);
          frames.pop();
          if (low[node] == order[node]) {
            close(node, waiting, isWaiting);
          }
          if (!frames.isEmpty()) {
            var above = frames.peek().node;
            low[above] = Math.min(low[above], low[node]);
          }
        }
      }
    }
  }

  private int indexOf(Instance instance) {
    return Objects.requireNonNull(indexes.get(instance));
  }

  private void close(int node, ArrayDeque<Integer> waiting, boolean[] isWaiting) {
    var together = new ArrayList<Integer>();
    var member = -1;
    while (member != node) {
      member = waiting.pop();
      isWaiting[member] = false;
      component[member] = members.size();
      together.add(member);
    }
    members.add(together);
  }

  private Map<Instance, Reach> reach() {
    var reached = new Reach[members.size()];
    var isAppliedInVain = new boolean[members.size()];
    for (var i = members.size() - 1; i >= 0; i--) {
      var own = own(members.get(i));
      var all = reached[i] == null ? own : own.and(reached[i]);
      var isDead = all.isNowhere() && (isAppliedInVain[i] || isSwitchedOff(members.get(i)));
      reached[i] = all.isNowhere() && !isDead ? root(members.get(i)) : all;
      for (var member : members.get(i)) {
        for (var next : instances.get(member).local()) {
          var target = component[indexOf(next)];
          if (target != i && !hasOwn(next)) {
            reached[target] =
                reached[target] == null ? reached[i] : reached[target].and(reached[i]);
            isAppliedInVain[target] |= isDead;
          }
        }
      }
    }
    var reach = new IdentityHashMap<Instance, Reach>();
    for (var i = 0; i < component.length; i++) {
      reach.put(instances.get(i), reached[component[i]]);
    }
    return reach;
  }

  private boolean isSwitchedOff(List<Integer> together) {
    for (var member : together) {
      if (switchedOff.contains(instances.get(member))) {
        return true;
      }
    }
    return false;
  }

  /** What the members say themselves; nothing where all of them go where their applier is. */
  private Reach own(List<Integer> together) {
    var own = Reach.NOWHERE;
    for (var member : together) {
      own = own.and(ownOf(instances.get(member)));
    }
    return own;
  }

  private boolean hasOwn(Instance instance) {
    return !ownOf(instance).isNowhere();
  }

  private Reach ownOf(Instance instance) {
    var path =
        instance.delivery().map(by -> by.path()).orElse(instance.content().folder());
    var configured = configuredReach(path, configuration);
    if (!configured.isNowhere()) {
      return configured;
    }
    return instance
        .delivery()
        .map(by -> Reach.of(by.destination(), Reach.NOWHERE))
        .orElse(Reach.NOWHERE);
  }

  /** The clusters that the user says a path is for. */
  static Reach configuredReach(String path, Configuration configuration) {
    var reach = Reach.NOWHERE;
    for (var cluster : configuration.clustersOf(path)) {
      reach = reach.and(Reach.of(ClusterRef.named(cluster.name())));
    }
    return reach;
  }

  /** The cluster of a root: named by the folder its applier lies in, else known by its place alone. */
  private Reach root(List<Integer> together) {
    var names = new TreeSet<String>();
    var paths = new TreeSet<String>();
    for (var member : together) {
      var instance = instances.get(member);
      folders.nameOn(instance.applierFolder()).ifPresent(names::add);
      paths.add(instance.applierPath());
    }
    if (!isApplier(together)) {
      return Reach.NOWHERE;
    }
    if (names.isEmpty()) {
      names.addAll(namesBelow(together));
    }
    if (names.isEmpty()) {
      return Reach.of(ClusterRef.ofRoot(paths.first()));
    }
    var reach = Reach.NOWHERE;
    for (var name : names) {
      reach = reach.and(Reach.of(ClusterRef.named(name)));
    }
    return reach;
  }

  /**
   * The one cluster whose folder is applied here: {@code clusters/east} by a file that lies elsewhere. A
   * folder that others apply too is none: {@code clusters} may be those of a database.
   */
  private Set<String> namesBelow(List<Integer> together) {
    var names = new TreeSet<String>();
    for (var member : together) {
      for (var next : instances.get(member).local()) {
        var folder = next.content().folder();
        if (appliersOf.getOrDefault(folder, 0) < 2) {
          folders.nameOn(folder).ifPresent(names::add);
        }
      }
    }
    return names.size() == 1 ? names : Set.of();
  }

  /** Whether some member applies others; a folder that does not is no root of anything. */
  private boolean isApplier(List<Integer> together) {
    for (var member : together) {
      if (instances.get(member).isApplier()) {
        return true;
      }
    }
    return false;
  }
}
