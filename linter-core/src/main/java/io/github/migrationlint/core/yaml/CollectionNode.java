package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping and a list have in common: their parts are given, or unpacked when someone asks for them.
 *
 * @param <T> an entry or an item
 */
abstract sealed class CollectionNode<T> implements YamlNode permits MappingNode, SequenceNode {
  /** Where the parts are until someone asks for them; null where they are given. */
  final @Nullable PackedTree tree;

  /** Where in the tree they begin, and their texts. */
  final int bytes;

  final int texts;
  final int start;
  final int length;
  private final SourceFile source;
  private @Nullable List<T> parts;

  CollectionNode(Span span, List<? extends T> parts) {
    this.tree = null;
    this.bytes = 0;
    this.texts = 0;
    this.source = span.source();
    this.start = span.start();
    this.length = span.length();
    this.parts = List.copyOf(parts);
  }

  /** One whose parts are unpacked when they are asked for. */
  CollectionNode(PackedTree tree, int bytes, int texts, int start, int length) {
    this.tree = tree;
    this.bytes = bytes;
    this.texts = texts;
    this.source = tree.source();
    this.start = start;
    this.length = length;
  }

  /** Makes the parts. */
  abstract List<T> unpack(PackedTree packed);

  /** The parts in source order. */
  final List<T> parts() {
    var known = parts;
    if (known == null) {
      known = tree == null ? List.<T>of() : unpack(tree);
      parts = known;
    }
    return known;
  }

  @Override
  public final Span span() {
    return source.span(start, start + length);
  }

  @Override
  public final void release() {
    if (tree != null) {
      tree.release();
    }
  }

  @Override
  public final boolean mayHold(String text) {
    return tree == null || tree.mayHold(text);
  }

  @Override
  public final int hashCode() {
    return 31 * span().hashCode() + parts().hashCode();
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof CollectionNode<?> collection
            && getClass() == collection.getClass()
            && span().equals(collection.span())
            && parts().equals(collection.parts()));
  }
}
