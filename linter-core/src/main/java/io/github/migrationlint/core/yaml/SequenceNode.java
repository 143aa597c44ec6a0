package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list. */
public final class SequenceNode implements YamlNode {
  /** Where the items are until someone asks for them; null where they are given. */
  private final @Nullable PackedTree tree;

  private final int bytes;
  private final int texts;
  private final SourceFile source;
  private final int start;
  private final int length;
  private @Nullable List<YamlNode> items;

  public SequenceNode(Span span, List<? extends YamlNode> items) {
    this(null, 0, 0, span.source(), span.start(), span.length());
    this.items = List.copyOf(items);
  }

  /** One whose items are unpacked when they are asked for. */
  SequenceNode(PackedTree tree, int bytes, int texts, int start, int length) {
    this(tree, bytes, texts, tree.source(), start, length);
  }

  private SequenceNode(
      @Nullable PackedTree tree, int bytes, int texts, SourceFile source, int start, int length) {
    this.tree = tree;
    this.bytes = bytes;
    this.texts = texts;
    this.source = source;
    this.start = start;
    this.length = length;
  }

  @Override
  public Span span() {
    return source.span(start, start + length);
  }

  /** The items in source order. */
  public List<YamlNode> items() {
    var known = items;
    if (known == null) {
      known = tree == null ? List.<YamlNode>of() : tree.items(bytes, texts, start);
      items = known;
    }
    return known;
  }

  @Override
  public void release() {
    if (tree != null) {
      tree.release();
    }
  }

  @Override
  public boolean mayHold(String text) {
    return tree == null || tree.mayHold(text);
  }

  @Override
  public SequenceNode fresh() {
    return tree == null ? this : new SequenceNode(tree, bytes, texts, source, start, length);
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
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof SequenceNode sequence
            && span().equals(sequence.span())
            && items().equals(sequence.items()));
  }

  @Override
  public int hashCode() {
    return 31 * span().hashCode() + items().hashCode();
  }

  @Override
  public String toString() {
    return "SequenceNode[span=" + span() + ", items=" + items() + "]";
  }
}
