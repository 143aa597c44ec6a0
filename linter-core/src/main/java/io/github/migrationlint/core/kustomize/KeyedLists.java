package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lays a patch's list over one whose items have keys (kyaml/yaml/walk/associative_sequence.go): items
 * of the patch come first, merged with those of the same key, then what else was there.
 */
final class KeyedLists {
  private static final String DIRECTIVE = "$patch";

  /** Merges two items of the same key; either may be missing. */
  interface Merge {
    Optional<YamlNode> merged(Optional<YamlNode> below, Optional<YamlNode> patch);
  }

  private final List<String> keys;
  private final Merge merge;

  KeyedLists(List<String> keys, Merge merge) {
    this.keys = keys;
    this.merge = merge;
  }

  /**
   * The merged list; empty when an item has no key or several have the same one, where kustomize's
   * answer is a matter of its internals.
   */
  Optional<SequenceNode> merged(SequenceNode below, SequenceNode patch) {
    var directive = directive(patch);
    if (directive.isPresent()) {
      var rest = new ArrayList<>(patch.items());
      rest.remove(directive.get());
      var list = new SequenceNode(patch.span(), rest);
      return switch (Nodes.text(directive.get(), DIRECTIVE)) {
        case "replace" -> Optional.of(list);
        case "delete" -> Optional.of(new SequenceNode(below.span(), List.of()));
        default -> merged(below, list);
      };
    }
    return keys.isEmpty() ? texts(below, patch) : items(below, patch);
  }

  /** An item that is only a directive says what to do with the whole list. */
  private static Optional<MappingNode> directive(SequenceNode patch) {
    for (var item : patch.items()) {
      if (item instanceof MappingNode mapping
          && mapping.entries().size() == 1
          && mapping.entry(DIRECTIVE).isPresent()) {
        return Optional.of(mapping);
      }
    }
    return Optional.empty();
  }

  private Optional<SequenceNode> items(SequenceNode below, SequenceNode patch) {
    var used = usedKeys(below, patch);
    var left = byKey(below, used);
    var right = byKey(patch, used);
    if (used.isEmpty() || left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    var items = new ArrayList<YamlNode>();
    for (var entry : right.get().entrySet()) {
      var other = Optional.ofNullable(left.get().remove(entry.getKey()));
      merge.merged(other, Optional.of(entry.getValue())).ifPresent(items::add);
    }
    for (var item : left.get().values()) {
      merge.merged(Optional.of(item), Optional.empty()).ifPresent(items::add);
    }
    return Optional.of(new SequenceNode(below.span(), items));
  }

  /** Of several keys those count that any item has: a port may leave out its protocol. */
  private List<String> usedKeys(SequenceNode below, SequenceNode patch) {
    var used = new ArrayList<String>();
    for (var key : keys) {
      if (has(below, key) || has(patch, key)) {
        used.add(key);
      }
    }
    return used;
  }

  private static boolean has(SequenceNode list, String key) {
    for (var item : list.items()) {
      if (item instanceof MappingNode mapping && !Nodes.text(mapping, key).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Map<List<String>, YamlNode>> byKey(SequenceNode list, List<String> keys) {
    var byKey = new LinkedHashMap<List<String>, YamlNode>();
    for (var item : list.items()) {
      var values = new ArrayList<String>();
      for (var key : keys) {
        var value = item instanceof MappingNode mapping ? Nodes.text(mapping, key) : "";
        if (value.isEmpty()) {
          return Optional.empty();
        }
        values.add(value);
      }
      if (byKey.putIfAbsent(values, item) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(byKey);
  }

  private static Optional<SequenceNode> texts(SequenceNode below, SequenceNode patch) {
    var items = new LinkedHashMap<String, YamlNode>();
    for (var list : List.of(patch, below)) {
      for (var item : list.items()) {
        if (!(item instanceof ScalarNode scalar)) {
          return Optional.empty();
        }
        items.putIfAbsent(scalar.text(), item);
      }
    }
    return Optional.of(new SequenceNode(below.span(), List.copyOf(items.values())));
  }
}
