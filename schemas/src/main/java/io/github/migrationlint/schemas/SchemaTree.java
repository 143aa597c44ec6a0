package io.github.migrationlint.schemas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value out of a YAML or JSON text, asked about without fear: what is not there is a tree without
 * a value, and a question about something else than it is has the empty answer.
 */
record SchemaTree(@Nullable Object value) {
  static final SchemaTree NOTHING = new SchemaTree(null);

  boolean isPresent() {
    return value != null;
  }

  boolean isMapping() {
    return value instanceof Map<?, ?>;
  }

  SchemaTree get(String name) {
    return value instanceof Map<?, ?> map ? new SchemaTree(map.get(name)) : NOTHING;
  }

  boolean isTrue() {
    return Boolean.TRUE.equals(value);
  }

  boolean is(String text) {
    return text.equals(value);
  }

  String text() {
    return value instanceof String string ? string : "";
  }

  List<SchemaTree> items() {
    var items = new ArrayList<SchemaTree>();
    if (value instanceof List<?> list) {
      for (var item : list) {
        items.add(new SchemaTree(item));
      }
    }
    return items;
  }

  /** The members of a mapping in their order. */
  Map<String, SchemaTree> members() {
    var members = new LinkedHashMap<String, SchemaTree>();
    if (value instanceof Map<?, ?> map) {
      for (var entry : map.entrySet()) {
        members.put(String.valueOf(entry.getKey()), new SchemaTree(entry.getValue()));
      }
    }
    return members;
  }
}
