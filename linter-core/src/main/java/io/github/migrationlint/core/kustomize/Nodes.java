package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Small changes to YAML trees, each giving a new tree that shares what did not change. */
final class Nodes {
  private Nodes() {}

  /** A string, whatever its characters would mean to a YAML reader. */
  static ScalarNode string(Span place, String text) {
    return new ScalarNode(place, text, ScalarNode.Style.DOUBLE_QUOTED, Optional.empty());
  }

  static MappingNode emptyMapping(Span place) {
    return new MappingNode(place, List.of());
  }

  static boolean isNull(YamlNode node) {
    return node instanceof ScalarNode scalar
        && scalar.value(Reading.KUSTOMIZE) instanceof ScalarValue.Null;
  }

  /** The text of the scalar of that name, as Go's nodes have it; empty when absent or null. */
  static String text(MappingNode mapping, String name) {
    var scalar = mapping.scalar(name);
    return scalar.isPresent() && !isNull(scalar.get()) ? scalar.get().text() : "";
  }

  /** The mapping with that entry in the place of the one of its name, or at the end. */
  static MappingNode with(MappingNode mapping, MappingNode.Entry entry) {
    var entries = new ArrayList<>(mapping.entries());
    for (var i = 0; i < entries.size(); i++) {
      if (entries.get(i).name().equals(entry.name())) {
        entries.set(i, entry);
        return new MappingNode(mapping.span(), entries);
      }
    }
    entries.add(entry);
    return new MappingNode(mapping.span(), entries);
  }

  /** The mapping with another value under a key it has. */
  static MappingNode with(MappingNode mapping, String name, YamlNode value) {
    var entry = mapping.entry(name);
    return entry.isEmpty() ? mapping : with(mapping, withValue(entry.get(), value));
  }

  static MappingNode.Entry withValue(MappingNode.Entry entry, YamlNode value) {
    return new MappingNode.Entry(entry.name(), entry.key(), value);
  }

  static MappingNode without(MappingNode mapping, String name) {
    if (mapping.entry(name).isEmpty()) {
      return mapping;
    }
    var entries = new ArrayList<MappingNode.Entry>();
    for (var entry : mapping.entries()) {
      if (!entry.name().equals(name)) {
        entries.add(entry);
      }
    }
    return new MappingNode(mapping.span(), entries);
  }

  /** The tree with its keys named as kustomize reads them: {@code y: 1} has the key "y". */
  static YamlNode keyedForKustomize(YamlNode node) {
    if (node instanceof MappingNode mapping) {
      var entries = new ArrayList<MappingNode.Entry>();
      for (var entry : mapping.entries()) {
        var name = entry.key().value(Reading.KUSTOMIZE) instanceof ScalarValue.Text
            ? entry.key().text()
            : entry.name();
        entries.add(new MappingNode.Entry(name, entry.key(), keyedForKustomize(entry.value())));
      }
      return new MappingNode(mapping.span(), entries);
    }
    if (node instanceof SequenceNode sequence) {
      var items = new ArrayList<YamlNode>();
      for (var item : sequence.items()) {
        items.add(keyedForKustomize(item));
      }
      return new SequenceNode(sequence.span(), items);
    }
    return node;
  }

  /**
   * The tree with its plain scalars written so that kustomize's reading of them is kubectl's of the
   * original: JSON patches and the kustomization itself are read that way, and their values end up
   * in a tree that is not.
   */
  static YamlNode asKubectlReads(YamlNode node) {
    if (node instanceof MappingNode mapping) {
      var entries = new ArrayList<MappingNode.Entry>();
      for (var entry : mapping.entries()) {
        entries.add(withValue(entry, asKubectlReads(entry.value())));
      }
      return new MappingNode(mapping.span(), entries);
    }
    if (node instanceof SequenceNode sequence) {
      var items = new ArrayList<YamlNode>();
      for (var item : sequence.items()) {
        items.add(asKubectlReads(item));
      }
      return new SequenceNode(sequence.span(), items);
    }
    return asKubectlReads((ScalarNode) node);
  }

  private static ScalarNode asKubectlReads(ScalarNode scalar) {
    var meant = scalar.value(Reading.KUBECTL);
    if (meant.equals(scalar.value(Reading.KUSTOMIZE))) {
      return scalar;
    }
    if (meant instanceof ScalarValue.Text text) {
      return string(scalar.span(), text.value());
    }
    if (meant instanceof ScalarValue.Bool bool) {
      return plain(scalar.span(), String.valueOf(bool.value()));
    }
    if (meant instanceof ScalarValue.Int number) {
      return plain(scalar.span(), number.value().toString());
    }
    if (meant instanceof ScalarValue.Real number) {
      return plain(scalar.span(), number.value().toString());
    }
    return scalar;
  }

  static ScalarNode plain(Span place, String text) {
    return new ScalarNode(place, text, ScalarNode.Style.PLAIN, Optional.empty());
  }

  /** How many nodes a tree has, counting no further than the limit. */
  static int size(YamlNode node, int limit) {
    var count = 1;
    if (node instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        if (count >= limit) {
          return limit;
        }
        count += size(entry.value(), limit - count);
      }
    } else if (node instanceof SequenceNode sequence) {
      for (var item : sequence.items()) {
        if (count >= limit) {
          return limit;
        }
        count += size(item, limit - count);
      }
    }
    return count;
  }

  /** Whether two values are equal as JSON, numbers by value and members in any order. */
  static boolean equalAsJson(YamlNode a, YamlNode b) {
    if (a instanceof MappingNode left && b instanceof MappingNode right) {
      if (left.entries().size() != right.entries().size()) {
        return false;
      }
      for (var entry : left.entries()) {
        var other = right.get(entry.name());
        if (other.isEmpty() || !equalAsJson(entry.value(), other.get())) {
          return false;
        }
      }
      return true;
    }
    if (a instanceof SequenceNode left && b instanceof SequenceNode right) {
      if (left.items().size() != right.items().size()) {
        return false;
      }
      for (var i = 0; i < left.items().size(); i++) {
        if (!equalAsJson(left.items().get(i), right.items().get(i))) {
          return false;
        }
      }
      return true;
    }
    return a instanceof ScalarNode left
        && b instanceof ScalarNode right
        && equal(left.value(Reading.KUSTOMIZE), right.value(Reading.KUSTOMIZE));
  }

  private static boolean equal(ScalarValue a, ScalarValue b) {
    if (a instanceof ScalarValue.Real left && b instanceof ScalarValue.Real right) {
      return left.value().compareTo(right.value()) == 0;
    }
    return a.equals(b);
  }
}
