package io.github.migrationlint.core.targets;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Folders that lie beside one that is a cluster's: where {@code clusters/overlays/hub} is applied, what
 * lies in {@code clusters/overlays/home} is most likely applied by hand.
 */
public final class Siblings {
  private final Set<String> clusterFolders = new HashSet<>();
  private final Set<String> around = new HashSet<>();

  private Siblings() {}

  /** The folders of clusters that are reached, by what is applied to them. */
  static Siblings of(Map<Instance, Reach> reach) {
    var siblings = new Siblings();
    reach.forEach((instance, clusters) -> {
      if (!clusters.isNowhere()) {
        var path = instance.content().folder();
        for (var cluster : clusters.sure()) {
          if (cluster.isNamed()) {
            siblings.add(path, cluster.text());
          }
        }
        ClusterFolders.on(path).ifPresent(siblings::add);
        if (instance.delivery().isPresent() && !instance.local().isEmpty()) {
          siblings.add(path);
        }
      }
    });
    return siblings;
  }

  private void add(String folder) {
    if (!folder.isEmpty() && !ClusterFolders.parent(folder).isEmpty()) {
      clusterFolders.add(folder);
      around.add(ClusterFolders.parent(folder));
    }
  }

  /** The part of a path down to the folder that is called like the cluster. */
  private void add(String path, String cluster) {
    for (var at = path; !at.isEmpty(); at = ClusterFolders.parent(at)) {
      if (ClusterFolders.last(at).equals(cluster)) {
        add(at);
      }
    }
  }

  /** The folder beside that of a cluster that a path lies in; empty if there is none. */
  Optional<String> folderOf(String path) {
    for (var at = path; !at.isEmpty(); at = ClusterFolders.parent(at)) {
      if (around.contains(ClusterFolders.parent(at)) && !clusterFolders.contains(at)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }
}
