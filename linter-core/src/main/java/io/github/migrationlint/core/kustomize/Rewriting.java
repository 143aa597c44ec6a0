package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Changes scalars and keys all over a tree. A node that does not change is the same node afterwards,
 * and content that several aliases share is looked at once and stays shared: what an alias costs the
 * reader, it costs here.
 */
abstract class Rewriting {
  private final IdentityHashMap<List<MappingNode.Entry>, List<MappingNode.Entry>> mappings =
      new IdentityHashMap<>();
  private final IdentityHashMap<List<YamlNode>, List<YamlNode>> lists = new IdentityHashMap<>();

  /** What becomes of a scalar. */
  YamlNode scalar(ScalarNode scalar) {
    return scalar;
  }

  /** What becomes of an entry, its value aside. */
  MappingNode.Entry entry(MappingNode.Entry entry) {
    return entry;
  }

  /** Whether an entry stays. */
  boolean keeps(MappingNode.Entry entry) {
    return true;
  }

  /** Whether items of lists are rewritten too. */
  boolean entersLists() {
    return true;
  }

  final YamlNode of(YamlNode node) {
    if (node instanceof MappingNode mapping) {
      return mapping(mapping);
    }
    if (node instanceof SequenceNode sequence) {
      if (!entersLists()) {
        return sequence;
      }
      var items = sequence.items();
      var known = lists.get(items);
      if (known == null) {
        known = items(items);
        lists.put(items, known);
      }
      return known == items ? sequence : new SequenceNode(sequence.span(), known);
    }
    return scalar((ScalarNode) node);
  }

  final MappingNode mapping(MappingNode mapping) {
    var entries = mapping.entries();
    var known = mappings.get(entries);
    if (known == null) {
      known = entries(entries);
      mappings.put(entries, known);
    }
    return known == entries ? mapping : new MappingNode(mapping.span(), known);
  }

  private List<MappingNode.Entry> entries(List<MappingNode.Entry> entries) {
    var rewritten = new ArrayList<MappingNode.Entry>(entries.size());
    var isChanged = false;
    for (var entry : entries) {
      if (!keeps(entry)) {
        isChanged = true;
        continue;
      }
      var named = entry(entry);
      var value = of(entry.value());
      var changed = value == named.value() ? named : Nodes.withValue(named, value);
      isChanged |= !Nodes.areSame(changed, entry);
      rewritten.add(changed);
    }
    return isChanged ? List.copyOf(rewritten) : entries;
  }

  private List<YamlNode> items(List<YamlNode> items) {
    var rewritten = new ArrayList<YamlNode>(items.size());
    var isChanged = false;
    for (var item : items) {
      var changed = of(item);
      isChanged |= changed != item;
      rewritten.add(changed);
    }
    return isChanged ? List.copyOf(rewritten) : items;
  }
}
