package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks into what was composed. */
final class Look {
  private Look() {}

  /** The value at a path with dots, in one line; {@code absent} if there is none. */
  static String at(ComposedObject object, String path) {
    YamlNode node = object.root();
    for (var name : path.split("\\.", -1)) {
      var next =
          node instanceof MappingNode mapping ? mapping.get(name) : Optional.<YamlNode>empty();
      if (next.isEmpty()) {
        return "absent";
      }
      node = next.get();
    }
    return Json.of(node, object.reading()).replaceAll("\\s+", " ").replace(" ]", "]");
  }

  /** The only object of that kind. */
  static ComposedObject one(Composition composition, String kind) {
    var found = new ArrayList<ComposedObject>();
    for (var object : composition.objects()) {
      if (Nodes.text(object.root(), "kind").equals(kind)) {
        found.add(object);
      }
    }
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " of kind " + kind + ", " + messages(composition));
    }
    return found.get(0);
  }

  /** Where a key is, with slashes between names and without the places in lists. */
  static String placesOf(String key, ComposedObject object) {
    var places = new ArrayList<String>();
    collect(key, object.root(), "", places);
    return String.join(" ", places);
  }

  private static void collect(String key, YamlNode node, String path, List<String> places) {
    if (node instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        if (entry.name().equals(key)) {
          places.add(path);
        }
        collect(
            key, entry.value(), path.isEmpty() ? entry.name() : path + "/" + entry.name(), places);
      }
    } else if (node instanceof SequenceNode list) {
      for (var item : list.items()) {
        collect(key, item, path, places);
      }
    }
  }

  static List<String> messages(Composition composition) {
    var messages = new ArrayList<String>();
    for (var problem : composition.problems()) {
      messages.add(problem.message());
    }
    return messages;
  }
}
