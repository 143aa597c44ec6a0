package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.load.KustomizationFile;
import io.github.migrationlint.core.text.RepoPath;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Gathers what one kustomization makes, with all it includes. */
final class Gathering {
  /** What an included folder costs at least, however little is in it. */
  private static final int UNITS_PER_FOLDER = 200;

  private final Session session;
  private final BuildProblems findings = new BuildProblems();
  private final PatchReader reader;

  Gathering(Session session, String folder) {
    this.session = session;
    this.reader = new PatchReader(session.files, findings);
    session.visited.add(folder);
  }

  BuildProblems findings() {
    return findings;
  }

  BudgetShare budget() {
    return session.budget;
  }

  /** The layer of a kustomization; its folder has been entered. */
  Layer gather(Kustomization kustomization) {
    var layer = new Layer(session.budget);
    accumulate(kustomization, layer);
    return layer;
  }

  private void accumulate(Kustomization kustomization, Layer layer) {
    session.budget.spend(UNITS_PER_FOLDER, kustomization.root().span());
    findings.addAll(session.kustomizations.problems(kustomization.folder()));
    takeSchema(kustomization);
    for (var resource : kustomization.resources()) {
      addResource(kustomization, resource, layer);
    }
    configure(kustomization, layer);
    new Generators(kustomization, layer, reader, findings).run();
    missGenerators(kustomization, layer);
    for (var component : kustomization.components()) {
      addComponent(kustomization, component, layer);
    }
    if (!session.isStopped && isTransformed(layer)) {
      new Transformation(kustomization, layer, reader, findings, session).run();
    }
    kustomization
        .root()
        .entry("vars")
        .filter(
            vars -> vars.value() instanceof SequenceNode list && !list.items().isEmpty())
        .ifPresent(vars -> layer.vars.add(vars.key().span()));
  }

  /**
   * Whether the transformers have something to change. Where nothing matters, no one asks what is wrong
   * with them either.
   */
  boolean isTransformed(Layer layer) {
    return session.reads || !layer.drafts.isEmpty();
  }

  private void takeSchema(Kustomization kustomization) {
    var openapi = kustomization.root().mapping("openapi");
    if (openapi.isEmpty()) {
      return;
    }
    var version = openapi.get().scalar("version");
    var path = openapi.get().scalar("path").filter(written -> !written.text().isEmpty());
    if (version.isPresent() && path.isPresent()) {
      findings.broken(openapi.get().span(), "`openapi` has a version and a path, not one of them");
    } else if (path.isPresent()) {
      var roots = reader.file(kustomization.folder(), path.get());
      if (session.schema == MergeKeys.BUILT_IN && !roots.nodes().isEmpty()) {
        session.schema = roots.nodes().get(0) instanceof MappingNode schema
            ? MergeKeys.of(schema)
            : MergeKeys.UNKNOWN;
      } else if (roots.had() == PatchReader.Had.UNREAD) {
        session.schema = MergeKeys.UNKNOWN;
      }
    } else if (version.isPresent() && !version.get().text().equals("v1.21.2")) {
      findings.differs(
          version.get().span(),
          "kustomize has its own list of `openapi` versions: `v1.21.2` in 5.5 to 5.8");
    }
  }

  private void addResource(Kustomization kustomization, ScalarNode written, Layer layer) {
    if (written.text().isEmpty()) {
      findings.broken(written.span(), "a resource has an empty path");
      return;
    }
    var path = new RepoPath(kustomization.folder()).resolve(written.text()).text();
    var isLocal = !RepoPath.isAbsolute(written.text()) && !RemotePath.isOne(written.text());
    if (isLocal && isFolder(path)) {
      addBase(path, written, layer);
      return;
    }
    var roots = reader.file(kustomization.folder(), written);
    if (roots.had() == PatchReader.Had.UNREAD) {
      layer.misses(written.span(), "`" + written.text() + "`");
    }
    // What is missing is said once; that a patch finds nothing would only repeat it.
    layer.isComplete &= roots.had() == PatchReader.Had.ALL;
    if (roots.had() != PatchReader.Had.NOTHING
        && session.files.at(path) instanceof KustomizeFiles.ReadFile file) {
      for (var object : reader.objects(roots.nodes())) {
        layer.append(Draft.of(object, file.source()), findings);
      }
    }
  }

  private boolean isFolder(String path) {
    return session.kustomizations.in(path).isPresent()
        || session.files.at(path) instanceof KustomizeFiles.Folder
        || session.isAboveVisited(path);
  }

  private boolean mayEnter(String path, ScalarNode written) {
    if (session.isStopped) {
      return false;
    }
    if (session.isAboveVisited(path)) {
      session.isStopped = true;
      findings.broken(
          written.span(),
          "`" + Nodes.quoted(written.text()) + "` leads back to `" + (path.isEmpty() ? "." : path)
              + "`, which includes this kustomization");
      return false;
    }
    if (session.visited.size() >= Session.MAX_DEPTH) {
      findings.report(
          KustomizeRules.BASE_NOT_SEEN,
          written.span(),
          "this is more than " + Session.MAX_DEPTH + " bases deep and not followed");
      return false;
    }
    return true;
  }

