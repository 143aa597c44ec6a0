package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.gitops.Destination;
import io.github.migrationlint.core.manifest.Manifest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Roots that do not say what their cluster is called.
 *
 * @param objects those of each root: what applies the rest
 * @param folders that of each root, and those it applies itself
 * @param areOthersNamed whether some other root lies in a folder that is called after its cluster
 */
record NamelessRoots(
    Map<ClusterRef, List<Manifest>> objects,
    Map<ClusterRef, SortedSet<String>> folders,
    boolean areOthersNamed) {
  static final NamelessRoots NONE = new NamelessRoots(Map.of(), Map.of(), false);

  NamelessRoots {
    objects = Collections.unmodifiableMap(new TreeMap<>(objects));
    folders = Collections.unmodifiableMap(new TreeMap<>(folders));
  }

  static NamelessRoots of(
      List<Instance> instances, Map<Instance, Reach> reach, Configuration configuration) {
    var objects = new TreeMap<ClusterRef, List<Manifest>>();
    var folders = new TreeMap<ClusterRef, SortedSet<String>>();
    var areOthersNamed = false;
    for (var instance : instances) {
      var clusters = reach.getOrDefault(instance, Reach.NOWHERE).sure();
      var isRoot = instance.delivery().isEmpty() && instance.isApplier();
      for (var cluster : clusters) {
        if (cluster.isNamed()) {
          areOthersNamed |= isLocal(instance)
              && configuration.clustersOf(instance.content().folder()).isEmpty();
        } else if (isRoot) {
          objects
              .computeIfAbsent(cluster, unused -> new ArrayList<>())
              .addAll(instance.content().manifests());
          var own = folders.computeIfAbsent(cluster, unused -> new TreeSet<>());
          own.add(instance.content().folder());
          for (var next : instance.local()) {
            own.add(next.content().folder());
          }
        }
      }
    }
    return new NamelessRoots(objects, folders, areOthersNamed);
  }

  private static boolean isLocal(Instance instance) {
    return instance
        .delivery()
        .map(by -> by.destination() instanceof Destination.Local)
        .orElse(instance.isApplier());
  }

  /** Whether something is applied; where others name their clusters, what has no name is old. */
  boolean areInUse(Reach reach) {
    var isNamed = !reach.possible().isEmpty() || reach.isAnywhere();
    for (var cluster : reach.sure()) {
      isNamed |= cluster.isNamed() || !areOthersNamed;
    }
    return isNamed;
  }

  /**
   * What tells roots apart: the folders, of those they are or apply, that lie side by side; else the first
   * part in which one of their paths differs from others.
   */
  Map<ClusterRef, String> distinguishingFolders(Set<ClusterRef> roots) {
    var parents = new TreeSet<String>();
    for (var root : roots) {
      for (var folder : folders.getOrDefault(root, Collections.emptySortedSet())) {
        parents.add(ClusterFolders.parent(folder));
      }
    }
    for (var parent : parents) {
      var labels = sideBySide(roots, parent);
      if (labels.size() == roots.size()) {
        return labels;
      }
    }
    return firstDifference(roots);
  }

  /** The one folder of each root in that folder, where no two roots have the same. */
  private Map<ClusterRef, String> sideBySide(Set<ClusterRef> roots, String parent) {
    var labels = new TreeMap<ClusterRef, String>();
    var taken = new HashSet<String>();
    for (var root : roots) {
      var here = new ArrayList<String>();
      for (var folder : folders.getOrDefault(root, Collections.emptySortedSet())) {
        if (ClusterFolders.parent(folder).equals(parent)) {
          here.add(ClusterFolders.last(folder));
        }
      }
      if (here.size() == 1 && taken.add(here.get(0))) {
        labels.put(root, here.get(0));
      }
    }
    return labels;
  }

  private static Map<ClusterRef, String> firstDifference(Set<ClusterRef> roots) {
    var labels = new TreeMap<ClusterRef, String>();
    for (var root : roots) {
      var segments = root.text().split("/", -1);
      var common = segments.length - 1;
      for (var other : roots) {
        if (!other.equals(root)) {
          common = Math.min(common, commonSegments(segments, other.text().split("/", -1)));
        }
      }
      labels.put(root, segments[common]);
    }
    return labels;
  }

  private static int commonSegments(String[] first, String[] second) {
    var common = 0;
    while (common < first.length - 1
        && common < second.length
        && first[common].equals(second[common])) {
      common++;
    }
    return common;
  }
}
