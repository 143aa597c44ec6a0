package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Composes kustomizations as {@code kustomize build} does: resources and bases first, then
 * generators, components, and the transformers in kustomize's fixed order
 * (api/internal/target/kusttarget.go).
 *
 * <p>A base that several kustomizations include is composed once. Not for several threads.
 */
public final class Composer {
  /** Bases of bases of bases; kustomize knows no limit, a stack does. */
  private static final int MAX_DEPTH = 64;

  private final Kustomizations kustomizations;
  private final KustomizeFiles files;
  private final Map<String, Base> bases = new HashMap<>();

  public Composer(Kustomizations kustomizations, KustomizeFiles files) {
    this.kustomizations = Objects.requireNonNull(kustomizations);
    this.files = Objects.requireNonNull(files);
  }

  /** What a base gathered, and what was found on the way. */
  private record Base(Layer layer, List<Diagnostic> problems) {}

  /**
   * Composes the kustomization of a folder.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Composition compose(String folder) {
    return compose(kustomizations
        .in(folder)
        .orElseThrow(() -> new IllegalArgumentException("no kustomization in " + folder)));
  }

  /** Composes a kustomization that a controller has edited or generated. */
  public Composition compose(Kustomization kustomization) {
    var folder = kustomization.folder();
    var run = new Run();
    var layer = new Layer();
    run.visited.add(folder);
    run.accumulate(kustomization, layer);
    run.finish(kustomization, layer);
    var objects = new ArrayList<ComposedObject>();
    for (var draft : layer.drafts) {
      objects.add(draft.finished());
    }
    return new Composition(folder, objects, run.findings.all(), layer.notSeen);
  }

  /** One composition on its way. */
  private final class Run {
    private final Findings findings = new Findings();
    private final PatchReader reader = new PatchReader(files, findings);

    /** The folders from the top to where we are; entering one of them again, or above, is a cycle. */
    private final List<String> visited = new ArrayList<>();

    /** Whether a cycle was met: what was gathered then depends on where it was entered. */
    private boolean metCycle;

    void accumulate(Kustomization kustomization, Layer layer) {
      findings.addAll(kustomizations.problems(kustomization.folder()));
      for (var resource : kustomization.resources()) {
        addResource(kustomization, resource, layer);
      }
      configure(kustomization, layer);
      generate(kustomization, layer);
      for (var component : kustomization.components()) {
        addComponent(kustomization, component, layer);
      }
      new Transformation(kustomization, layer, reader, findings).run();
      kustomization
          .root()
          .entry("vars")
          .filter(
              vars -> vars.value() instanceof SequenceNode list && !list.items().isEmpty())
          .ifPresent(vars -> layer.vars.add(vars.key().span()));
    }

    private void addResource(Kustomization kustomization, ScalarNode written, Layer layer) {
      if (written.text().isEmpty()) {
        findings.broken(written.span(), "a resource has an empty path");
        return;
      }
      var path = Paths.join(kustomization.folder(), written.text());
      var isLocal = !Paths.isAbsolute(written.text()) && !Paths.isRemote(written.text());
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
          && files.at(path) instanceof KustomizeFiles.ReadFile file) {
        for (var object : reader.objects(roots.nodes())) {
          layer.append(Draft.of(object, file.source()), findings);
        }
      }
    }

    private boolean isFolder(String path) {
      return kustomizations.in(path).isPresent()
          || files.at(path) instanceof KustomizeFiles.Folder
          || isAboveVisited(path);
    }

    /** kustomize takes it for a cycle to enter a folder it is in, or one above. */
    private boolean isAboveVisited(String path) {
      for (var entered : visited) {
        if (Paths.isWithin(entered, path)) {
          return true;
        }
      }
      return false;
    }

    private boolean mayEnter(String path, ScalarNode written) {
      if (isAboveVisited(path)) {
        metCycle = true;
        findings.broken(
            written.span(),
            "`" + written.text() + "` leads back to `" + (path.isEmpty() ? "." : path)
                + "`, which includes this kustomization");
        return false;
      }
      if (visited.size() >= MAX_DEPTH) {
        findings.report(
            KustomizeRules.BASE_NOT_SEEN,
            written.span(),
            "this is more than " + MAX_DEPTH + " bases deep and not followed");
        return false;
      }
      return true;
    }

    private void addBase(String path, ScalarNode written, Layer layer) {
      if (!mayEnter(path, written)) {
        layer.isComplete = false;
        return;
      }
      var included = kustomizations.in(path);
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
      for (var name : List.of("kustomization.yaml", "kustomization.yml", "Kustomization")) {
        if (!(files.at(path.isEmpty() ? name : path + "/" + name)
            instanceof KustomizeFiles.Absent)) {
          return;
        }
      }
      findings.broken(written.span(), "`" + path + "` holds no kustomization");
    }

