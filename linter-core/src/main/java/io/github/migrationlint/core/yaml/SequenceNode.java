package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.text.Span;
import java.util.List;

/** A list. */
public final class SequenceNode extends CollectionNode<YamlNode> {
  public SequenceNode(Span span, List<? extends YamlNode> items) {
    super(span, items);
  }

  /** One whose items are unpacked when they are asked for. */
  SequenceNode(PackedTree tree, int bytes, int texts, int start, int length) {
    super(tree, bytes, texts, start, length);
  }

  @Override
  List<YamlNode> unpack(PackedTree packed) {
    return packed.items(bytes, texts, start);
  }

  /** The items in source order. */
  public List<YamlNode> items() {
    return parts();
  }

  @Override
  public SequenceNode fresh() {
    return tree == null ? this : new SequenceNode(tree, bytes, texts, start, length);
  }

  @Override
  public SequenceNode at(Span place) {
    return new SequenceNode(place, items());
  }

  @Override
  public String describe() {
    return "a list";
  }

  @Override
  public String toString() {
    return "SequenceNode[span=" + span() + ", items=" + items() + "]";
  }
}
