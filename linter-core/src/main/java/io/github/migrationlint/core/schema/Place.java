package io.github.migrationlint.core.schema;

import com.networknt.schema.path.NodePath;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A value in a manifest and how to get there.
 *
 * @param path names and indices from the root
 * @param key what it is behind; empty for the root and for items of lists
 */
record Place(List<Object> path, YamlNode node, Optional<ScalarNode> key) {
  /** In characters; longer values and names are cut, because a message is one line. */
  private static final int MAX_SHOWN = 60;

  private static final int MAX_PATH_SHOWN = 200;

  /** The value a path leads to. */
  static Place of(MappingNode root, NodePath path) {
    return of(root, steps(path));
  }

  private static Place of(MappingNode root, List<Object> steps) {
    var place = new Place(List.of(), root, Optional.empty());
    for (var step : steps) {
      place = place.step(step);
    }
    return place;
  }

  /** What it is in. */
  YamlNode parentIn(MappingNode root) {
    return of(root, path.subList(0, path.size() - 1)).node();
  }

  private static List<Object> steps(NodePath path) {
    var steps = new ArrayList<Object>();
    for (var at = path; at != null && at.getElement(-1) != null; at = at.getParent()) {
      steps.add(at.getElement(-1));
    }
    Collections.reverse(steps);
    return steps;
  }

  private Place step(Object step) {
    var longer = new ArrayList<>(path);
    longer.add(step);
    if (step instanceof Integer index && node instanceof SequenceNode sequence) {
      return new Place(longer, sequence.items().get(index), Optional.empty());
    }
    var entry = ((MappingNode) node).entry((String) step).orElseThrow();
    return new Place(longer, entry.value(), Optional.of(entry.key()));
  }

  /** What a message calls it: {@code interfaces[2]}, or the kind for a whole object. */
  String name(String kind) {
    var name = new StringBuilder();
    for (var i = path.size() - 1; i >= 0; i--) {
      if (path.get(i) instanceof Integer index) {
        name.insert(0, "[" + index + "]");
      } else {
        return cut(name.insert(0, path.get(i)).toString(), MAX_SHOWN);
      }
    }
    return kind;
  }

  /** The dotted path of what it is in, for a message; empty for a field at the top. */
  String parent() {
    var text = new StringBuilder();
    for (var step : path.subList(0, path.size() - 1)) {
      if (step instanceof Integer index) {
        text.append('[').append(index.intValue()).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(step);
      }
    }
    return cut(text.toString(), MAX_PATH_SHOWN);
  }

  /** The value in a message: a scalar as it is written, or what else it is. */
  String shown() {
    return node instanceof ScalarNode scalar
        ? "`" + cut(scalar.text(), MAX_SHOWN) + "`"
        : node.describe();
  }

  /** The beginning of a text, up to the end of the line. */
  private static String cut(String text, int length) {
    var end = 0;
    for (var count = 0; end < text.length() && count < length; count++) {
      if (Character.isISOControl(text.charAt(end))) {
        break;
      }
      end += Character.charCount(text.codePointAt(end));
    }
    return end == text.length() ? text : text.substring(0, end) + "…";
  }

  /** Where to point at a member that is missing: at its key where that is written without a value. */
  Span blank(String member) {
    return node instanceof MappingNode mapping && mapping.entry(member).isPresent()
        ? mapping.entry(member).get().key().span()
        : head();
  }

  /** Where to point at a value that is wrong: a collection is pointed at by its key. */
  Span value() {
    return node instanceof ScalarNode ? node.span() : head();
  }

  /**
   * Where to point at what is missing in a mapping: its key; without one, the {@code kind} of an
   * object or the first key of an item.
   */
  Span head() {
    if (key.isPresent()) {
      return key.get().span();
    }
    if (node instanceof MappingNode mapping && !mapping.entries().isEmpty()) {
      return mapping.entry("kind").orElse(mapping.entries().get(0)).key().span();
    }
    return node.span();
  }
}
