package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.MappingNode.Entry;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which field a place is, as {@code spec.template.spec.volumes[rootdisk].name}: from the object
 * it is in, else from its document. An item is known by its {@code name}, never by its number, so that
 * a path outlives what is written above it.
 */
public final class FieldPaths {
  private final Map<SourceId, List<Manifest>> objects = new HashMap<>();
  private final Map<SourceId, List<Document>> documents = new HashMap<>();

  public FieldPaths(Repository repository) {
    for (var manifest : repository.written()) {
      objects
          .computeIfAbsent(manifest.document().source().id(), id -> new ArrayList<>())
          .add(manifest);
    }
    for (var document : repository.yaml().documents()) {
      documents.computeIfAbsent(document.source().id(), id -> new ArrayList<>()).add(document);
    }
  }

  /** The field; empty for an object, a document or a file as a whole. */
  public String of(Span place) {
    var path = new StringBuilder();
    var node = rootOf(place);
    while (node.isPresent()) {
      node = descend(node.get(), place, path);
    }
    return path.toString();
  }

  /** The object at a place as {@code Kind/namespace/name}; where there is none, the path of its file. */
  public String objectAt(Span place) {
    return innermost(place)
        .map(manifest -> manifest.gvk().kind() + "/" + manifest.namespace().orElse("") + "/"
            + manifest.name().orElse(""))
        .orElse(place.source().id().path());
  }

  private Optional<Manifest> innermost(Span place) {
    var innermost = Optional.<Manifest>empty();
    for (var manifest : objects.getOrDefault(place.source().id(), List.of())) {
      var isCloser = innermost.isEmpty() || innermost.get().span().contains(manifest.span());
      if (manifest.span().contains(place) && isCloser) {
        innermost = Optional.of(manifest);
      }
    }
    return innermost;
  }

  private Optional<YamlNode> rootOf(Span place) {
    var object = innermost(place);
    if (object.isPresent()) {
      return Optional.of(object.get().root());
    }
    for (var document : documents.getOrDefault(place.source().id(), List.of())) {
      if (document.span().contains(place)) {
        return document.root();
      }
    }
    return Optional.empty();
  }

  /** Adds the step towards a place, and gives back the node to go on from. */
  private static Optional<YamlNode> descend(YamlNode node, Span place, StringBuilder path) {
    if (node instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        if (holds(mapping, entry, place)) {
          addKey(entry.name(), path);
          return entry.value().span().contains(place)
              ? Optional.of(entry.value())
              : Optional.empty();
        }
      }
    } else if (node instanceof SequenceNode sequence) {
      for (var item : sequence.items()) {
        if (item.span().contains(place)) {
          path.append('[').append(nameOf(item)).append(']');
          return Optional.of(item);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean holds(MappingNode mapping, Entry entry, Span place) {
    return mapping.span().contains(entry.key().span())
        && (entry.key().span().contains(place) || entry.value().span().contains(place));
  }

  private static void addKey(String key, StringBuilder path) {
    if (isWord(key)) {
      path.append(path.isEmpty() ? "" : ".").append(key);
    } else {
      path.append("[\"").append(key).append("\"]");
    }
  }

  private static boolean isWord(String key) {
    for (var i = 0; i < key.length(); i++) {
      var c = key.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '-' && c != '_') {
        return false;
      }
    }
    return !key.isEmpty();
  }

  private static String nameOf(YamlNode item) {
    return item instanceof MappingNode mapping
        ? mapping.scalar("name").map(name -> name.text()).orElse("")
        : "";
  }
}
