package io.github.migrationlint.core;

import io.github.migrationlint.core.manifest.KustomizationFile;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether two places certainly reach one cluster. A repository that shows no GitOps target is one
 * target, so they do. Where it shows targets (kustomizations, Argo CD or Flux objects, a folder for
 * each cluster), only files of one folder or one kustomization certainly do: until targets are
 * composed, anything else is an assumption, and no error may rest on it.
 */
final class SameCluster {
  private final Set<String> kustomizations = new HashSet<>();
  private boolean hasTargets;

  private SameCluster() {}

  static SameCluster in(List<SourceId> sources, List<Manifest> manifests) {
    var same = new SameCluster();
    for (var source : sources) {
      if (KustomizationFile.isOne(source)) {
        same.kustomizations.add(source.folder());
      }
      same.hasTargets |= ("/" + source.path()).contains("/clusters/");
    }
    for (var manifest : manifests) {
      same.hasTargets |= isTarget(manifest);
    }
    same.hasTargets |= !same.kustomizations.isEmpty();
    return same;
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
    return !hasTargets
        || first.folder().equals(second.folder())
        || (isReached(first) && home(first).equals(home(second)));
  }

  private boolean isReached(SourceId id) {
    return kustomizations.contains(home(id));
  }

  /** The nearest folder above a file that is a kustomization; the top if none is. */
  private String home(SourceId id) {
    var folder = id.folder();
    while (!folder.isEmpty() && !kustomizations.contains(folder)) {
      var slash = folder.lastIndexOf('/');
      folder = slash < 0 ? "" : folder.substring(0, slash);
    }
    return folder;
  }
}
