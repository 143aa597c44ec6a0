package io.github.migrationlint.core.schema;

import tools.jackson.databind.JsonNode;

/** Scalars that have no JSON value, see {@link InstanceTree.Opaque}. */
final class Opaques {
  private Opaques() {}

  static boolean areIn(JsonNode node) {
    if (!node.isContainer()) {
      return node.isPojo();
    }
    for (var value : node.values()) {
      if (areIn(value)) {
        return true;
      }
    }
    return false;
  }
}
