package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.gitops.Delivery;
import io.github.migrationlint.core.gitops.Delivery.GeneratedKustomization;
import io.github.migrationlint.core.gitops.Delivery.PlainFiles;
import io.github.migrationlint.core.gitops.DirectoryFilter;
import io.github.migrationlint.core.gitops.GitOpsContext;
import io.github.migrationlint.core.gitops.PostBuild;
import io.github.migrationlint.core.gitops.RepositoryPaths;
import io.github.migrationlint.core.kustomize.Composer;
import io.github.migrationlint.core.kustomize.DocumentTree;
import io.github.migrationlint.core.kustomize.Kustomization;
import io.github.migrationlint.core.kustomize.Kustomizations;
import io.github.migrationlint.core.kustomize.KustomizeRules;
import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.kustomize.Variables;
import io.github.migrationlint.core.load.KustomizationFile;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is at the paths that are applied: kustomizations are composed, files taken as they are. */
final class Contents {
  /** In a file that says so, Argo CD sees no manifest: {@code skipFileRenderingMarker}. */
  private static final String SKIPPED_BY_ARGO = "+argocd:skip-file-rendering";

  /** The value of kustomize's option that takes files from outside of a kustomization's folder. */
  private static final String UNRESTRICTED = "LoadRestrictionsNone";

  private static final MappingNode NO_EDITS =
      new MappingNode(new SourceFile(new SourceId(""), "").start(), List.of());

  private final Map<String, Content> known = new HashMap<>();
  private final Map<ContentKey, Content> made = new HashMap<>();
  private final NamespacedContents namespaced;
  private final ComposedContents compositions;
  private final KustomizedCharts charts = new KustomizedCharts(this::document);
  private final BudgetShare patterns;
  private boolean arePatternsCut;
  private final Map<String, Document> documents = new HashMap<>();
  private final Map<String, List<Document>> documentsOf = new HashMap<>();
  private final Map<String, List<Manifest>> written = new HashMap<>();
  private final Kustomizations kustomizations;
  private final RepositoryPaths paths;
  private final Composer composer;
  private final List<SourceId> sources;
  private final LaterFiles later;
  private final Budget budget;
  private final Failures failures;
  private final Map<String, Content> lost = new HashMap<>();
  private @Nullable VariableSources variableSources;
  private @Nullable Boolean restrictionsLifted;
  private @Nullable FluxSources fluxSources;

  Contents(
      List<Document> documents,
      List<Manifest> written,
      Kustomizations kustomizations,
      RepositoryPaths paths,
      List<SourceId> sources,
      LaterFiles later,
      Budget budget,
      Failures failures) {
    this.failures = failures;
    this.kustomizations = kustomizations;
    this.paths = paths;
    for (var document : documents) {
      var path = document.source().id().path();
      this.documents.putIfAbsent(path, document);
      documentsOf.computeIfAbsent(path, unused -> new ArrayList<>()).add(document);
    }
    for (var manifest : written) {
      this.written
          .computeIfAbsent(manifest.document().source().id().path(), unused -> new ArrayList<>())
          .add(manifest);
    }
    var reader = new YamlReader();
    this.budget = budget;
    this.namespaced = new NamespacedContents(budget);
    this.compositions = new ComposedContents(this::document, paths);
    this.patterns = budget.share();
    composer = new Composer(
        kustomizations,
        new DocumentTree(documents, source -> reader.read(source, budget), later),
        budget);
    this.sources = sources;
    this.later = later;
  }

  /** The first document of a file, if it was read. */
  Optional<Document> document(String path) {
    return Optional.ofNullable(documents.get(path));
  }

  /** What the kustomization of a folder makes. */
  Content ofKustomization(String folder) {
    var content = known.get(folder);
    if (content == null) {
      var kustomization = kustomizations
          .in(folder)
          .orElseThrow(() -> new IllegalArgumentException("no kustomization in " + folder));
      try {
        content = composed(kustomization);
      } catch (RuntimeException | Error bug) {
        content = lost(folder, kustomization.root().span(), bug);
      }
      known.put(folder, content);
    }
    return content;
  }

  /** What a GitOps object has applied. */
  Content of(Delivery delivery) {
    var known = lost.get(delivery.path());
    if (known != null) {
      return known;
    }
    try {
      return applied(delivery);
    } catch (RuntimeException | Error bug) {
      return lost(delivery.path(), delivery.place(), bug);
    }
  }

