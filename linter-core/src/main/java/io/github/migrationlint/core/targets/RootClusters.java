package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.targets.PlannedCluster.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the clusters of several repositories. A cluster that the configuration names is the same in all
 * of them. Any other that has the name of one elsewhere gets that of its repository in front.
 */
final class RootClusters {
  /**
   * A repository.
   *
   * @param folder what reports call its top; empty for the one around the working directory
   */
  record Root(String folder, Targets targets) {}

  private final List<Root> roots;
  private final Configuration configuration;
  private final UniqueNames taken = new UniqueNames();

  RootClusters(List<Root> roots, Configuration configuration) {
    this.roots = roots;
    this.configuration = configuration;
  }

  /** The clusters of all, each with a name that no other has. */
  List<PlannedCluster> joined(List<List<PlannedCluster>> planned) {
    if (planned.size() == 1) {
      return planned.get(0);
    }
    var times = new HashMap<String, Integer>();
    for (var clusters : planned) {
      for (var cluster : clusters) {
        times.merge(cluster.name(), 1, Integer::sum);
      }
    }
    var labels = labels();
    var configured = new LinkedHashMap<String, PlannedCluster>();
    var all = new ArrayList<PlannedCluster>();
    for (var i = 0; i < planned.size(); i++) {
      for (var cluster : planned.get(i)) {
        if (configuration.cluster(cluster.name()).isPresent()) {
          configured.merge(cluster.name(), cluster, RootClusters::both);
        } else if (!cluster.parts().isEmpty()) {
          all.add(cluster.called(name(cluster, labels.get(i), times)));
        }
      }
    }
    all.addAll(configured.values());
    all.sort(PlannedCluster.ORDER);
    return all.isEmpty() ? planned.get(0) : all;
  }

  /** What the repositories are called in names: the shortest ends of their paths. */
  private List<String> labels() {
    var folders = new ArrayList<String>();
    for (var root : roots) {
      folders.add(root.folder());
    }
    return new UniqueNames().ofPaths(folders);
  }

  /** The only cluster of a repository is called like the repository. */
  private String name(PlannedCluster cluster, String label, Map<String, Integer> times) {
    var isAlone = times.getOrDefault(cluster.name(), 0) == 1;
    if (cluster.name().equals(ClusterPlanner.ONLY) && !label.equals(".")) {
      return taken.unique(label);
    }
    return taken.unique(
        isAlone || label.equals(".") ? cluster.name() : label + "/" + cluster.name());
  }

  private static PlannedCluster both(PlannedCluster one, PlannedCluster other) {
    var parts = new ArrayList<Part>(one.parts());
    parts.addAll(other.parts());
    var manifests = new ArrayList<Manifest>(one.manifests());
    manifests.addAll(other.manifests());
    var notSeen = new ArrayList<NotSeen>(one.notSeen());
    notSeen.addAll(other.notSeen());
    return new PlannedCluster(one.name(), one.standing(), parts, manifests, notSeen);
  }
}
