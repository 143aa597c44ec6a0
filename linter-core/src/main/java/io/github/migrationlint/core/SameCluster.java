package io.github.migrationlint.core;

import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.manifest.KustomizationFile;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import java.util.HashMap;
import java.util.List;

/**
 * Whether two places certainly reach one cluster. A repository that shows no GitOps target is one
 * target, so they do. Where it shows targets (kustomizations, Argo CD or Flux objects, a folder for
 * each cluster, folders that define the same object), only files that one target reads, or that lie in one folder, certainly do: anything
 * else is an assumption, and no error may rest on it.
 */
final class SameCluster {
  private final List<Target> targets;
  private final boolean hasTargets;

  private SameCluster(List<Target> targets, boolean hasTargets) {
    this.targets = targets;
    this.hasTargets = hasTargets;
  }

  static SameCluster in(Repository repository) {
    var targets = repository.targets().targets();
    return new SameCluster(targets, !targets.isEmpty() || showsTargets(repository));
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

  /** Folders that define the same object are plain directories for one cluster each, most likely. */
  private static boolean repeatsAnObjectInAnotherFolder(List<Manifest> written) {
    var folders = new HashMap<ObjectRef, String>();
    for (var manifest : written) {
      var folder = manifest.document().source().id().folder();
      var first = folders.putIfAbsent(manifest.ref(), folder);
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

  boolean isCertain(Span one, Span other) {
    var first = one.source().id();
    var second = other.source().id();
    return !hasTargets || first.folder().equals(second.folder()) || areReadTogether(first, second);
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
