package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.load.KustomizationFile;
import io.github.migrationlint.core.text.RepoPath;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The kustomizations among the files, by the folder they are in. */
public final class Kustomizations {
  private static final String FLUX_GROUP = "kustomize.toolkit.fluxcd.io/";

  /** In the order of folders. */
  private final Map<String, Kustomization> byFolder;

  private final Map<String, List<Diagnostic>> problemsByFolder;

  /** What many kustomizations ask of the ones they share, once it was found out. */
  private final Map<String, List<String>> includedBy = new HashMap<>();

  private final Map<String, List<String>> pathsOf = new HashMap<>();

  private Kustomizations(
      NavigableMap<String, Kustomization> byFolder,
      Map<String, List<Diagnostic>> problemsByFolder) {
    this.byFolder = new LinkedHashMap<>(byFolder);
    this.problemsByFolder = problemsByFolder;
  }

  /**
   * Reads those documents that are kustomizations. Flux has a resource of the same kind; it is none,
   * whatever its file is called.
   */
  public static Outcome<Kustomizations> read(List<Document> documents) {
    var byFolder = new TreeMap<String, Kustomization>();
    var problemsByFolder = new TreeMap<String, List<Diagnostic>>();
    for (var document : documents) {
      if (KustomizationFile.isOne(document.source().id())
          && document.root().isPresent()
          && document.root().get() instanceof MappingNode root
          && isKustomization(root)) {
        var outcome = KustomizationReader.read(document.source(), root);
        var folder = outcome.value().folder();
        var problems = problemsByFolder.computeIfAbsent(folder, key -> new ArrayList<>());
        var first = byFolder.putIfAbsent(folder, outcome.value());
        if (first == null) {
          problems.addAll(outcome.problems());
        } else if (!first.source().id().equals(outcome.value().source().id())) {
          problems.add(KustomizeRules.BROKEN_KUSTOMIZATION
              .at(root.span(), "a folder can hold one kustomization file")
              .withRelated(first.root().span(), "the other one"));
        }
      }
    }
    var all = new ArrayList<Diagnostic>();
    for (var problems : problemsByFolder.values()) {
      all.addAll(problems);
    }
    return new Outcome<>(new Kustomizations(byFolder, problemsByFolder), all);
  }

  private static boolean isKustomization(MappingNode root) {
    var kind = Nodes.text(root, "kind");
    return !Nodes.text(root, "apiVersion").startsWith(FLUX_GROUP)
        && (kind.isEmpty()
            || kind.equals("Kustomization")
            || kind.equals("Component")
            || root.get("metadata").isEmpty());
  }

  /** The kustomization of a folder. */
  public Optional<Kustomization> in(String folder) {
    return Optional.ofNullable(byFolder.get(folder));
  }

  /** All of them, by folder. */
  public List<Kustomization> all() {
    return List.copyOf(byFolder.values());
  }

  /**
   * The kustomization of a folder as a GitOps controller changes it before the build, {@code
   * kustomize edit} in Argo CD's case (util/kustomize/kustomize.go): a list gets more items, a
   * mapping more entries, a text is replaced. Its values keep the places they were written at.
   *
   * @param edits fields of a kustomization file, where a patch may be a tree; none leaves it as it is
   */
  public Optional<Kustomization> edited(String folder, MappingNode edits) {
    var written = in(folder);
    return edits.entries().isEmpty()
        ? written
        : written.map(file -> KustomizationReader.edited(file.source(), merged(file.root(), edits))
            .in(folder));
  }

  /**
   * The kustomization Flux writes into a folder that has none: fluxcd/pkg
   * kustomize/kustomize_generator.go {@code findOrGenerateKustomization}.
   *
   * @param place where a person asked for the folder
   * @param resources paths from the folder
   */
  public static Kustomization generated(
      String folder, Span place, List<String> resources, MappingNode edits) {
    var items = new ArrayList<YamlNode>();
    for (var resource : resources) {
      items.add(Nodes.string(place, resource));
    }
    var list = new MappingNode.Entry(
        "resources", Nodes.plain(place, "resources"), new SequenceNode(place, items));
    var root = merged(new MappingNode(place, List.of(list)), edits);
    return KustomizationReader.edited(place.source(), root).in(folder);
  }

  private static MappingNode merged(MappingNode root, MappingNode edits) {
    var merged = root;
    for (var edit : edits.entries()) {
      var present = merged.get(edit.name());
      var value = present.isPresent() ? merged(present.get(), edit.value()) : edit.value();
      merged = Nodes.with(merged, Nodes.withValue(edit, value));
    }
    return merged;
  }

  private static YamlNode merged(YamlNode present, YamlNode edit) {
    if (present instanceof SequenceNode list && edit instanceof SequenceNode more) {
      var items = new ArrayList<>(list.items());
      items.addAll(more.items());
      return new SequenceNode(list.span(), items);
    }
    return present instanceof MappingNode mapping && edit instanceof MappingNode more
        ? merged(mapping, more)
        : edit;
  }

