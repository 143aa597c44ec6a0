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
record Tree(@Nullable Object value) {
  static final Tree NOTHING = new Tree(null);

  boolean isPresent() {
    return value != null;
  }

  boolean isMapping() {
    return value instanceof Map<?, ?>;
  }

  Tree get(String name) {
    return value instanceof Map<?, ?> map ? new Tree(map.get(name)) : NOTHING;
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

  List<Tree> items() {
    var items = new ArrayList<Tree>();
    if (value instanceof List<?> list) {
      for (var item : list) {
        items.add(new Tree(item));
      }
    }
    return items;
  }

  /** The members of a mapping in their order. */
  Map<String, Tree> members() {
    var members = new LinkedHashMap<String, Tree>();
    if (value instanceof Map<?, ?> map) {
      for (var entry : map.entrySet()) {
        members.put(String.valueOf(entry.getKey()), new Tree(entry.getValue()));
      }
    }
    return members;
  }
}
