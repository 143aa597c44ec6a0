package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two trees as edits that can be applied one by one. The order of keys, quotes and
 * comments are no difference. Items of lists are the same ones by their {@code name}, plain items by
 * their text; otherwise by their number, where both lists are as long.
 */
final class TreeDiff {
  /** A difference at one place, without its number. */
  record Leaf(
      List<String> path,
      Optional<YamlNode> from,
      Optional<YamlNode> to,
      Optional<Span> fromPlace,
      Optional<Span> toPlace) {}

  /** Something that becomes a tree once it is known which edits are wanted. */
  private interface Part {
    /** Null where there is nothing. */
    @Nullable
    YamlNode apply(IntPredicate wanted);
  }

  /** One or both of the values, and the key each is under. */
  private record Sides(
      @Nullable YamlNode from,
      @Nullable YamlNode to,
      Optional<Span> fromKey,
      Optional<Span> toKey) {}

  private final Reading fromReading;
  private final Reading toReading;
  private final List<Leaf> leaves = new ArrayList<>();
  private final Part whole;

  private TreeDiff(MappingNode from, Reading fromReading, MappingNode to, Reading toReading) {
    this.fromReading = fromReading;
    this.toReading = toReading;
    this.whole = diff(new Sides(from, to, Optional.empty(), Optional.empty()), List.of());
  }

  static TreeDiff between(
      MappingNode from, Reading fromReading, MappingNode to, Reading toReading) {
    return new TreeDiff(from, fromReading, to, toReading);
  }

  /** The edits, in the order of the first tree, what is added behind the rest of its mapping. */
  List<Leaf> leaves() {
    return leaves;
  }

  /** The first tree with the wanted edits; they are numbered as {@link #leaves} has them. */
  MappingNode apply(IntPredicate wanted) {
    var root = whole.apply(wanted);
    return root instanceof MappingNode mapping ? mapping : new MappingNode(place(root), List.of());
  }

  private static Span place(@Nullable YamlNode node) {
    if (node == null) {
      throw new IllegalStateException("the root of an object is on both sides");
    }
    return node.span();
  }

  private Part diff(Sides sides, List<String> path) {
    var from = sides.from;
    var to = sides.to;
    if (from != null && to != null) {
      if (areSame(from, to)) {
        return wanted -> from;
      }
      if (from instanceof MappingNode one && to instanceof MappingNode other) {
        return mapping(one, other, path);
      }
      if (from instanceof SequenceNode one && to instanceof SequenceNode other) {
        var items = sequence(one, other, path);
        if (items.isPresent()) {
          return items.get();
        }
      }
    }
    var index = leaves.size();
    leaves.add(new Leaf(
        path,
        Optional.ofNullable(from),
        Optional.ofNullable(to),
        place(sides.fromKey, from),
        place(sides.toKey, to)));
    return wanted -> wanted.test(index) ? to : from;
  }

  /** A value that a patch sets under a key of another file is where the patch has it. */
  private static Optional<Span> place(Optional<Span> key, @Nullable YamlNode value) {
    if (value == null) {
      return Optional.empty();
    }
    var isElsewhere =
        key.isEmpty() || !key.get().source().id().equals(value.span().source().id());
    return Optional.of(
        isElsewhere || key.get().compareTo(value.span()) > 0 ? value.span() : key.get());
  }

  private Part mapping(MappingNode from, MappingNode to, List<String> path) {
    var parts = new ArrayList<Part>();
    var entries = new ArrayList<MappingNode.Entry>();
    for (var entry : from.entries()) {
      var other = to.entry(entry.name());
      parts.add(diff(
          new Sides(
              entry.value(),
              other.map(MappingNode.Entry::value).orElse(null),
              Optional.of(entry.key().span()),
              other.map(same -> same.key().span())),
          below(path, entry.name())));
      entries.add(entry);
    }
    for (var entry : to.entries()) {
      if (from.entry(entry.name()).isEmpty()) {
        var sides = new Sides(
            null, entry.value(), Optional.empty(), Optional.of(entry.key().span()));
        parts.add(diff(sides, below(path, entry.name())));
        entries.add(entry);
      }
    }
    return wanted -> {
      var applied = new ArrayList<MappingNode.Entry>();
      for (var i = 0; i < parts.size(); i++) {
        var value = parts.get(i).apply(wanted);
        if (value != null) {
          var entry = entries.get(i);
          applied.add(new MappingNode.Entry(entry.name(), entry.key(), value));
        }
      }
      return new MappingNode(from.span(), applied);
    };
  }

