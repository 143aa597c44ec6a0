package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What GitOps objects are read against: the paths of the repository, and what its other objects say of
 * repositories, placements and clusters.
 *
 * @param contents the first document of a file, if it was read
 * @param charts what charts of this repository are filled with
 * @param budget pays for what generators multiply
 * @param isEntry whether a controller may be pointed at a folder: one with a kustomization that can be
 *     built and that no other one includes, or one without
 */
public record GitOpsContext(
    RepositoryPaths paths,
    Origins origins,
    Placements placements,
    ClusterNames clusters,
    Function<String, Optional<YamlNode>> contents,
    ChartFiles charts,
    Budget budget,
    Predicate<String> isEntry) {
  public GitOpsContext {
    Objects.requireNonNull(paths);
    Objects.requireNonNull(origins);
    Objects.requireNonNull(placements);
    Objects.requireNonNull(clusters);
    Objects.requireNonNull(contents);
    Objects.requireNonNull(charts);
    Objects.requireNonNull(budget);
    Objects.requireNonNull(isEntry);
  }

  /** That of a repository with these objects. */
  public static GitOpsContext of(
      List<Manifest> written,
      RepositoryPaths paths,
      Function<String, Optional<YamlNode>> contents,
      ChartFiles charts,
      Budget budget,
      Predicate<String> isEntry) {
    return new GitOpsContext(
        paths,
        Origins.of(written, paths, budget.share()),
        Placements.of(written),
        ClusterNames.of(written),
        contents,
        charts,
        budget,
        isEntry);
  }
}
