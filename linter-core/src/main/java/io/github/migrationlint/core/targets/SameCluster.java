package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.manifest.GroupVersionKind;
import io.github.migrationlint.core.manifest.KustomizationFile;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether two places certainly reach one cluster. A repository that shows no GitOps target is one
 * target, so they do, unless both lie in folders side by side that have MigrationPolicies: those may be
 * for one cluster each. Where it shows targets (kustomizations, Argo CD or Flux objects, a folder for
 * each cluster, clusters in the configuration, folders that define the same object), only files that
 * one target reads, that lie in one folder, or that GitOps objects or the configuration send to one
 * cluster, certainly do: anything else is an assumption, and no error may rest on it.
 */
public final class SameCluster {
  private final List<Target> targets;
  private final Configuration configuration;
  private final boolean hasTargets;
  private final Set<String> policyFolders;

  private SameCluster(
      List<Target> targets,
      Configuration configuration,
      boolean hasTargets,
      Set<String> policyFolders) {
    this.targets = targets;
    this.configuration = configuration;
    this.hasTargets = hasTargets;
    this.policyFolders = policyFolders;
  }

  public static SameCluster in(Repository repository, Configuration configuration) {
    var targets = repository.targets().targets();
    var hasTargets =
        !targets.isEmpty() || !configuration.clusters().isEmpty() || showsTargets(repository);
    return new SameCluster(targets, configuration, hasTargets, policyFolders(repository.written()));
  }

  private static Set<String> policyFolders(List<Manifest> written) {
    var folders = new HashSet<String>();
    for (var manifest : written) {
      if (manifest.gvk().is("migrations.kubevirt.io", "MigrationPolicy")) {
        folders.add(manifest.document().source().id().folder());
      }
    }
    return folders;
  }

  private static boolean showsTargets(Repository repository) {
    for (var source : repository.sources()) {
      if (KustomizationFile.isOne(source) || ("/" + source.path()).contains("/clusters/")) {
        return true;
      }
    }
    for (var manifest : repository.written()) {
      if (isTarget(manifest)) {
        return true;
      }
    }
    return repeatsAnObjectInAnotherFolder(repository.written());
  }

  /**
   * Folders that define the same object are plain directories for one cluster each, most likely. A
   * cluster has one KubeVirt and one HyperConverged, whatever they are called.
   */
  private static boolean repeatsAnObjectInAnotherFolder(List<Manifest> written) {
    var folders = new HashMap<ObjectRef, String>();
    var foldersOfKind = new HashMap<String, String>();
    for (var manifest : written) {
      var folder = manifest.document().source().id().folder();
      var first = configuresKubeVirt(manifest.gvk())
          ? foldersOfKind.putIfAbsent(manifest.gvk().kind(), folder)
          : folders.putIfAbsent(manifest.ref(), folder);
      if (manifest.name().isPresent() && first != null && !first.equals(folder)) {
        return true;
      }
    }
    return false;
  }

  private static boolean configuresKubeVirt(GroupVersionKind gvk) {
    return gvk.is("kubevirt.io", "KubeVirt") || gvk.is("hco.kubevirt.io", "HyperConverged");
  }

  private static boolean isTarget(Manifest manifest) {
    var group = manifest.gvk().group();
    return group.equals("argoproj.io")
        || group.equals("kustomize.toolkit.fluxcd.io")
        || group.equals("helm.toolkit.fluxcd.io");
  }

  public boolean isCertain(Span one, Span other) {
    var first = one.source().id();
    var second = other.source().id();
    return (!hasTargets && !mayBeAlternatives(first.folder(), second.folder()))
        || first.folder().equals(second.folder())
        || areReadTogether(first, second)
        || areAppliedTogether(first, second)
        || areInOneNamedCluster(first, second);
  }

  private boolean mayBeAlternatives(String first, String second) {
    return policyFolders.contains(first)
        && policyFolders.contains(second)
        && !isIn(first, second)
        && !isIn(second, first);
  }

  private static boolean isIn(String folder, String outer) {
    return outer.isEmpty() || folder.equals(outer) || folder.startsWith(outer + "/");
  }

  private boolean areInOneNamedCluster(SourceId first, SourceId second) {
    for (var cluster : configuration.clustersOf(first.path())) {
      if (configuration.clustersOf(second.path()).contains(cluster)) {
        return true;
      }
    }
    return false;
  }

  /** Two targets that GitOps objects send to one cluster. */
  private boolean areAppliedTogether(SourceId first, SourceId second) {
    for (var target : targets) {
      if (target.home().proof().isPresent() && target.files().contains(first.path())) {
        for (var other : targets) {
          if (other.home().proof().equals(target.home().proof())
              && other.files().contains(second.path())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean areReadTogether(SourceId first, SourceId second) {
    for (var target : targets) {
      if (target.files().contains(first.path()) && target.files().contains(second.path())) {
        return true;
      }
    }
    return false;
  }
}