  /** What is at a path that fails to be composed: its files count as read, for no one may judge them. */
  private Content lost(String path, Span place, Throwable bug) {
    failures.add("composing `" + path + "`", bug);
    var files = kustomizations
        .in(path)
        .map(found -> Set.copyOf(kustomizations.filesReachedBy(found)))
        .orElse(Set.of());
    var notSeen = new NotSeen(place, "what `" + path + "` makes");
    var content = new Content(path, List.of(), files, List.of(), List.of(notSeen), true);
    lost.put(path, content);
    return content;
  }

  private Content applied(Delivery delivery) {
    var isFlux = delivery.how() instanceof GeneratedKustomization;
    var variables =
        isFlux ? PostBuild.of(delivery.by(), variableSources()) : Optional.<Variables>empty();
    var isAsWritten = delivery.edits().entries().isEmpty()
        && variables.isEmpty()
        && !(isFlux && fluxSources().mayDiffer());
    var kustomization = kustomizations.in(delivery.path()).filter(found -> !found.isComponent());
    if (isAsWritten && kustomization.isPresent() && !isFlux) {
      return namespaced.of(delivery, ofKustomization(delivery.path()));
    }
    var key =
        ContentKey.of(delivery, isAsWritten, variables.map(Contents::described).orElse(""));
    var content = made.get(key);
    if (content == null) {
      content = make(delivery, variables);
      made.put(key, content);
    }
    return namespaced.of(delivery, content);
  }

  /** What tells the variables of one Kustomization from those that another parent gives it. */
  private static String described(Variables variables) {
    var texts = new TreeMap<String, String>();
    variables.values().forEach((name, value) -> texts.put(name, value.text()));
    return "\n" + texts + new TreeSet<>(variables.unknown()) + variables.isOpen();
  }

  /** What makes the content of a path: who reads it, and what is changed on the way. */
  private record ContentKey(
      String path, Delivery.How how, Optional<Span> place, MappingNode edits, String variables) {
    static ContentKey of(Delivery delivery, boolean isAsWritten, String variables) {
      return isAsWritten
          ? new ContentKey(delivery.path(), delivery.how(), Optional.empty(), NO_EDITS, variables)
          : new ContentKey(
              delivery.path(),
              delivery.how(),
              Optional.of(delivery.place()),
              delivery.edits(),
              variables);
    }
  }

  /** What the kustomizations of a content hand to charts: values that may have more paths applied. */
  List<Delivery> byValues(Content content, GitOpsContext context) {
    return charts.of(content, context);
  }

  private Content make(Delivery delivery, Optional<Variables> variables) {
    var path = delivery.path();
    var edited = kustomizations
        .in(path)
        .filter(found -> !found.isComponent() && !isHidden(found, delivery))
        .flatMap(found -> kustomizations.edited(path, delivery.edits()));
    if (edited.isPresent()) {
      return delivery.how() instanceof GeneratedKustomization
          ? byFlux(edited.get(), variables, delivery)
          : composed(edited.get());
    }
    return delivery.how() instanceof PlainFiles plain
        ? ofFiles(delivery, plain.filter())
        : generated(delivery, variables);
  }

  private Content composed(Kustomization kustomization) {
    var files = kustomizations.filesReachedBy(kustomization);
    var composition = composer.composeIfItMatters(kustomization, files);
    return compositions.of(
        composition.isRestricted() && areRestrictionsLifted()
            ? composition.withoutRestrictions()
            : composition,
        Set.copyOf(files));
  }

  /** Few repositories have variables, so who finds them is made for the first who asks. */
  private VariableSources variableSources() {
    var made = variableSources;
    if (made == null) {
      made = new VariableSources(sources, written, kustomizations, composer, later, budget);
      variableSources = made;
    }
    return made;
  }

  private FluxSources fluxSources() {
    var made = fluxSources;
    if (made == null) {
      made = new FluxSources(paths, later, written, budget);
      fluxSources = made;
    }
    return made;
  }

  /** How many files Flux does not see although a Kustomization has their folder applied. */
  int leftOutBySources() {
    return fluxSources == null ? 0 : fluxSources.leftOut();
  }

  private boolean isHidden(Kustomization kustomization, Delivery delivery) {
    return delivery.how() instanceof GeneratedKustomization
        && fluxSources().hides(kustomization.source().id().path(), delivery);
  }

  /** Whether the repository tells Argo CD to build without them: {@code kustomize.buildOptions}. */
  private boolean areRestrictionsLifted() {
    var known = restrictionsLifted;
    if (known == null) {
      known = isSomewhere(UNRESTRICTED);
      restrictionsLifted = known;
    }
    return known;
  }

  private boolean isSomewhere(String option) {
    for (var document : documents.values()) {
      if (document.source().text().contains(option)) {
        return true;
      }
    }
    return variableSources().isMentioned(option);
  }

