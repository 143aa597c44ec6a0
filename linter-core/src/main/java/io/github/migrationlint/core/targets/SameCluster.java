package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.load.KustomizationFile;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.resource.KubeVirt;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether two places certainly reach one cluster. A repository that shows no GitOps target is one
 * target, so they do, unless both lie in folders side by side that have MigrationPolicies: those may be
 * for one cluster each. Where it shows targets (kustomizations, Argo CD or Flux objects, a folder for
 * each cluster, clusters in the configuration, folders that define the same object), only files that
 * one target reads, that lie in one folder, or that GitOps objects or the configuration send to one
 * cluster, certainly do: anything else is an assumption, and no error may rest on it. What may be in
 * several clusters certainly meets what is in all of them.
 */
public final class SameCluster {
  private final Map<String, PlannedCluster> clusters = new HashMap<>();

  /** By cluster and file: the groups of what reads the file there. */
  private final Map<String, Map<String, Set<Object>>> groups = new HashMap<>();

  private final List<Target> choices = new ArrayList<>();
  private final Configuration configuration;
  private final boolean hasTargets;
  private final Set<String> policyFolders;

  private SameCluster(
      ClusterPlan plan,
      Configuration configuration,
      boolean hasTargets,
      Set<String> policyFolders) {
    this.configuration = configuration;
    this.hasTargets = hasTargets;
    this.policyFolders = policyFolders;
    for (var cluster : plan.clusters()) {
      clusters.put(cluster.name(), cluster);
      for (var part : cluster.parts()) {
        part.target()
            .filter(target -> isChoice(target.reach()) && !choices.contains(target))
            .ifPresent(choices::add);
      }
    }
  }

  private static boolean isChoice(Reach reach) {
    return reach.sure().isEmpty() && !reach.isAnywhere() && !reach.possible().isEmpty();
  }

  public static SameCluster in(Repository repository, Configuration configuration) {
    var hasTargets = !repository.targets().targets().isEmpty()
        || !configuration.clusters().isEmpty()
        || showsTargets(repository);
    return new SameCluster(
        repository.plan(), configuration, hasTargets, policyFolders(repository.written()));
  }

  private static Set<String> policyFolders(List<Manifest> written) {
    var folders = new HashSet<String>();
    for (var manifest : written) {
      if (manifest.gvk().is(MigrationPolicy.GROUP, MigrationPolicy.KIND)) {
        folders.add(manifest.document().source().id().folder());
      }
    }
    return folders;
  }

  private static boolean showsTargets(Repository repository) {
    for (var source : repository.loaded().sources()) {
      if (KustomizationFile.isOne(source.id())) {
        return true;
      }
    }
    for (var manifest : repository.written()) {
      if (isTarget(manifest)) {
        return true;
      }
    }
    return hasFolderOfClusters(repository) || repository.repeating();
  }

  /** Files come folder by folder, and each folder is asked once. */
  private static boolean hasFolderOfClusters(Repository repository) {
    var last = "";
    for (var source : repository.sources()) {
      var path = source.path();
      var slash = path.lastIndexOf('/');
      if (slash > 0 && !(slash == last.length() && path.startsWith(last))) {
        last = path.substring(0, slash);
        if (("/" + fromTop(source, repository)).contains("/clusters/")) {
          return true;
        }
      }
    }
    return false;
  }

  /** Folders around a repository say nothing of its clusters. */
  private static String fromTop(SourceId source, Repository repository) {
    for (var root : repository.loaded().roots()) {
      if (root.holds(source.path())) {
        return source.path().substring(root.folder().length() + 1);
      }
    }
    return source.path();
  }

  /**
   * Folders that define the same object are plain directories for one cluster each, most likely. A
   * cluster has one KubeVirt and one HyperConverged, whatever they are called.
   */
  static boolean repeatsAnObjectInAnotherFolder(List<Manifest> written) {
    var folders = new HashMap<ObjectRef, String>();
    var foldersOfKind = new HashMap<String, String>();
    for (var manifest : written) {
      var folder = manifest.document().source().id().folder();
      var first = KubeVirt.isConfiguredBy(manifest.gvk())
          ? foldersOfKind.putIfAbsent(manifest.gvk().kind(), folder)
          : folders.putIfAbsent(manifest.ref(), folder);
      if (manifest.name().isPresent() && first != null && !first.equals(folder)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTarget(Manifest manifest) {
    var group = manifest.gvk().group();
    return group.equals("argoproj.io")
        || group.equals("kustomize.toolkit.fluxcd.io")
        || group.equals("helm.toolkit.fluxcd.io");
  }

  /**
   * Whether both places certainly are in one cluster.
   *
   * @param one what something is said of
   * @param holdsIn the clusters for which the same is said of it, each with what it meets there
   */
  public boolean isCertain(Span one, Span other, Map<String, List<Span>> holdsIn) {
    var first = one.source().id();
    var second = other.source().id();
    return (!hasTargets && !mayBeAlternatives(first.folder(), second.folder()))
        || first.folder().equals(second.folder())
        || areInOneGroup(first, second, holdsIn.keySet())
        || areInOneNamedCluster(first, second)
        || sharesEveryCluster(first, holdsIn);
  }

  private boolean mayBeAlternatives(String first, String second) {
    return policyFolders.contains(first)
        && policyFolders.contains(second)
        && !ClusterFolders.isIn(first, second)
        && !ClusterFolders.isIn(second, first);
  }

  private boolean areInOneNamedCluster(SourceId first, SourceId second) {
    for (var cluster : configuration.clustersOf(first.path())) {
      if (configuration.clustersOf(second.path()).contains(cluster)) {
        return true;
      }
    }
    return false;
  }

  private boolean areInOneGroup(SourceId first, SourceId second, Collection<String> worlds) {
    for (var world : worlds) {
      var some = groupsOf(first, world);
      for (var group : groupsOf(second, world)) {
        if (some.contains(group)) {
          return true;
        }
      }
    }
    return false;
  }

  private Set<Object> groupsOf(SourceId file, String world) {
    var cluster = clusters.get(world);
    if (cluster == null) {
      return Set.of();
    }
    var byFile = groups.get(world);
    if (byFile == null) {
      byFile = new HashMap<>();
      for (var part : cluster.parts()) {
        for (var path : part.files()) {
          byFile.computeIfAbsent(path, unused -> new HashSet<>()).add(part.group());
        }
      }
      groups.put(world, byFile);
    }
    return byFile.getOrDefault(file.path(), Set.of());
  }

  /** Whether one of several clusters gets the file, and each of them has what it meets there. */
  private boolean sharesEveryCluster(SourceId file, Map<String, List<Span>> holdsIn) {
    for (var choice : choices) {
      if (choice.files().contains(file.path())) {
        var meets = true;
        for (var candidate : choice.reach().possible()) {
          meets = meets && isSure(holdsIn.getOrDefault(candidate.text(), List.of()), candidate);
        }
        if (meets) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isSure(List<Span> places, ClusterRef cluster) {
    for (var place : places) {
      var id = place.source().id();
      if (!groupsOf(id, cluster.text()).contains(cluster)) {
        return false;
      }
    }
    return !places.isEmpty();
  }
}
