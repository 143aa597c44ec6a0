package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.text.Span;

/**
 * A value in a document, and its place. A collection ends where its last child ends; a block scalar
 * includes its header. An alias is the node it names at the alias's own place, its children at the
 * anchor's.
 */
public sealed interface YamlNode permits ScalarNode, SequenceNode, MappingNode {
  Span span();

  /** The same value at another place: how an alias stands in the tree. */
  YamlNode at(Span place);

  /** What the value is called in a message: "a mapping", "a list", "a string" and so on. */
  String describe();
}
