package io.github.migrationlint.core.schema;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A manifest as the JSON value that reaches the API server. A scalar that is no JSON value, or whose
 * text is yet to be filled in, becomes a node that holds itself and fits no type, or any.
 */
final class InstanceTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Reading reading;

  InstanceTree(Reading reading) {
    this.reading = reading;
  }

  JsonNode of(YamlNode node) {
    if (node instanceof MappingNode mapping) {
      var object = NODES.objectNode();
      for (var entry : mapping.entries()) {
        object.set(entry.name(), of(entry.value()));
      }
      return object;
    }
    if (node instanceof SequenceNode sequence) {
      var array = NODES.arrayNode(sequence.items().size());
      for (var item : sequence.items()) {
        array.add(of(item));
      }
      return array;
    }
    return scalar((ScalarNode) node);
  }

  private JsonNode scalar(ScalarNode node) {
    if (UnresolvedText.isIn(node.text())) {
      return NODES.pojoNode(Opaque.UNRESOLVED);
    }
    var value = node.value(reading);
    if (value instanceof ScalarValue.Text text) {
      return NODES.stringNode(text.value());
    }
    if (value instanceof ScalarValue.Bool bool) {
      return NODES.booleanNode(bool.value());
    }
    if (value instanceof ScalarValue.Int integer) {
      return integer.value().bitLength() < Long.SIZE
          ? NODES.numberNode(integer.value().longValue())
          : NODES.numberNode(integer.value());
    }
    if (value instanceof ScalarValue.Real real) {
      return NODES.numberNode(real.value());
    }
    return value instanceof ScalarValue.Null ? NODES.nullNode() : NODES.pojoNode(Opaque.UNUSABLE);
  }

  /** What represents a scalar that has no JSON value. */
  enum Opaque {
    /** It will have one. */
    UNRESOLVED,
    /** It never will. */
    UNUSABLE
  }
}
