package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which manifests meet in one cluster.
 *
 * <p>What the configuration says of a path holds, then what GitOps objects say, then a folder below
 * {@code clusters/} ({@link ClusterAssignment}). Otherwise targets that define the same object, other than a
 * namespace, are taken for different clusters, named after the folder or file in which their paths part;
 * everything else may reach each of them, and is taken to.
 */
public final class ClusterPlan {
  /** The name of the one cluster of a repository that shows no more. */
  private static final String ONLY = "default";

  private final Map<String, List<Manifest>> clusters = new TreeMap<>();
  private final List<Diagnostic> problems = new ArrayList<>();
  private final Map<String, List<NotSeen>> fetched = new TreeMap<>();
  private final List<NotSeen> fetchedByAll = new ArrayList<>();
  private final List<List<String>> homes = new ArrayList<>();

  private ClusterPlan(Configuration configuration) {
    for (var named : configuration.clusters()) {
      cluster(named.name());
    }
  }

  /** Manifests by the name of their cluster, in the order of names; never empty. */
  public Map<String, List<Manifest>> clusters() {
    return clusters;
  }

  /** What is wrong with the targets; where a target has a cluster of its own, it is named. */
  public List<Diagnostic> problems() {
    return problems;
  }

  /** The clusters of each target, in the order of the targets; none where it may reach every one. */
  public List<List<String>> homes() {
    return homes;
  }

  public static ClusterPlan of(Targets targets, Configuration configuration) {
    var plan = new ClusterPlan(configuration);
    var shared = new ArrayList<Manifest>();
    for (var manifest : targets.standalone()) {
      var source = manifest.document().source().id();
      var homes =
          ClusterAssignment.of(source.path(), source.folder(), configuration).clusters();
      for (var name : homes) {
        plan.cluster(name).add(manifest);
      }
      if (homes.isEmpty()) {
        shared.add(manifest);
      }
    }
    var distinguishingFolders = distinguishingFolders(targets.targets());
    for (var target : targets.targets()) {
      var homes = homesOf(target, distinguishingFolders);
      plan.homes.add(homes);
      for (var name : homes) {
        plan.cluster(name).addAll(target.manifests());
      }
      if (homes.isEmpty()) {
        shared.addAll(target.manifests());
      }
      plan.addFetched(homes, target.notSeen());
      for (var problem : target.problems()) {
        plan.problems.add(problem.withClusters(homes));
      }
    }
    if (plan.clusters.isEmpty()) {
      plan.cluster(ONLY);
    }
    for (var manifests : plan.clusters.values()) {
      manifests.addAll(shared);
      dropRepeats(manifests);
    }
    return plan;
  }

  /** What two GitOps objects apply to one cluster is there once. */
  private static void dropRepeats(List<Manifest> manifests) {
    record Written(Span place, ObjectRef ref) {}
    var known = new HashSet<Written>();
    manifests.removeIf(manifest -> !known.add(new Written(manifest.span(), manifest.ref())));
  }

  /** The clusters a target is for; none where it may reach every one. */
  private static List<String> homesOf(Target target, Map<String, String> distinguishingFolders) {
    var home = target.home();
    var parting = Optional.ofNullable(distinguishingFolders.get(home.anchor()));
    return home.clusters().isEmpty() ? parting.map(List::of).orElse(List.of()) : home.clusters();
  }

  private void addFetched(List<String> homes, List<NotSeen> notSeen) {
    if (homes.isEmpty()) {
      fetchedByAll.addAll(notSeen);
    }
    for (var name : homes) {
      fetched.computeIfAbsent(name, unused -> new ArrayList<>()).addAll(notSeen);
    }
  }

  /** What the kustomizations of a cluster take from elsewhere. */
  public List<NotSeen> fetchedBy(String cluster) {
    var all = new ArrayList<>(fetched.getOrDefault(cluster, List.of()));
    all.addAll(fetchedByAll);
    return all;
  }

  private List<Manifest> cluster(String name) {
    return clusters.computeIfAbsent(name, unused -> new ArrayList<>());
  }

  /**
   * What the clusters of anchors are called that define the same object as another one: the first
   * folder on the way that is not the other's. Anchors without such an object are missing.
   */
  private static Map<String, String> distinguishingFolders(List<Target> targets) {
    var owners = new LinkedHashMap<Id, Set<String>>();
    for (var target : targets) {
      if (target.home().clusters().isEmpty()) {
        for (var id : ids(target)) {
          owners
              .computeIfAbsent(id, unused -> new TreeSet<>())
              .add(target.home().anchor());
        }
      }
    }
    var groups = new LinkedHashSet<Set<String>>(owners.values());
    // An object of a target with a cluster of its own parts the others too.
    for (var target : targets) {
      if (!target.home().clusters().isEmpty()) {
        for (var id : ids(target)) {
          var others = owners.get(id);
          if (others != null) {
            var together = new TreeSet<>(others);
            together.add(target.home().anchor());
            groups.add(together);
          }
        }
      }
    }
    var common = new TreeMap<String, Integer>();
    for (var group : groups) {
      for (var anchor : group) {
        for (var other : group) {
          if (!other.equals(anchor)) {
            common.merge(anchor, commonSegments(anchor, other), Math::min);
          }
        }
      }
    }
    var names = new TreeMap<String, String>();
    common.forEach((anchor, segments) -> names.put(anchor, nameAfter(anchor, segments)));
    return names;
  }

  private static String nameAfter(String anchor, int commonSegments) {
    var segments = anchor.split("/", -1);
    var name = commonSegments < segments.length ? segments[commonSegments] : anchor;
    return name.endsWith(".yaml") ? name.substring(0, name.length() - ".yaml".length()) : name;
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

  private record Id(String group, String kind, String namespace, String name) {}

  private static Set<Id> ids(Target target) {
    var ids = new HashSet<Id>();
    for (var manifest : target.manifests()) {
      var gvk = manifest.gvk();
      // Several targets of one cluster often bring the namespace they share.
      if (!gvk.is("", "Namespace")) {
        var namespace = manifest.namespace().orElse("");
        ids.add(new Id(gvk.group(), gvk.kind(), namespace, manifest.name().orElse("")));
      }
      if (gvk.is("hco.kubevirt.io", "HyperConverged") || gvk.is("kubevirt.io", "KubeVirt")) {
        // A cluster has one, whatever it is called.
        ids.add(new Id(gvk.group(), gvk.kind(), "", ""));
      } else if (gvk.is("migrations.kubevirt.io", "MigrationPolicy")) {
        // Overlays may rename what their base has, and are never meant to meet.
        ids.add(new Id(gvk.group(), gvk.kind(), manifest.span().toString(), ""));
      }
    }
    return ids;
  }
}