  private static List<String> below(List<String> path, String name) {
    var deeper = new ArrayList<>(path);
    deeper.add(name);
    return deeper;
  }

  private Optional<Part> sequence(SequenceNode from, SequenceNode to, List<String> path) {
    var one = keyed(from);
    var other = keyed(to);
    if (one.isPresent() && other.isPresent() && areInOneOrder(one.get(), other.get())) {
      return Optional.of(items(from.span(), one.get(), other.get(), path));
    }
    if (from.items().size() != to.items().size()) {
      return Optional.empty();
    }
    return Optional.of(items(from.span(), numbered(from), numbered(to), path));
  }

  private Part items(
      Span span, Map<String, YamlNode> from, Map<String, YamlNode> to, List<String> path) {
    var keys = new ArrayList<>(from.keySet());
    for (var key : to.keySet()) {
      if (!from.containsKey(key)) {
        keys.add(key);
      }
    }
    var parts = new ArrayList<Part>();
    for (var key : keys) {
      var sides = new Sides(from.get(key), to.get(key), Optional.empty(), Optional.empty());
      parts.add(diff(sides, below(path, key)));
    }
    return wanted -> {
      var applied = new ArrayList<YamlNode>();
      for (var part : parts) {
        var item = part.apply(wanted);
        if (item != null) {
          applied.add(item);
        }
      }
      return new SequenceNode(span, applied);
    };
  }

  /** The items by what tells them apart; empty where nothing does. */
  private static Optional<Map<String, YamlNode>> keyed(SequenceNode sequence) {
    var items = new LinkedHashMap<String, YamlNode>();
    for (var item : sequence.items()) {
      var key = item instanceof MappingNode mapping
          ? mapping.scalar("name").map(ScalarNode::text)
          : item instanceof ScalarNode scalar
              ? Optional.of(scalar.text())
              : Optional.<String>empty();
      if (key.isEmpty() || items.put(key.get(), item) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(items);
  }

  private static Map<String, YamlNode> numbered(SequenceNode sequence) {
    var items = new LinkedHashMap<String, YamlNode>();
    for (var item : sequence.items()) {
      items.put(String.valueOf(items.size()), item);
    }
    return items;
  }

  private static boolean areInOneOrder(Map<String, YamlNode> one, Map<String, YamlNode> other) {
    var common = new ArrayList<>(one.keySet());
    common.retainAll(other.keySet());
    var same = new ArrayList<>(other.keySet());
    same.retainAll(one.keySet());
    return common.equals(same);
  }

  /** Whether both mean the same to whoever reads them. */
  @SuppressWarnings("ReferenceEquality") // sides share what did not change
  private boolean areSame(YamlNode from, YamlNode to) {
    if (from == to) {
      return true;
    }
    if (from instanceof ScalarNode one && to instanceof ScalarNode other) {
      return one.value(fromReading).equals(other.value(toReading));
    }
    if (from instanceof SequenceNode one && to instanceof SequenceNode other) {
      if (one.items().size() != other.items().size()) {
        return false;
      }
      for (var i = 0; i < one.items().size(); i++) {
        if (!areSame(one.items().get(i), other.items().get(i))) {
          return false;
        }
      }
      return true;
    }
    return from instanceof MappingNode one
        && to instanceof MappingNode other
        && haveSameEntries(one, other);
  }

  private boolean haveSameEntries(MappingNode from, MappingNode to) {
    if (from.entries().size() != to.entries().size()) {
      return false;
    }
    var values = new HashMap<String, YamlNode>();
    for (var entry : to.entries()) {
      values.put(entry.name(), entry.value());
    }
    for (var entry : from.entries()) {
      var other = values.get(entry.name());
      if (other == null || !areSame(entry.value(), other)) {
        return false;
      }
    }
    return true;
  }
}