    private Layer base(String path, Kustomization included) {
      var known = bases.get(path);
      if (known != null) {
        findings.addAll(known.problems());
        return known.layer();
      }
      var run = new Run();
      run.visited.addAll(visited);
      run.visited.add(path);
      var layer = new Layer();
      run.accumulate(included, layer);
      findings.addAll(run.findings.all());
      metCycle |= run.metCycle;
      if (!run.metCycle) {
        bases.put(path, new Base(layer, run.findings.all()));
      }
      return layer;
    }

    private void addComponent(Kustomization kustomization, ScalarNode written, Layer layer) {
      var text = written.text();
      if (Paths.isRemote(text)) {
        findings.report(
            KustomizeRules.BASE_NOT_SEEN, written.span(), "`" + text + "` is not in the files");
        missComponent(written, layer);
        return;
      }
      if (Paths.isAbsolute(text)) {
        findings.broken(written.span(), "`" + text + "` is an absolute path");
        return;
      }
      var path = Paths.join(kustomization.folder(), text);
      var included = kustomizations.in(path);
      if (included.isPresent()) {
        enterComponent(included.get(), written, layer);
      } else if (files.at(path) instanceof KustomizeFiles.Folder) {
        reportNoKustomization(path, written);
        missComponent(written, layer);
      } else if (files.at(path) instanceof KustomizeFiles.Absent && !Paths.leavesRoot(path)) {
        findings.broken(written.span(), "there is no folder `" + path + "`");
      } else {
        missComponent(written, layer);
      }
    }

    private void missComponent(ScalarNode written, Layer layer) {
      layer.misses(written.span(), "component `" + written.text() + "`");
      doubtAll(layer, written, "a component that is not in the files may change it");
    }

    private void doubtAll(Layer layer, ScalarNode written, String why) {
      for (var i = 0; i < layer.drafts.size(); i++) {
        layer.set(i, layer.drafts.get(i).doubted(written.span(), why));
      }
    }

    private void enterComponent(Kustomization component, ScalarNode written, Layer layer) {
      if (!component.isComponent()) {
        findings.broken(
            written.span(),
            "`" + component.folder() + "` is no Component, so it belongs in `resources`");
        return;
      }
      if (mayEnter(component.folder(), written)) {
        visited.add(component.folder());
        accumulate(component, layer);
        visited.remove(visited.size() - 1);
      }
    }

    private void configure(Kustomization kustomization, Layer layer) {
      var configuration = Configuration.DEFAULT;
      for (var written : kustomization.configurations()) {
        for (var node : reader.file(kustomization.folder(), written).nodes()) {
          if (node instanceof MappingNode file) {
            configuration = configuration.and(Configuration.read(file), written.span(), findings);
          }
        }
      }
      layer.configuration =
          layer.configuration.and(configuration, kustomization.root().span(), findings);
    }

    /** Generated ConfigMaps and Secrets are no kinds of ours; other generators may add anything. */
    private void generate(Kustomization kustomization, Layer layer) {
      var root = kustomization.root();
      if (!root.items("configMapGenerator").isEmpty()
          || !root.items("secretGenerator").isEmpty()) {
        layer.generates();
      }
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
            && files.at(Paths.join(kustomization.folder(), written.text()))
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
        var isOne = document.root().orElse(null) instanceof MappingNode root
            && Nodes.text(root, "kind").equals("PolicyGenerator");
        if (!isOne) {
          return false;
        }
      }
      return true;
    }

    /** What kustomize does once, for the whole (kusttarget.go {@code makeCustomizedResMap}). */
    void finish(Kustomization top, Layer layer) {
      new NameReferences(layer).run();
      for (var i = 0; i < layer.drafts.size(); i++) {
        for (var vars : layer.vars) {
          if (NameReferences.holdsVariable(layer.drafts.get(i).root())) {
            layer.set(
                i, layer.drafts.get(i).doubted(vars, "`$(…)` in it may stand for a variable"));
          }
        }
      }
      var kept = new ArrayList<Draft>();
      for (var draft : layer.drafts) {
        var local = Selector.metadata(draft.root(), "annotations")
            .scalar("config.kubernetes.io/local-config");
        if (local.isEmpty() || local.get().text().equals("false")) {
          kept.add(draft);
        }
      }
      layer.replaceAll(LegacyOrder.sorted(kept, top.sortOptions(), findings));
      layer.checkUnique(findings);
      for (var i = 0; i < layer.drafts.size(); i++) {
        var draft = layer.drafts.get(i);
        if (draft.id().kind().isEmpty() || draft.id().name().isEmpty()) {
          findings.broken(draft.root().span(), "the object is left without a kind or a name");
        }
        layer.set(i, draft.withRoot(Output.written(draft.root(), findings)));
      }
    }
  }
}
