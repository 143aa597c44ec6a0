package io.github.migrationlint.core.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What is demanded of the items of a list among each other. */
final class ListConstraints {
  private ListConstraints() {}

  /**
   * An item that says the same as an earlier one.
   *
   * @param first the index of the earlier one
   * @param keys the fields that tell items apart; none when the items are compared whole
   */
  record Repetition(int first, List<String> keys) {
    Repetition {
      keys = List.copyOf(keys);
    }
  }

  /** No item twice. */
  static final class Unique extends Constraint {
    Unique(JsonNode demand, SchemaLocation place) {
      super("uniqueItems", demand, place);
    }

    @Override
    public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath at) {
      if (node.isArray() && demand().booleanValue()) {
        refuseRepetitions(this, context, node, at, List.of());
      }
    }
  }

  /**
   * The items of a set differ, those of a map have different keys (apiextensions-apiserver {@code
   * pkg/apiserver/schema/listtype/validation.go}).
   */
  static final class ListType extends Constraint {
    private final List<String> keys = new ArrayList<>();

    ListType(JsonNode demand, SchemaLocation place, JsonNode owner) {
      super("x-kubernetes-list-type", demand, place);
      var names = owner.get("x-kubernetes-list-map-keys");
      if (names != null) {
        for (var name : names.values()) {
          keys.add(name.stringValue());
        }
      }
    }

    @Override
    public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath at) {
      var isMap = demand().stringValue().equals("map") && !keys.isEmpty();
      if (node.isArray() && (isMap || demand().stringValue().equals("set"))) {
        refuseRepetitions(this, context, node, at, keys);
      }
    }
  }

  private static void refuseRepetitions(
      Constraint demand, ExecutionContext context, JsonNode list, NodePath at, List<String> keys) {
    var seen = new HashMap<List<JsonNode>, Integer>();
    for (var i = 0; i < list.size(); i++) {
      var identity = identity(list.get(i), keys);
      var first = identity.isEmpty() ? null : seen.putIfAbsent(identity.get(), i);
      if (first != null) {
        demand.refuse(context, at.append(i), new Repetition(first, keys));
      }
    }
  }

  /**
   * What tells an item from others. Empty when that is not known: a part of it is yet to be filled
   * in, or is missing and may have a default.
   */
  private static Optional<List<JsonNode>> identity(JsonNode item, List<String> keys) {
    if (keys.isEmpty()) {
      return Opaques.areIn(item) ? Optional.empty() : Optional.of(List.of(item));
    }
    var identity = new ArrayList<JsonNode>();
    for (var key : keys) {
      var value = item.get(key);
      if (value == null || value.isNull() || value.isPojo()) {
        return Optional.empty();
      }
      identity.add(value);
    }
    return Optional.of(identity);
  }
}
