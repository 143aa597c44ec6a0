package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;

/** Whether two trees say the same, wherever each of them is written. */
final class SameContent {
  private SameContent() {}

  static boolean of(YamlNode one, YamlNode other) {
    if (one == other) {
      return true;
    }
    if (one instanceof ScalarNode scalar && other instanceof ScalarNode second) {
      return scalar.text().equals(second.text());
    }
    if (one instanceof SequenceNode list && other instanceof SequenceNode second) {
      return ofLists(list, second);
    }
    return one instanceof MappingNode mapping
        && other instanceof MappingNode second
        && ofMappings(mapping, second);
  }

  private static boolean ofLists(SequenceNode one, SequenceNode other) {
    if (one.items().size() != other.items().size()) {
      return false;
    }
    for (var i = 0; i < one.items().size(); i++) {
      if (!of(one.items().get(i), other.items().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean ofMappings(MappingNode one, MappingNode other) {
    if (one.entries().size() != other.entries().size()) {
      return false;
    }
    for (var entry : one.entries()) {
      var second = other.get(entry.name());
      if (second.isEmpty() || !of(entry.value(), second.get())) {
        return false;
      }
    }
    return true;
  }
}
