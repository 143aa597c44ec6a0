package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the GitOps objects among some manifests have applied.
 *
 * @param all in the order of the objects
 * @param notSeen what they ask for and the files do not show
 * @param lostPaths the paths among that
 */
public record Deliveries(List<Delivery> all, List<NotSeen> notSeen, List<NotSeen> lostPaths) {
  public Deliveries {
    all = List.copyOf(all);
    notSeen = List.copyOf(notSeen);
    lostPaths = List.copyOf(lostPaths);
  }

  /**
   * Reads the GitOps objects among manifests.
   *
   * @param origins which repository is this one
   * @param contents the first document of a file, if it was read
   */
  public static Deliveries of(
      List<Manifest> manifests,
      RepositoryPaths paths,
      Origins origins,
      Placements placements,
      Function<String, Optional<YamlNode>> contents) {
    var gathered = new Gathered(paths, origins);
    for (var manifest : manifests) {
      switch (manifest.gvk().group() + "/" + manifest.gvk().kind()) {
        case "argoproj.io/Application" -> Applications.read(manifest, gathered);
        case "argoproj.io/ApplicationSet" ->
          new ApplicationSets(manifest, gathered, contents).read();
        case "kustomize.toolkit.fluxcd.io/Kustomization" ->
          FluxKustomizations.read(manifest, gathered);
        case "helm.toolkit.fluxcd.io/HelmRelease" -> HelmReleases.read(manifest, gathered);
        case "policy.open-cluster-management.io/PolicyGenerator" ->
          PolicyGenerators.read(manifest, placements, gathered);
        default -> {}
      }
    }
    return new Deliveries(gathered.deliveries, gathered.notSeen, gathered.lostPaths);
  }

  /** What was found so far. */
  static final class Gathered {
    final RepositoryPaths paths;
    final Origins origins;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<NotSeen> notSeen = new ArrayList<>();
    private final List<NotSeen> lostPaths = new ArrayList<>();

    Gathered(RepositoryPaths paths, Origins origins) {
      this.paths = Objects.requireNonNull(paths);
      this.origins = Objects.requireNonNull(origins);
    }

    void add(Delivery delivery) {
      deliveries.add(delivery);
    }

    void miss(Span place, String what) {
      var missed = new NotSeen(place, what);
      if (!notSeen.contains(missed)) {
        notSeen.add(missed);
      }
    }

    void missChart(ScalarNode chart, String source) {
      var from = source.isEmpty() ? "" : " of " + source;
      miss(chart.span(), "chart `" + chart.text() + "`" + from + ", which Helm renders");
    }

    void missPath(ScalarNode written) {
      missPath(
          written,
          "",
          Applications.isPlaceholder(written.text())
              ? ", which is filled in elsewhere"
              : ", which is not in these files");
    }

    private void missPath(ScalarNode written, String of, String why) {
      var lost = new NotSeen(written.span(), "path `" + written.text() + "`" + of);
      miss(lost.place(), lost.what() + why);
      if (!lostPaths.contains(lost)) {
        lostPaths.add(lost);
      }
    }

    /** Every repository has a root; that it is this one's, nothing shows. */
    void missRoot(Span place) {
      miss(place, "the root of a repository, which need not be this one");
    }

    /**
     * The path as reports call it; empty, and noted, if it is not in this repository.
     *
     * @param url the repository it is said to be in; empty where nobody says
     */
    Optional<String> find(ScalarNode written, Optional<String> url) {
      if (origins.isElsewhere(url)) {
        missPath(written, " of `" + url.orElse("") + "`", ", which is another repository");
        return Optional.empty();
      }
      if (RepositoryPaths.isRoot(written.text())) {
        missRoot(written.span());
        return Optional.empty();
      }
      var found = paths.find(written.text());
      if (found.isEmpty()) {
        missPath(written);
      }
      return found;
    }
  }
}
