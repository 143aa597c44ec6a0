package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.gitops.Delivery;
import io.github.migrationlint.core.gitops.RepositoryPaths;
import io.github.migrationlint.core.gitops.SourceIgnore;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the GitRepositories that Flux's Kustomizations name leave out of this repository. A file that is
 * left out may be applied by someone else, so it stays among the files that nothing here applies.
 */
final class FluxSources {
  private final RepositoryPaths paths;
  private final LaterFiles later;
  private final Budget budget;
  private final List<Manifest> repositories = new ArrayList<>();
  private final Map<String, SourceIgnore> known = new HashMap<>();
  private final Set<String> leftOut = new HashSet<>();

  FluxSources(
      RepositoryPaths paths, LaterFiles later, Map<String, List<Manifest>> written, Budget budget) {
    this.paths = paths;
    this.later = later;
    this.budget = budget;
    for (var manifests : written.values()) {
      for (var manifest : manifests) {
        if (manifest.gvk().is("source.toolkit.fluxcd.io", "GitRepository")) {
          repositories.add(manifest);
        }
      }
    }
  }

  /** Whether two Kustomizations of one path may see different files. */
  boolean mayDiffer() {
    for (var repository : repositories) {
      if (ignoreOf(repository).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a Kustomization does not see a file; then it counts as left out. */
  boolean hides(String file, Delivery delivery) {
    var fromRoot = paths.fromRoot(file);
    var ignore = fromRoot.isPresent() ? of(delivery) : Optional.<SourceIgnore>empty();
    var isHidden = ignore.isPresent() && ignore.get().leavesOut(fromRoot.get());
    if (ignore.isPresent() && ignore.get().isSpent()) {
      budget.cut(
          delivery.place(),
          "patterns of `.sourceignore` take too many steps: some are not applied");
    }
    if (isHidden) {
      leftOut.add(file);
    }
    return isHidden;
  }

  /** How many files some Kustomization would apply if it saw them. */
  int leftOut() {
    return leftOut.size();
  }

  /** Empty where it is not known from which folder patterns count, or which of them hold. */
  private Optional<SourceIgnore> of(Delivery delivery) {
    var spec = delivery.by().root().mapping("spec");
    var source = spec.flatMap(fields -> fields.mapping("sourceRef"));
    var isGit =
        source.filter(found -> text(found, "kind").equals("GitRepository")).isPresent();
    var isFromRoot = spec.flatMap(fields -> fields.scalar("path"))
        .flatMap(path -> RepositoryPaths.normal(path.text()))
        .filter(path -> paths.nameOf(path).equals(delivery.path()))
        .isPresent();
    if (!isGit || !isFromRoot) {
      return Optional.empty();
    }
    var texts = new HashSet<String>();
    for (var repository : repositories) {
      if (isCalled(repository, source.get(), delivery.by())) {
        texts.add(ignoreOf(repository).map(ScalarNode::text).orElse(""));
      }
    }
    var own = texts.isEmpty() ? "" : texts.iterator().next();
    return texts.size() > 1 || own.contains("${")
        ? Optional.empty()
        : Optional.of(known.computeIfAbsent(own, this::patterns));
  }

  private static boolean isCalled(Manifest repository, MappingNode source, Manifest by) {
    var namespace = text(source, "namespace");
    var wanted = namespace.isEmpty() ? by.namespace().orElse("") : namespace;
    var actual = repository.namespace().orElse("");
    return repository.name().orElse("").equals(text(source, "name"))
        && (wanted.isEmpty() || actual.isEmpty() || wanted.equals(actual));
  }

  private static Optional<ScalarNode> ignoreOf(Manifest repository) {
    return repository.root().mapping("spec").flatMap(spec -> spec.scalar("ignore"));
  }

  private static String text(MappingNode mapping, String name) {
    return mapping.scalar(name).map(ScalarNode::text).orElse("");
  }

  /** Those of the files, from the root down, then the repository's own. */
  private SourceIgnore patterns(String own) {
    var ignore = new SourceIgnore(budget.share());
    var files = new ArrayList<>(later.sourceIgnores());
    files.sort(Comparator.comparing(file -> file.substring(0, file.lastIndexOf('/') + 1)));
    for (var file : files) {
      var path = paths.fromRoot(file);
      if (path.isPresent() && later.at(file) instanceof LaterFiles.Text text) {
        var slash = path.get().lastIndexOf('/');
        ignore.add(
            slash < 0 ? "" : path.get().substring(0, slash), text.source().text());
      }
    }
    ignore.add("", own);
    return ignore;
  }
}
