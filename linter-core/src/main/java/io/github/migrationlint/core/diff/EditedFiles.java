package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.report.DiffReport.Side;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents of one side of a comparison, by file, place and object. */
final class EditedFiles {
  private final Side side;
  private final Map<String, List<Document>> documents = new LinkedHashMap<>();

  /** By file and name of the object. */
  private final Map<String, List<Document>> named = new HashMap<>();

  /** By name of the object, those in files that the other side lacks; made when it is asked for. */
  private final Map<String, List<Document>> moved = new HashMap<>();

  private boolean hasMoved;

  private EditedFiles(Side side) {
    this.side = side;
  }

  static EditedFiles of(Side side, Repository repository) {
    var files = new EditedFiles(side);
    for (var document : repository.yaml().documents()) {
      var path = document.source().id().path();
      files.documents.computeIfAbsent(path, unused -> new ArrayList<>()).add(document);
      nameOf(document).ifPresent(name -> files
          .named
          .computeIfAbsent(path + "\n" + name, unused -> new ArrayList<>())
          .add(document));
    }
    return files;
  }

  Side side() {
    return side;
  }

  /** All documents, by file, in their order. */
  Map<String, List<Document>> documents() {
    return documents;
  }

  /** The document that a place is in. */
  Optional<Document> at(Span place) {
    var some = documents.getOrDefault(place.source().id().path(), List.of());
    var from = 0;
    var to = some.size();
    while (from < to) {
      var middle = (from + to) >>> 1;
      if (some.get(middle).span().end() < place.end()) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    // One that is empty ends where the next begins.
    for (var i = from; i < some.size() && some.get(i).span().start() <= place.start(); i++) {
      if (some.get(i).span().contains(place)) {
        return Optional.of(some.get(i));
      }
    }
    return Optional.empty();
  }

  /**
   * The documents of this side with the same object: in the same file; if it was moved, in files that
   * are only on this side.
   */
  List<Document> counterparts(Document document, EditedFiles others) {
    var name = nameOf(document);
    if (name.isEmpty()) {
      return List.of();
    }
    var path = document.source().id().path();
    if (documents.containsKey(path)) {
      return named.getOrDefault(path + "\n" + name.get(), List.of());
    }
    if (!hasMoved) {
      hasMoved = true;
      documents.forEach((file, some) -> {
        if (!others.documents.containsKey(file)) {
          some.forEach(one -> nameOf(one)
              .ifPresent(
                  key -> moved.computeIfAbsent(key, unused -> new ArrayList<>()).add(one)));
        }
      });
    }
    return moved.getOrDefault(name.get(), List.of());
  }

  /** The kind, name and namespace that a document says; empty where it is no object. */
  private static Optional<String> nameOf(Document document) {
    YamlNode root = document.root().orElse(null);
    if (!(root instanceof MappingNode mapping)) {
      return Optional.empty();
    }
    var metadata = mapping.mapping("metadata");
    return Optional.of(String.join(
        "\n",
        said(mapping.scalar("kind")),
        said(metadata.flatMap(node -> node.scalar("name"))),
        said(metadata.flatMap(node -> node.scalar("namespace")))));
  }

  /** What is not there is not the same as an empty text. */
  private static String said(Optional<ScalarNode> scalar) {
    return scalar.map(node -> "=" + node.text()).orElse("");
  }
}
