package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.gitops.OwnPaths;
import io.github.migrationlint.core.gitops.RepositoryPaths;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.load.RepositoryRoot;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.RepoPath;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Separates the repositories that the user names together: each has paths of its own, and no cluster of
 * one is a cluster of another.
 *
 * <p>A folder without Git around it is a repository if what Argo CD or Flux apply there has paths that
 * only lead somewhere from it; otherwise {@code check policies vms} would be two repositories.
 */
final class SeparateTrees {
  /**
   * The files of one repository.
   *
   * @param root what reports call its top; empty where the working directory is in it, and where it is
   *     not known
   */
  record Tree(
      String root, List<SourceId> sources, List<Document> documents, List<Manifest> written) {}

  private final List<RepositoryRoot> roots = new ArrayList<>();
  private final Map<String, Tree> trees = new TreeMap<>();

  private SeparateTrees() {}

  /** At least one, those of named roots in their order. */
  static List<Tree> of(Loaded loaded, List<Document> documents, List<Manifest> written) {
    var sources = Repository.sources(loaded);
    if (loaded.roots().isEmpty()) {
      return List.of(new Tree("", sources, documents, written));
    }
    var separate = new SeparateTrees();
    separate.choose(loaded.roots(), sources, written);
    for (var source : sources) {
      separate.treeOf(source).sources().add(source);
    }
    for (var document : documents) {
      separate.treeOf(document.source().id()).documents().add(document);
    }
    for (var manifest : written) {
      separate.treeOf(manifest.document().source().id()).written().add(manifest);
    }
    return separate.trees.isEmpty()
        ? List.of(new Tree("", List.of(), List.of(), List.of()))
        : List.copyOf(separate.trees.values());
  }

  private void choose(List<RepositoryRoot> asked, List<SourceId> sources, List<Manifest> written) {
    RepositoryPaths all = null;
    for (var root : asked) {
      if (!root.isCertain() && all == null) {
        all = new RepositoryPaths(sources, "");
      }
      if (all == null || root.isCertain() || hasPathsOfItsOwn(root, all, written)) {
        roots.add(root);
      }
    }
  }

  private static boolean hasPathsOfItsOwn(
      RepositoryRoot root, RepositoryPaths all, List<Manifest> written) {
    for (var manifest : written) {
      if (root.holds(manifest.document().source().id().path())) {
        for (var path : OwnPaths.of(manifest)) {
          var fromRoot = new RepoPath(root.folder()).resolve(path).text();
          if (all.find(path).isEmpty() && all.isThere(fromRoot)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private Tree treeOf(SourceId source) {
    var folder = "";
    for (var root : roots) {
      if (root.holds(source.path())) {
        folder = root.folder();
      }
    }
    return trees.computeIfAbsent(
        folder, root -> new Tree(root, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
  }
}
