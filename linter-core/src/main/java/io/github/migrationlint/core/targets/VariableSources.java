package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.gitops.PostBuild;
import io.github.migrationlint.core.kustomize.Composer;
import io.github.migrationlint.core.kustomize.Composition;
import io.github.migrationlint.core.kustomize.Kustomizations;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The ConfigMaps and Secrets that Flux takes variables from. Nothing in their files speaks of
 * KubeVirt, so these are read when the first Kustomization asks; one that a kustomization changes is
 * taken as it leaves the build. Not for several threads.
 */
final class VariableSources implements PostBuild.Objects {
  /**
   * Files that are looked through, each from the disk: no size that was read accounts for them. A
   * repository with more keeps its settings where they are read.
   */
  private static final int MAX_FILES = 5_000;

  private final List<SourceId> sources;
  private final Map<String, List<Manifest>> written;
  private final Kustomizations kustomizations;
  private final Composer composer;
  private final LaterFiles later;
  private final Budget budget;
  private boolean isCut;

  /** Objects as they are in files, by kind and name. */
  private final Map<String, List<Found>> objects = new HashMap<>();

  private final Map<String, Set<String>> filesByLeaf = new TreeMap<>();
  private final Map<String, Composition> compositions = new HashMap<>();
  private boolean isIndexed;

  /** An object and the file it is in. */
  private record Found(String path, MappingNode root) {}

  VariableSources(
      List<SourceId> sources,
      Map<String, List<Manifest>> written,
      Kustomizations kustomizations,
      Composer composer,
      LaterFiles later,
      Budget budget) {
    this.sources = sources;
    this.written = written;
    this.kustomizations = kustomizations;
    this.composer = composer;
    this.later = later;
    this.budget = budget;
  }

  @Override
  public Optional<MappingNode> find(String kind, String namespace, String name) {
    index();
    var found = new ArrayList<MappingNode>();
    for (var object : objects.getOrDefault(kind + " " + name, List.of())) {
      if (fits(object.root(), namespace)) {
        found.addAll(built(object, kind, name, namespace));
      }
    }
    if (found.isEmpty()) {
      found.addAll(generated(kind, name, namespace));
    }
    return found.size() == 1 || areAlike(found) ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static boolean areAlike(List<MappingNode> found) {
    var texts = new TreeSet<String>();
    for (var object : found) {
      texts.add(texts(object, "data") + texts(object, "stringData"));
    }
    return texts.size() == 1;
  }

  private static String texts(MappingNode object, String field) {
    var texts = new TreeMap<String, String>();
    for (var entry : object.mapping(field).map(MappingNode::entries).orElse(List.of())) {
      texts.put(entry.name(), entry.value() instanceof ScalarNode scalar ? scalar.text() : "");
    }
    return texts.toString();
  }

  /** A namespace that is not written may be set by whoever applies the object. */
  private static boolean fits(MappingNode object, String namespace) {
    var own = text(object, "namespace");
    return own.isEmpty() || namespace.isEmpty() || own.equals(namespace);
  }

  private static String text(MappingNode object, String field) {
    return object
        .mapping("metadata")
        .flatMap(metadata -> metadata.scalar(field))
        .map(ScalarNode::text)
        .orElse("");
  }

  private void index() {
    if (isIndexed) {
      return;
    }
    isIndexed = true;
    written.forEach((path, manifests) -> {
      for (var manifest : manifests) {
        add(path, manifest.root());
      }
    });
    var looked = 0;
    for (var source : sources) {
      if (!written.containsKey(source.path())
          && mayLook(source, looked)
          && later.at(source.path()) instanceof LaterFiles.Text text) {
        looked++;
        var content = text.source().text();
        if (content.contains("ConfigMap") || content.contains("Secret")) {
          for (var document : new YamlReader().read(text.source(), budget).value()) {
            document.root().ifPresent(root -> {
              if (root instanceof MappingNode mapping) {
                add(source.path(), mapping);
              }
            });
          }
        }
      }
    }
    for (var leaf : kustomizations.leaves()) {
      filesByLeaf.put(leaf, Set.copyOf(kustomizations.filesReachedBy(leaf)));
    }
  }

  private boolean mayLook(SourceId source, int looked) {
    if (looked < MAX_FILES) {
      return true;
    }
    if (!isCut) {
      isCut = true;
      budget.cut(
          SourceFile.unreadable(source).start(),
          "too many files may hold variables: this one and others are not looked at");
    }
    return false;
  }

  private void add(String path, MappingNode root) {
    var kind = root.scalar("kind").map(ScalarNode::text).orElse("");
    if (kind.equals("ConfigMap") || kind.equals("Secret")) {
      objects
          .computeIfAbsent(kind + " " + text(root, "name"), unused -> new ArrayList<>())
          .add(new Found(path, root));
    }
  }

  /** The object as the kustomizations that read its file make it; as it is if none does. */
  private List<MappingNode> built(Found object, String kind, String name, String namespace) {
    var isBuilt = false;
    var built = new ArrayList<MappingNode>();
    for (var leaf : filesByLeaf.entrySet()) {
      if (leaf.getValue().contains(object.path())) {
        isBuilt = true;
        built.addAll(among(composition(leaf.getKey()), kind, name, namespace));
      }
    }
    return isBuilt ? built : List.of(object.root());
  }

  private Collection<MappingNode> generated(String kind, String name, String namespace) {
    var field = kind.equals("Secret") ? "secretGenerator" : "configMapGenerator";
    var generating = new TreeSet<String>();
    for (var kustomization : kustomizations.all()) {
      for (var item : kustomization.root().mappings(field)) {
        var isMeant =
            item.scalar("name").filter(text -> text.text().equals(name)).isPresent();
        if (isMeant) {
          generating.add(kustomization.source().id().path());
        }
      }
    }
    var found = new ArrayList<MappingNode>();
    for (var leaf : filesByLeaf.entrySet()) {
      for (var path : generating) {
        if (leaf.getValue().contains(path)) {
          found.addAll(among(composition(leaf.getKey()), kind, name, namespace));
        }
      }
    }
    return found;
  }

  private Composition composition(String leaf) {
    return compositions.computeIfAbsent(leaf, composer::compose);
  }

  private static List<MappingNode> among(
      Composition composition, String kind, String name, String namespace) {
    var found = new ArrayList<MappingNode>();
    for (var object : composition.objects()) {
      if (object.doubts().isEmpty()
          && object
              .root()
              .scalar("kind")
              .filter(text -> text.text().equals(kind))
              .isPresent()
          && text(object.root(), "name").equals(name)
          && fits(object.root(), namespace)) {
        found.add(object.root());
      }
    }
    return found;
  }

  /** Whether a text is in any file: an option of a controller that the repository configures. */
  boolean isMentioned(String text) {
    for (var source : sources) {
      if (later.at(source.path()) instanceof LaterFiles.Text file
          && file.source().text().contains(text)) {
        return true;
      }
    }
    return false;
  }
}
