package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.gitops.Deliveries;
import io.github.migrationlint.core.load.KustomizationFile;
import io.github.migrationlint.core.text.RepoPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Appliers that nothing applies and that no one has applied by hand either, so they are no roots.
 *
 * <p>An applier is left out where a kustomization around it is applied, lists other appliers and not this
 * one: that is how people switch an application off. It is a leftover where every path it names is gone,
 * whereas those of others exist: a cluster's folder that was moved to an archive still names its old place.
 */
final class SwitchedOff {
  private final List<Instance> instances;
  private final Configuration configuration;
  private final Function<Instance, List<Instance>> applied;

  private final ClusterFolders folders;

  /** By folder. */
  private final Map<String, Set<Listing>> listings = new HashMap<>();

  /**
   * A kustomization that lists appliers.
   *
   * @param files all that it reads
   */
  private record Listing(String folder, Set<String> files) {}

  private SwitchedOff(
      List<Instance> instances,
      Configuration configuration,
      ClusterFolders folders,
      Function<Instance, List<Instance>> applied) {
    this.instances = instances;
    this.configuration = configuration;
    this.folders = folders;
    this.applied = applied;
  }

  /**
   * Those among the instances.
   *
   * @param folders of the repository
   * @param deliveries what the objects of a content have applied
   * @param applied the instances that one has applied
   */
  static Set<Instance> among(
      List<Instance> instances,
      Configuration configuration,
      ClusterFolders folders,
      Function<Content, Deliveries> deliveries,
      Function<Instance, List<Instance>> applied) {
    var search = new SwitchedOff(instances, configuration, folders, applied);
    search.readListings();
    var found = Collections.newSetFromMap(new IdentityHashMap<Instance, Boolean>());
    var lost = new ArrayList<Instance>();
    var isAnyPathHere = false;
    for (var instance : instances) {
      isAnyPathHere |= instance.delivery().isPresent();
      if (!search.isRoot(instance)) {
        continue;
      }
      var asked = deliveries.apply(instance.content());
      var isLost = asked.all().isEmpty() && !asked.lostPaths().isEmpty();
      if (search.isLeftOut(instance)) {
        found.add(instance);
      } else if (isLost && instance.local().isEmpty()) {
        lost.add(instance);
      }
    }
    if (isAnyPathHere) {
      found.addAll(lost);
    }
    return found;
  }

  private boolean isRoot(Instance instance) {
    return instance.delivery().isEmpty()
        && instance.isApplier()
        && !configuration.names(instance.content().folder())
        && Roots.configuredReach(instance.content().folder(), configuration).isNowhere();
  }

  private void readListings() {
    // Nothing shows that the top is applied as a whole, whatever it lists.
    for (var instance : instances) {
      var content = instance.content();
      if (folders.isBelowTop(content.folder())
          && hasKustomization(content)
          && Deliveries.areAmong(content.manifests())) {
        listings
            .computeIfAbsent(content.folder(), unused -> new HashSet<>())
            .add(new Listing(content.folder(), content.files()));
      }
    }
  }

  private static boolean hasKustomization(Content content) {
    return !fileOf(content).equals(content.folder());
  }

  /** The kustomization of a folder; the file itself where it is one. */
  private static String fileOf(Content content) {
    for (var name : KustomizationFile.NAMES) {
      var path = new RepoPath(content.folder()).resolve(name).text();
      if (content.files().contains(path)) {
        return path;
      }
    }
    return content.folder();
  }

  private boolean isLeftOut(Instance instance) {
    var content = instance.content();
    for (var at = content.folder(); !at.isEmpty(); at = ClusterFolders.parent(at)) {
      for (var listing : listings.getOrDefault(ClusterFolders.parent(at), Set.of())) {
        if (leavesOut(listing, content)) {
          return !applies(instance, listing.folder());
        }
      }
    }
    return false;
  }

  /** Whether the folder or file lies in what is listed, should be listed and is not. */
  private boolean leavesOut(Listing listing, Content content) {
    var ownCluster = folders
        .on(content.folder())
        .filter(cluster -> ClusterFolders.isIn(ClusterFolders.parent(cluster), listing.folder()));
    return ownCluster.isEmpty() && !listing.files().contains(fileOf(content));
  }

  /** Someone has to apply the first one: an applier may lie inside of what it has applied. */
  private boolean applies(Instance instance, String folder) {
    var met = Collections.newSetFromMap(new IdentityHashMap<Instance, Boolean>());
    var open = new ArrayList<Instance>();
    open.add(instance);
    for (var i = 0; i < open.size(); i++) {
      for (var next : applied.apply(open.get(i))) {
        if (next.content().folder().equals(folder)) {
          return true;
        }
        if (met.add(next)) {
          open.add(next);
        }
      }
    }
    return false;
  }
}
