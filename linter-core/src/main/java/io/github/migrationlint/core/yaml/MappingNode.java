package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A mapping whose keys are unique: of duplicate keys the last one stays, as kubectl has it, and the
 * reader has reported them. Entries are in source order; merged ones ({@code <<}) follow the own
 * ones and keep the place they were written at. A key that is before a {@code <<} with the same
 * key has lost to it, as kubectl has it too.
 */
public final class MappingNode extends CollectionNode<MappingNode.Entry> {
  /**
   * A key and its value.
   *
   * @param name the key as a JSON member name, in kubectl's reading
   */
  public record Entry(String name, ScalarNode key, YamlNode value) {
    public Entry {
      Objects.requireNonNull(name);
      Objects.requireNonNull(key);
      Objects.requireNonNull(value);
    }
  }

  public MappingNode(Span span, List<Entry> entries) {
    super(span, entries);
  }

  /** One whose entries are unpacked when they are asked for. */
  MappingNode(PackedTree tree, int bytes, int texts, int start, int length) {
    super(tree, bytes, texts, start, length);
  }

  @Override
  List<Entry> unpack(PackedTree packed) {
    return packed.entries(bytes, texts, start);
  }

  /** The entries in source order, merged ones last. */
  public List<Entry> entries() {
    return parts();
  }

  @Override
  public MappingNode fresh() {
    return tree == null ? this : new MappingNode(tree, bytes, texts, start, length);
  }

  /** Whether both were made of the same bytes. */
  @SuppressWarnings("ReferenceEquality") // Of the same tree, not of an equal one.
  boolean isCopyOf(MappingNode other) {
    return tree != null && tree == other.tree && bytes == other.bytes;
  }

  public Optional<Entry> entry(String name) {
    for (var entry : entries()) {
      if (entry.name().equals(name)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  public Optional<YamlNode> get(String name) {
    return entry(name).map(Entry::value);
  }

  /** The scalar of that name; empty when it is absent or a collection. */
  public Optional<ScalarNode> scalar(String name) {
    return get(name).filter(ScalarNode.class::isInstance).map(ScalarNode.class::cast);
  }

  /** The mapping of that name; empty when it is absent or something else. */
  public Optional<MappingNode> mapping(String name) {
    return get(name).filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
  }

  /** The items of the list of that name; none when it is absent or something else. */
  public List<YamlNode> items(String name) {
    return get(name)
        .filter(SequenceNode.class::isInstance)
        .map(SequenceNode.class::cast)
        .map(SequenceNode::items)
        .orElse(List.of());
  }

  /** The mappings among the items of the list of that name. */
  public List<MappingNode> mappings(String name) {
    var found = new ArrayList<MappingNode>();
    for (var item : items(name)) {
      if (item instanceof MappingNode mapping) {
        found.add(mapping);
      }
    }
    return found;
  }

  @Override
  public MappingNode at(Span place) {
    return new MappingNode(place, entries());
  }

  @Override
  public String describe() {
    return "a mapping";
  }

  @Override
  public String toString() {
    return "MappingNode[span=" + span() + ", entries=" + entries() + "]";
  }
}
