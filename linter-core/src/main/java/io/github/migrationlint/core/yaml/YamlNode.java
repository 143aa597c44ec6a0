package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.text.Span;

/**
 * A value in a document, and its place.
 *
 * <p>A scalar's place is its characters, quotes and the header of a block scalar included. A
 * collection's goes from its first key, {@code -} or bracket to the end of its last child, or to its
 * closing bracket. An anchor or tag is not part of the place of the value it belongs to. A value that
 * is not written is a point: behind the {@code :} or {@code -}, behind its anchor or tag if it has
 * one, behind the key if there is no colon.
 *
 * <p>An alias is the node it names at the alias's own place, its children at the anchor's. So a tree
 * is a graph without cycles; how far it unfolds is bounded.
 */
public sealed interface YamlNode permits ScalarNode, CollectionNode {
  Span span();

  /**
   * The same value without the nodes that were made of it so far: who keeps a value for long keeps such
   * a one, and hands out others.
   */
  default YamlNode fresh() {
    return this;
  }

  /**
   * Lets go of what the document around can be read from again; nodes that someone has asked for stay.
   */
  default void release() {}

  /** Whether that text may be among its keys and values: asked before something is read again. */
  default boolean mayHold(String text) {
    return true;
  }

  /** The same value at another place: how an alias is in the tree. */
  YamlNode at(Span place);

  /** What the value is called in a message: "a mapping", "a list", "a string" and so on. */
  String describe();
}