  /** What is wrong with the file of that folder itself. */
  List<Diagnostic> problems(String folder) {
    return problemsByFolder.getOrDefault(folder, List.of());
  }

  /** The folders of kustomizations this one includes, as far as they are among the files. */
  public List<String> includedBy(String folder) {
    var known = includedBy.get(folder);
    if (known == null) {
      var kustomization = byFolder.get(folder);
      known = kustomization == null ? List.of() : included(kustomization);
      includedBy.put(folder, known);
    }
    return known;
  }

  private List<String> included(Kustomization kustomization) {
    var included = new LinkedHashSet<String>();
    addIncluded(kustomization, kustomization.resources(), included);
    addIncluded(kustomization, kustomization.components(), included);
    return List.copyOf(included);
  }

  private void addIncluded(
      Kustomization kustomization, List<ScalarNode> written, Set<String> included) {
    for (var item : written) {
      if (!RepoPath.isAbsolute(item.text())) {
        var path = new RepoPath(kustomization.folder()).resolve(item.text()).text();
        if (byFolder.containsKey(path)) {
          included.add(path);
        }
      }
    }
  }

  /**
   * The folders a GitOps controller would be pointed at, sorted: kustomizations no other one
   * includes. Components are none, for they cannot be built alone. Of a cycle nothing outside
   * includes, the first folder represents all.
   */
  public List<String> leaves() {
    var included = new HashSet<String>();
    for (var folder : byFolder.keySet()) {
      included.addAll(includedBy(folder));
    }
    var leaves = new TreeSet<String>();
    var reached = new HashSet<String>();
    for (var entry : byFolder.entrySet()) {
      if (!included.contains(entry.getKey())) {
        reach(entry.getKey(), reached);
        if (!entry.getValue().isComponent()) {
          leaves.add(entry.getKey());
        }
      }
    }
    for (var entry : byFolder.entrySet()) {
      if (!entry.getValue().isComponent() && !reached.contains(entry.getKey())) {
        leaves.add(entry.getKey());
        reach(entry.getKey(), reached);
      }
    }
    return List.copyOf(leaves);
  }

  private void reach(String start, Set<String> reached) {
    var open = new ArrayList<String>();
    open.add(start);
    while (!open.isEmpty()) {
      var folder = open.remove(open.size() - 1);
      if (reached.add(folder)) {
        open.addAll(includedBy(folder));
      }
    }
  }

  /**
   * The paths a composition of that folder names, sorted: kustomization files, resources, patches,
   * replacements and configurations, whether or not anything is there. Remote ones are left out.
   */
  public List<String> filesReachedBy(String folder) {
    var kustomization = byFolder.get(folder);
    return kustomization == null ? List.of() : filesReachedBy(kustomization);
  }

  /** The same for one that a controller has edited or generated. */
  public List<String> filesReachedBy(Kustomization top) {
    var folders = new HashSet<String>();
    for (var folder : included(top)) {
      reach(folder, folders);
    }
    var paths = new HashSet<String>();
    addPaths(top, paths);
    for (var folder : folders) {
      paths.addAll(pathsOf(folder));
    }
    var sorted = new ArrayList<>(paths);
    Collections.sort(sorted);
    return Collections.unmodifiableList(sorted);
  }

  private List<String> pathsOf(String folder) {
    var known = pathsOf.get(folder);
    if (known == null) {
      var paths = new HashSet<String>();
      in(folder).ifPresent(kustomization -> addPaths(kustomization, paths));
      known = List.copyOf(paths);
      pathsOf.put(folder, known);
    }
    return known;
  }

  private void addPaths(Kustomization kustomization, Set<String> paths) {
    // One that Flux generates beside a file it does not see is not made of that file.
    in(kustomization.folder())
        .filter(file -> file.source().equals(kustomization.source()))
        .ifPresent(file -> paths.add(file.source().id().path()));
    var written = new ArrayList<ScalarNode>(kustomization.resources());
    written.addAll(kustomization.configurations());
    for (var patch : kustomization.strategicPatches()) {
      if (patch instanceof ScalarNode item && !PatchReader.isInline(item)) {
        written.add(item);
      }
    }
    for (var patch : kustomization.patches()) {
      patch.path().ifPresent(written::add);
    }
    for (var patch : kustomization.jsonPatches()) {
      patch.path().ifPresent(written::add);
    }
    for (var replacement : kustomization.replacements()) {
      replacement.scalar("path").ifPresent(written::add);
    }
    for (var item : written) {
      var path = new RepoPath(kustomization.folder()).resolve(item.text()).text();
      if (!RemotePath.isOne(item.text())
          && !RepoPath.isAbsolute(item.text())
          && !byFolder.containsKey(path)) {
        paths.add(path);
      }
    }
  }
}
