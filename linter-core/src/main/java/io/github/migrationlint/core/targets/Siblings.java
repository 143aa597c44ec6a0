package io.github.migrationlint.core.targets;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Folders that lie beside one that is a cluster's: where {@code clusters/overlays/hub} is applied, what
 * lies in {@code clusters/overlays/home} is most likely applied by hand. Below {@code clusters/} any folder
 * is one. Elsewhere it has to look like that of the cluster: what lies in it lies where something of the
 * cluster does. So {@code kubernetes/components/volsync} is no cluster beside {@code kubernetes/apps}.
 */
public final class Siblings {
  private final Set<String> clusterFolders = new HashSet<>();

  /** Around each folder of a cluster: how what is applied to it starts below it. */
  private final Map<String, Set<String>> starts = new HashMap<>();

  /** Folders of which each folder is a cluster's. */
  private final Set<String> ofClusters = new HashSet<>();

  /** Folders of appliers that no one applies any more. */
  private final Set<String> ofSwitchedOff = new HashSet<>();

  private final ClusterFolders folders;

  private Siblings(ClusterFolders folders) {
    this.folders = folders;
  }

  static Siblings none() {
    return new Siblings(ClusterFolders.HERE);
  }

  /** The folders of clusters that are reached, by what is applied to them. */
  static Siblings of(
      Map<Instance, Reach> reach, Set<Instance> switchedOff, ClusterFolders folders) {
    var siblings = new Siblings(folders);
    for (var instance : switchedOff) {
      siblings.ofSwitchedOff.add(instance.content().folder());
    }
    reach.forEach((instance, clusters) -> {
      if (!clusters.isNowhere()) {
        var path = instance.content().folder();
        for (var cluster : clusters.sure()) {
          if (cluster.isNamed()) {
            siblings.add(path, cluster.text());
          }
        }
        folders.on(path).ifPresent(folder -> {
          siblings.add(folder, path, true);
        });
        if (instance.delivery().isPresent() && !instance.local().isEmpty()) {
          siblings.add(path, path, false);
        }
      }
    });
    return siblings;
  }

  private void add(String folder, String path, boolean isBelowClusters) {
    var parent = ClusterFolders.parent(folder);
    if (folders.isBelowTop(folder) && folders.isBelowTop(parent)) {
      clusterFolders.add(folder);
      starts.computeIfAbsent(parent, unused -> new HashSet<>()).add(start(folder, path));
      if (isBelowClusters) {
        ofClusters.add(parent);
      }
    }
  }

  /** The first folder on the way from one to another; empty if they are the same. */
  private static String start(String folder, String path) {
    var rest = path.length() > folder.length() ? path.substring(folder.length() + 1) : "";
    var slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }

  /** The part of a path down to the folder that is called like the cluster. */
  private void add(String path, String cluster) {
    for (var at = path; folders.isBelowTop(at); at = ClusterFolders.parent(at)) {
      if (ClusterFolders.last(at).equals(cluster)) {
        add(at, path, false);
      }
    }
  }

  /** The folder beside that of a cluster that a path lies in; empty if there is none. */
  Optional<String> folderOf(String path) {
    var found = Optional.<String>empty();
    for (var at = path; folders.isBelowTop(at); at = ClusterFolders.parent(at)) {
      if (clusterFolders.contains(at) || ofSwitchedOff.contains(at)) {
        return Optional.empty();
      }
      var parent = ClusterFolders.parent(at);
      var alike = starts.getOrDefault(parent, Set.of());
      var isLike = ofClusters.contains(parent) || alike.contains(start(at, path));
      if (found.isEmpty() && isLike) {
        found = Optional.of(at);
      }
    }
    return found;
  }
}
