package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.gitops.ChartFiles;
import io.github.migrationlint.core.gitops.ClusterNames;
import io.github.migrationlint.core.gitops.GitOpsContext;
import io.github.migrationlint.core.gitops.RepositoryPaths;
import io.github.migrationlint.core.kustomize.Kustomizations;
import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.Document;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The targets of a repository, and the objects no target reaches.
 *
 * @param targets by folder; those that make nothing we read are left out
 * @param standalone the objects of files that no target reads, as they are written
 * @param notSeen what targets ask for and the files do not show
 * @param lostPaths the paths among that
 * @param names the clusters that objects call by name
 * @param siblings the folders that lie beside those of clusters
 * @param roots those that do not say what their cluster is called
 * @param folders where those of clusters may be
 * @param leftOutBySources how many files Flux does not see although it has their folder applied
 */
public record Targets(
    List<Target> targets,
    List<Manifest> standalone,
    List<NotSeen> notSeen,
    List<NotSeen> lostPaths,
    ClusterNames names,
    Siblings siblings,
    NamelessRoots roots,
    ClusterFolders folders,
    int leftOutBySources) {
  /** How the words begin about an object that may look different in the cluster. */
  public static final String LEFT_OUT = "how ";

  public Targets {
    targets = List.copyOf(targets);
    standalone = List.copyOf(standalone);
    notSeen = List.copyOf(notSeen);
    lostPaths = List.copyOf(lostPaths);
    Objects.requireNonNull(names);
    Objects.requireNonNull(siblings);
    Objects.requireNonNull(roots);
    Objects.requireNonNull(folders);
  }

  /**
   * Composes every target; what is wrong with one that concerns no one here is not reported.
   *
   * @param sources all files, those included that were passed over
   * @param later the files that kustomize needs whatever is in them
   * @param budget pays for what files multiply
   * @param failures of single targets, which then make nothing
   */
  public static Targets of(
      List<SourceId> sources,
      LaterFiles later,
      List<Document> documents,
      List<Manifest> written,
      Configuration configuration,
      Budget budget,
      Failures failures) {
    var tree = new SeparateTrees.Tree("", sources, documents, written);
    return of(tree, later, ChartFiles.NONE, configuration, budget, failures);
  }

  /** The same for one repository of several. */
  static Targets of(
      SeparateTrees.Tree tree,
      LaterFiles later,
      ChartFiles charts,
      Configuration configuration,
      Budget budget,
      Failures failures) {
    var sources = tree.sources();
    var documents = tree.documents();
    var written = tree.written();
    var kustomizations = Kustomizations.read(documents).value();
    var paths = new RepositoryPaths(sources, configuration.home(), tree.root());
    var contents =
        new Contents(documents, written, kustomizations, paths, sources, later, budget, failures);
    var layers = layers(kustomizations);
    var context = GitOpsContext.of(
        written,
        paths,
        path -> contents.document(path).flatMap(Document::root),
        charts,
        budget,
        folder -> !layers.contains(folder));
    var found = TargetDiscovery.find(
        applied(kustomizations, configuration),
        written,
        contents,
        context,
        configuration,
        failures);
    return new Targets(
        found.targets(),
        outside(found.files(), written),
        found.notSeen(),
        found.lostPaths(),
        context.clusters(),
        found.siblings(),
        found.roots(),
        new ClusterFolders(paths.nameOf("")),
        contents.leftOutBySources());
  }

  /** Without any target or object: where none can be found out. */
  static Targets none() {
    return joined(List.of());
  }

  /** What those of several repositories show together; nothing more can be planned with it. */
  static Targets joined(List<Targets> all) {
    if (all.size() == 1) {
      return all.get(0);
    }
    var targets = new ArrayList<Target>();
    var standalone = new ArrayList<Manifest>();
    var notSeen = new ArrayList<NotSeen>();
    var lostPaths = new ArrayList<NotSeen>();
    var leftOut = 0;
    for (var some : all) {
      leftOut += some.leftOutBySources;
      targets.addAll(some.targets);
      standalone.addAll(some.standalone);
      notSeen.addAll(some.notSeen);
      lostPaths.addAll(some.lostPaths);
    }
    return new Targets(
        targets,
        standalone,
        notSeen,
        lostPaths,
        ClusterNames.of(List.of()),
        Siblings.none(),
        NamelessRoots.NONE,
        ClusterFolders.HERE,
        leftOut);
  }

  /** Folders that only others are built from: those that a kustomization includes, and components. */
  private static Set<String> layers(Kustomizations kustomizations) {
    var layers = new HashSet<String>();
    for (var kustomization : kustomizations.all()) {
      layers.addAll(kustomizations.includedBy(kustomization.folder()));
      if (kustomization.isComponent()) {
        layers.add(kustomization.folder());
      }
    }
    return layers;
  }

  /** The kustomizations that no other one includes, and those the user names. */
  private static List<String> applied(Kustomizations kustomizations, Configuration configuration) {
    var applied = new TreeSet<>(kustomizations.leaves());
    for (var kustomization : kustomizations.all()) {
      var canBeBuilt = !kustomization.isComponent();
      if (canBeBuilt && configuration.names(kustomization.folder())) {
        applied.add(kustomization.folder());
      }
    }
    return List.copyOf(applied);
  }

  private static List<Manifest> outside(Set<String> reached, List<Manifest> written) {
    var outside = new ArrayList<Manifest>();
    for (var manifest : written) {
      if (!reached.contains(manifest.document().source().id().path())) {
        outside.add(manifest);
      }
    }
    return outside;
  }
}
