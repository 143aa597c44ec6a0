package io.github.migrationlint.core;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which manifests meet in one cluster.
 *
 * <p>What the configuration says of a path holds. Else a folder below {@code clusters/} names its
 * cluster. Otherwise targets that define the same object,
 * other than a namespace, are taken for different clusters, named after the folder in which their paths part; everything else
 * may reach each of them, and is taken to.
 */
final class ClusterPlan {
  /** The name of the one cluster of a repository that shows no more. */
  private static final String ONLY = "default";

  private final Map<String, List<Manifest>> clusters = new TreeMap<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  private final Configuration configuration;

  private ClusterPlan(Configuration configuration) {
    this.configuration = configuration;
    for (var named : configuration.clusters()) {
      cluster(named.name());
    }
  }

  /** Manifests by the name of their cluster, in the order of names; never empty. */
  Map<String, List<Manifest>> clusters() {
    return clusters;
  }

  /** What is wrong with the targets; where a target has a cluster of its own, it is named. */
  List<Diagnostic> problems() {
    return problems;
  }

  static ClusterPlan of(Targets targets, Configuration configuration) {
    var plan = new ClusterPlan(configuration);
    var shared = new ArrayList<Manifest>();
    for (var manifest : targets.standalone()) {
      var homes = plan.clustersOf(manifest);
      for (var name : homes) {
        plan.cluster(name).add(manifest);
      }
      if (homes.isEmpty()) {
        shared.add(manifest);
      }
    }
    for (var target : targets.targets()) {
      var homes = plan.clustersOf(target, targets.targets());
      for (var name : homes) {
        plan.cluster(name).addAll(target.manifests());
      }
      if (homes.isEmpty()) {
        shared.addAll(target.manifests());
      }
      for (var problem : target.problems()) {
        plan.problems.add(problem.withClusters(homes));
      }
    }
    if (plan.clusters.isEmpty()) {
      plan.cluster(ONLY);
    }
    for (var manifests : plan.clusters.values()) {
      manifests.addAll(shared);
    }
    return plan;
  }

  /** The clusters a file is for; none where it may reach every one. */
  private List<String> clustersOf(Manifest manifest) {
    var configured = configured(manifest.document().source().id().path());
    return configured.isEmpty()
        ? listed(namedCluster(manifest.document().source().id().folder() + "/"))
        : configured;
  }

  /** The clusters a target is for; none where it may reach every one. */
  private List<String> clustersOf(Target target, List<Target> all) {
    var configured = configured(target.folder());
    return configured.isEmpty() ? listed(nameOf(target, all)) : configured;
  }

  private List<String> configured(String path) {
    var names = new ArrayList<String>();
    for (var cluster : configuration.clustersOf(path)) {
      names.add(cluster.name());
    }
    return names;
  }

  private static List<String> listed(Optional<String> name) {
    return name.map(List::of).orElse(List.of());
  }

  private List<Manifest> cluster(String name) {
    return clusters.computeIfAbsent(name, unused -> new ArrayList<>());
  }

  /** The segment behind {@code clusters/}, where a folder follows it. */
  private static Optional<String> namedCluster(String folder) {
    var padded = "/" + folder;
    var at = padded.indexOf("/clusters/");
    if (at < 0) {
      return Optional.empty();
    }
    var start = at + "/clusters/".length();
    var end = padded.indexOf('/', start);
    return end <= start ? Optional.empty() : Optional.of(padded.substring(start, end));
  }

  /** Empty for a target that may reach every cluster. */
  private Optional<String> nameOf(Target target, List<Target> all) {
    var named = namedCluster(target.folder() + "/");
    if (named.isPresent()) {
      return named;
    }
    var parting = Integer.MAX_VALUE;
    for (var other : all) {
      var isElsewhere =
          !other.folder().equals(target.folder()) && configured(other.folder()).isEmpty();
      if (isElsewhere && conflict(target, other)) {
        parting = Math.min(parting, commonSegments(target.folder(), other.folder()));
      }
    }
    if (parting == Integer.MAX_VALUE) {
      return Optional.empty();
    }
    var segments = target.folder().split("/", -1);
    return Optional.of(parting < segments.length ? segments[parting] : target.folder());
  }

  private static int commonSegments(String one, String other) {
    var first = one.split("/", -1);
    var second = other.split("/", -1);
    var common = 0;
    while (common < first.length
        && common < second.length
        && first[common].equals(second[common])) {
      common++;
    }
    return common;
  }

  private static boolean conflict(Target one, Target other) {
    var ids = ids(one);
    for (var id : ids(other)) {
      if (ids.contains(id)) {
        return true;
      }
    }
    return false;
  }

  private record Id(String group, String kind, String namespace, String name) {}

  private static Set<Id> ids(Target target) {
    var ids = new HashSet<Id>();
    for (var manifest : target.manifests()) {
      // Several targets of one cluster often bring the namespace they share.
      if (!manifest.gvk().is("", "Namespace")) {
        ids.add(new Id(
            manifest.gvk().group(),
            manifest.gvk().kind(),
            manifest.namespace().orElse(""),
            manifest.name().orElse("")));
      }
    }
    return ids;
  }
}
