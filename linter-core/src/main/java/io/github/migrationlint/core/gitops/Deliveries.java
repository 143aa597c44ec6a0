package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the GitOps objects among some manifests have applied.
 *
 * @param all in the order of the objects
 * @param notSeen what they ask for and the files do not show
 * @param lostPaths the paths among that which ought to be in this repository
 */
public record Deliveries(List<Delivery> all, List<NotSeen> notSeen, List<NotSeen> lostPaths) {
  public Deliveries {
    all = List.copyOf(all);
    notSeen = List.copyOf(notSeen);
    lostPaths = List.copyOf(lostPaths);
  }

  /** Whether any of these objects has a path applied, in this repository or in another one. */
  public static boolean areAmong(List<Manifest> manifests) {
    for (var manifest : manifests) {
      var gvk = manifest.gvk();
      if (gvk.is("argoproj.io", "Application")
          || gvk.is("argoproj.io", "ApplicationSet")
          || gvk.is("kustomize.toolkit.fluxcd.io", "Kustomization")
          || gvk.is("policy.open-cluster-management.io", "PolicyGenerator")
          || gvk.is("apps.open-cluster-management.io", "Subscription")) {
        return true;
      }
    }
    return false;
  }

  /** Reads the GitOps objects among manifests. */
  public static Deliveries of(List<Manifest> manifests, GitOpsContext context) {
    var gathered = new Gathered(context);
    for (var manifest : manifests) {
      switch (manifest.gvk().group() + "/" + manifest.gvk().kind()) {
        case "argoproj.io/Application" -> Applications.read(manifest, gathered);
        case "argoproj.io/ApplicationSet" -> new ApplicationSets(manifest, gathered).read();
        case "kustomize.toolkit.fluxcd.io/Kustomization" ->
          FluxKustomizations.read(manifest, gathered);
        case "helm.toolkit.fluxcd.io/HelmRelease" -> HelmReleases.read(manifest, gathered);
        case "policy.open-cluster-management.io/PolicyGenerator" ->
          PolicyGenerators.read(manifest, gathered);
        case "apps.open-cluster-management.io/Subscription" ->
          Subscriptions.read(manifest, gathered);
        default -> {}
      }
    }
    return new Deliveries(gathered.deliveries, List.copyOf(gathered.notSeen), gathered.lostPaths);
  }

  /** What was found so far. */
  static final class Gathered {
    final GitOpsContext context;
    final RepositoryPaths paths;
    final Origins origins;

    /** Pays for the patterns of all generators on every path. */
    final BudgetShare patterns;

    private final List<Delivery> deliveries = new ArrayList<>();
    private final Set<NotSeen> notSeen = new LinkedHashSet<>();
    private final List<NotSeen> lostPaths = new ArrayList<>();
    private boolean isPossible;
    private boolean arePatternsCut;

    Gathered(GitOpsContext context) {
      this.context = Objects.requireNonNull(context);
      this.paths = context.paths();
      this.origins = context.origins();
      this.patterns = context.budget().share();
    }

    /** Files what is read meanwhile as what may be applied, to a cluster that has a name. */
    void addPossible(Runnable reading) {
      isPossible = true;
      reading.run();
      isPossible = false;
    }

    void add(Delivery delivery) {
      file(
          isPossible && delivery.destination() instanceof Destination.Named named
              ? delivery.to(new Destination.OneOf(List.of(named.cluster())))
              : delivery);
    }

    /** Files a delivery; what two of them differ in is at most which cluster they may reach. */
    private void file(Delivery delivery) {
      var last = deliveries.isEmpty() ? delivery : deliveries.get(deliveries.size() - 1);
      if (!deliveries.isEmpty()
          && delivery.destination() instanceof Destination.OneOf more
          && last.destination() instanceof Destination.OneOf some
          && last.equals(delivery.to(some))) {
        deliveries.set(deliveries.size() - 1, last.to(some.or(more)));
      } else {
        deliveries.add(delivery);
      }
    }

    void miss(Span place, String what) {
      notSeen.add(new NotSeen(place, what));
    }

    /** Notes what is left out because it would take too much. */
    void cut(Span place, String what) {
      miss(place, what);
      context.budget().cut(place, what);
    }

    /** Notes that patterns of a generator find less than they would, once for all generators. */
    void cutPatterns(Span place) {
      var what = "patterns of generators take too many steps: some find nothing";
      miss(place, what);
      if (!arePatternsCut) {
        context.budget().cut(place, what);
      }
      arePatternsCut = true;
    }

    /** Takes back what turned out to be known, by how it starts. */
    void forget(String what) {
      notSeen.removeIf(missed -> missed.what().startsWith(what));
    }

    void missChart(ScalarNode chart, String source) {
      var from = source.isEmpty() ? "" : " of " + source;
      miss(chart.span(), "chart `" + chart.text() + "`" + from + ", which Helm renders");
    }

    /** A path that is filled in elsewhere, or lies in another repository, is not lost. */
    void missPath(ScalarNode written) {
      var path = new NotSeen(written.span(), pathOf(written));
      if (Applications.isPlaceholder(written.text())) {
        miss(path.place(), path.what() + ", which is filled in elsewhere");
        return;
      }
      miss(path.place(), path.what() + ", which is not in these files");
      if (!lostPaths.contains(path)) {
        lostPaths.add(path);
      }
    }

    private static String pathOf(ScalarNode written) {
      return "path `" + written.text() + "`";
    }

    /** Every repository has a root; that it is this one's, nothing shows. */
    void missRoot(Span place) {
      miss(place, "the root of a repository, which need not be this one");
    }

    /**
     * The path as reports call it; empty, and noted, if it is not in this repository.
     *
     * @param url the repository it is said to be in; empty where no one says
     */
    Optional<String> find(ScalarNode written, Optional<String> url) {
      if (origins.isElsewhere(url)) {
        miss(
            written.span(),
            pathOf(written) + " of `" + url.orElse("") + "`, which is another repository");
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
