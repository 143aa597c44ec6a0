package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Small changes to YAML trees, each giving a new tree that shares what did not change. */
final class Nodes {
  private static final String UNKNOWN = "$(unknown)";

  private Nodes() {}

  /** A string, whatever its characters would mean to a YAML reader. */
  static ScalarNode string(Span place, String text) {
    return new ScalarNode(place, text, ScalarNode.Style.DOUBLE_QUOTED, Optional.empty());
  }

  /**
   * A value that no one knows: like a variable that something else fills in, which every later stage
   * takes for unresolved.
   */
  static ScalarNode unknown(Span place) {
    return string(place, UNKNOWN);
  }

  /** A text for a message, cut in the middle when it is long. */
  static String quoted(String text) {
    var max = 80;
    return text.length() <= max
        ? text
        : text.substring(0, max / 2 - 1) + "…" + text.substring(text.length() - max / 2);
  }

  static boolean isUnknown(YamlNode node) {
    return node instanceof ScalarNode scalar && scalar.text().contains(UNKNOWN);
  }

  /** Whether both are the same object: trees share what did not change. */
  static boolean areSame(Object a, Object b) {
    return a == b;
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
        if (isSame(entries.get(i), entry)) {
          return mapping;
        }
        entries.set(i, entry);
        return new MappingNode(mapping.span(), entries);
      }
    }
    entries.add(entry);
    return new MappingNode(mapping.span(), entries);
  }

  /** Whether nothing changes when one entry takes the place of the other; cheap, so it may miss some. */
  private static boolean isSame(MappingNode.Entry a, MappingNode.Entry b) {
    var isSameValue = a.value() == b.value()
        || (a.value() instanceof ScalarNode scalar && scalar.equals(b.value()));
    return isSameValue && a.key().equals(b.key());
  }

  /** The mapping with those entries in the places of the ones of their names, or at the end. */
  static MappingNode withAll(MappingNode mapping, List<MappingNode.Entry> entries) {
    if (entries.size() == 1) {
      return with(mapping, entries.get(0));
    }
    var all = new LinkedHashMap<String, MappingNode.Entry>();
    for (var entry : mapping.entries()) {
      all.put(entry.name(), entry);
    }
    for (var entry : entries) {
      all.put(entry.name(), entry);
    }
    return new MappingNode(mapping.span(), List.copyOf(all.values()));
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

  /**
   * The tree with its keys named as kustomize reads them: {@code y: 1} has the key "y". What needs no
   * change is shared with the tree given, so that aliases stay cheap.
   */
  static YamlNode keyedForKustomize(YamlNode node) {
    return new Rewriting() {
      @Override
      MappingNode.Entry entry(MappingNode.Entry entry) {
        var isNamed = entry.key().value(Reading.KUSTOMIZE) instanceof ScalarValue.Text
            && !entry.key().text().equals(entry.name());
        return isNamed
            ? new MappingNode.Entry(entry.key().text(), entry.key(), entry.value())
            : entry;
      }
    }.of(node);
  }

  /**
   * The tree with its plain scalars written so that kustomize's reading of them is kubectl's of the
   * original: JSON patches and the kustomization itself are read that way, and their values end up
   * in a tree that is not.
   */
  static YamlNode asKubectlReads(YamlNode node) {
    return new Rewriting() {
      @Override
      YamlNode scalar(ScalarNode scalar) {
        return asKubectlReads(scalar);
      }
    }.of(node);
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