  private void addBase(String path, ScalarNode written, Layer layer) {
    if (!mayEnter(path, written)) {
      layer.isComplete = false;
      return;
    }
    var included = session.kustomizations.in(path);
    if (included.isEmpty()) {
      layer.isComplete = false;
      reportNoKustomization(path, written);
      return;
    }
    if (included.get().isComponent()) {
      findings.broken(
          written.span(), "`" + path + "` is a Component, which belongs in `components`");
      return;
    }
    layer.merge(base(path, included.get()), written.span(), findings);
  }

  private void reportNoKustomization(String path, ScalarNode written) {
    for (var name : KustomizationFile.NAMES) {
      if (!(session.files.at(new RepoPath(path).resolve(name).text())
          instanceof KustomizeFiles.Absent)) {
        return;
      }
    }
    findings.broken(written.span(), "`" + Nodes.quoted(path) + "` holds no kustomization");
  }

  private Layer base(String path, Kustomization included) {
    var key = new Composer.BaseKey(path, session.reads, session.schema);
    var known = session.bases.get(key);
    if (known == null) {
      var inner = new Gathering(session, path);
      var layer = inner.gather(included);
      session.visited.remove(session.visited.size() - 1);
      known = new Composer.Base(layer, inner.findings.all(), session.schema);
      if (!session.isStopped) {
        session.bases.put(key, known);
      }
    }
    session.schema = known.schema();
    findings.addAll(known.problems());
    return known.layer();
  }

  private void addComponent(Kustomization kustomization, ScalarNode written, Layer layer) {
    var text = written.text();
    if (RemotePath.isOne(text)) {
      findings.report(
          KustomizeRules.BASE_NOT_SEEN,
          written.span(),
          "`" + Nodes.quoted(text) + "` is not in the files");
      missComponent(written, layer);
      return;
    }
    if (RepoPath.isAbsolute(text)) {
      findings.broken(written.span(), "`" + Nodes.quoted(text) + "` is an absolute path");
      return;
    }
    var path = new RepoPath(kustomization.folder()).resolve(text).text();
    var included = session.kustomizations.in(path);
    var place = session.files.at(path);
    if (included.isPresent()) {
      enterComponent(included.get(), written, layer);
    } else if (place instanceof KustomizeFiles.Folder) {
      reportNoKustomization(path, written);
      missComponent(written, layer);
    } else if (place instanceof KustomizeFiles.Absent && !PatchReader.isUnknown(path)) {
      findings.broken(written.span(), "there is no folder `" + Nodes.quoted(path) + "`");
    } else {
      missComponent(written, layer);
    }
  }

  private static void missComponent(ScalarNode written, Layer layer) {
    layer.misses(written.span(), "component `" + written.text() + "`");
    layer.doubtAll(written.span(), "a component that is not in the files may change it");
  }

  private void enterComponent(Kustomization component, ScalarNode written, Layer layer) {
    if (!component.isComponent()) {
      findings.broken(
          written.span(),
          "`" + component.folder() + "` is no Component, so it belongs in `resources`");
      return;
    }
    if (mayEnter(component.folder(), written)) {
      session.visited.add(component.folder());
      accumulate(component, layer);
      session.visited.remove(session.visited.size() - 1);
    }
  }

  private void configure(Kustomization kustomization, Layer layer) {
    var configuration = TransformerConfiguration.DEFAULT;
    for (var written : kustomization.configurations()) {
      for (var node : reader.file(kustomization.folder(), written).nodes()) {
        if (node instanceof MappingNode file) {
          configuration =
              configuration.and(TransformerConfiguration.read(file), written.span(), findings);
        }
      }
    }
    for (var written : kustomization.root().items("crds")) {
      if (written instanceof ScalarNode path) {
        for (var node : reader.file(kustomization.folder(), path).nodes()) {
          configuration = configuration.and(CrdFields.in(node), written.span(), findings);
        }
      }
    }
    layer.configuration =
        layer.configuration.and(configuration, kustomization.root().span(), findings);
  }

  /** Generators other than those of ConfigMaps and Secrets may add anything. */
  private void missGenerators(Kustomization kustomization, Layer layer) {
    var root = kustomization.root();
    for (var name : List.of("helmCharts", "helmChartInflationGenerator", "generators")) {
      var entry = root.entry(name);
      if (entry.isPresent() && !isUnderstood(kustomization, root.items(name))) {
        findings.report(
            KustomizeRules.BASE_NOT_SEEN,
            entry.get().key().span(),
            "what `" + name + "` generates is not in the files");
        layer.misses(entry.get().key().span(), "what `" + name + "` generates");
      }
    }
  }

  /**
   * Whether all that generates something is ACM's PolicyGenerator, which wraps manifests of this
   * repository in policies: who reads it knows what clusters get.
   */
  private boolean isUnderstood(Kustomization kustomization, List<YamlNode> generators) {
    for (var generator : generators) {
      var isOne = generator instanceof ScalarNode written
          && session.files.at(
                  new RepoPath(kustomization.folder()).resolve(written.text()).text())
              instanceof KustomizeFiles.ReadFile file
          && isPolicyGenerator(file);
      if (!isOne) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPolicyGenerator(KustomizeFiles.ReadFile file) {
    for (var document : file.documents()) {
      Optional<YamlNode> root = document.root();
      var isOne = root.orElse(null) instanceof MappingNode mapping
          && Nodes.text(mapping, "kind").equals("PolicyGenerator");
      if (!isOne) {
        return false;
      }
    }
    return true;
  }
}