  /** Flux builds without load restrictions, and substitutes variables in what it has built. */
  private Content byFlux(
      Kustomization kustomization, Optional<Variables> variables, Delivery delivery) {
    var files = kustomizations.filesReachedBy(kustomization);
    var built = composer.composeIfItMatters(kustomization, files).withoutRestrictions();
    var content = compositions.of(
        variables.map(found -> composer.substituted(built, found)).orElse(built),
        Set.copyOf(files));
    for (var file : files) {
      if (fluxSources().hides(file, delivery)) {
        // The build fails, and what an earlier one applied stays.
        return content.unbuilt(new NotSeen(
            delivery.place(),
            "`" + file + "`, which `" + delivery.path() + "` needs and Flux does not see"));
      }
    }
    return content;
  }

  private Content ofFiles(Delivery delivery, DirectoryFilter filter) {
    var path = delivery.path();
    var names = paths.isFile(path) ? List.of("") : paths.filesBelow(path);
    if (names.contains("Chart.yaml")) {
      return Content.nothing(
          path,
          List.of(new NotSeen(delivery.place(), "chart in `" + path + "`, which Helm renders")));
    }
    var manifests = new ArrayList<Manifest>();
    var files = new LinkedHashSet<String>();
    for (var name : paths.isFile(path) ? names : filter.among(names, patterns)) {
      var file = name.isEmpty() ? path : path + "/" + name;
      files.add(file);
      if (!isSkipped(file)) {
        manifests.addAll(written.getOrDefault(file, List.of()));
      }
    }
    if (filter.isCut(patterns) && !arePatternsCut) {
      arePatternsCut = true;
      budget.cut(
          delivery.place(), "patterns take too many steps: from here on no file matches them");
    }
    return new Content(
        path, manifests, files, List.of(), List.of(), ComposedContents.areRelevant(manifests));
  }

  private boolean isSkipped(String file) {
    return document(file)
        .filter(document -> document.source().text().contains(SKIPPED_BY_ARGO))
        .isPresent();
  }

  /**
   * What Flux makes of a folder without a kustomization. A GitRepository may leave out what it does not
   * say here, so a file that is no manifest is no mistake.
   */
  private Content generated(Delivery delivery, Optional<Variables> variables) {
    var path = delivery.path();
    var resources = new LinkedHashSet<String>();
    var isSomeHidden = false;
    for (var name : paths.filesBelow(path)) {
      var file = path.isEmpty() ? name : path + "/" + name;
      var kustomization = firstKustomization(delivery, name);
      if (kustomization.isPresent()) {
        resources.add(kustomization.get());
      } else if ((name.endsWith(".yaml") || name.endsWith(".yml")) && holdsObjects(file)) {
        if (fluxSources().hides(file, delivery)) {
          isSomeHidden = true;
        } else {
          resources.add(name);
        }
      }
    }
    if (resources.isEmpty()) {
      return Content.nothing(path, isSomeHidden ? List.of(hidden(delivery)) : List.of());
    }
    var kustomization =
        Kustomizations.generated(path, delivery.place(), List.copyOf(resources), delivery.edits());
    var content = byFlux(kustomization, variables, delivery);
    var problems = new ArrayList<Diagnostic>();
    for (var problem : content.problems()) {
      var isSubstitution = problem.code().equals(KustomizeRules.BROKEN_SUBSTITUTION.name())
          || problem.code().equals(KustomizeRules.UNDEFINED_VARIABLE.name());
      if (isSubstitution || KustomizationFile.isOne(problem.primary().source().id())) {
        problems.add(problem);
      }
    }
    return new Content(
        path,
        content.manifests(),
        content.files(),
        problems,
        content.notSeen(),
        content.isRelevant());
  }

  private static NotSeen hidden(Delivery delivery) {
    return new NotSeen(
        delivery.place(),
        "what is in `" + delivery.path() + "`, which the GitRepository of Flux leaves out");
  }

  /** The topmost folder with a kustomization on the way from a folder down to a file. */
  private Optional<String> firstKustomization(Delivery delivery, String file) {
    var folder = delivery.path();
    for (var slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
      var below = file.substring(0, slash);
      var path = folder.isEmpty() ? below : folder + "/" + below;
      if (kustomizations.in(path).filter(found -> !isHidden(found, delivery)).isPresent()) {
        return Optional.of(below);
      }
    }
    return Optional.empty();
  }

  private boolean holdsObjects(String file) {
    for (var document : documentsOf.getOrDefault(file, List.of())) {
      var isObject = document.root().orElse(null) instanceof MappingNode root
          && root.entry("kind").isPresent()
          && root.entry("apiVersion").isPresent();
      if (document.root().isPresent() && !isObject) {
        return false;
      }
    }
    return documents.containsKey(file);
  }
}
