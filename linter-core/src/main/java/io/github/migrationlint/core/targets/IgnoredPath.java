package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One path at which Argo CD ignores differences: a JSON pointer, or a path of jq that only names members.
 *
 * @param text as it is written
 * @param steps the names of the members that lead to it
 */
record IgnoredPath(String text, Span place, List<String> steps) {
  IgnoredPath {
    Objects.requireNonNull(text);
    Objects.requireNonNull(place);
    steps = List.copyOf(steps);
  }

  /** Those of an entry of {@code ignoreDifferences}; what is unknown is left out. */
  static List<IgnoredPath> of(MappingNode entry) {
    var paths = new ArrayList<IgnoredPath>();
    for (var item : entry.items("jsonPointers")) {
      if (item instanceof ScalarNode pointer && pointer.text().startsWith("/")) {
        paths.add(new IgnoredPath(pointer.text(), pointer.span(), pointerSteps(pointer.text())));
      }
    }
    for (var item : entry.items("jqPathExpressions")) {
      if (item instanceof ScalarNode path && path.text().startsWith(".")) {
        paths.add(new IgnoredPath(path.text(), path.span(), jqSteps(path.text())));
      }
    }
    return paths;
  }

  private static List<String> pointerSteps(String pointer) {
    var steps = new ArrayList<String>();
    for (var step : pointer.substring(1).split("/", -1)) {
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return steps;
  }

  /** What is more than a name, as {@code list[]} is, is the name of no member. */
  private static List<String> jqSteps(String path) {
    return List.of(path.substring(1).split("\\.", -1));
  }

  /**
   * Where an object writes what is ignored of one of its settings: the setting itself, where the path leads
   * to it or above it, else what is ignored inside of it; empty where the object writes nothing of it.
   */
  Optional<MappingNode.Entry> hides(List<String> setting, MappingNode object) {
    var shared = Math.min(setting.size(), steps.size());
    return steps.subList(0, shared).equals(setting.subList(0, shared))
        ? entry(steps.size() > setting.size() ? steps : setting, object)
        : Optional.empty();
  }

  private static Optional<MappingNode.Entry> entry(List<String> path, MappingNode object) {
    var holder = Optional.of(object);
    for (var step : path.subList(0, path.size() - 1)) {
      holder = holder.flatMap(mapping -> mapping.mapping(step));
    }
    return holder
        .flatMap(mapping -> mapping.entry(path.get(path.size() - 1)))
        .filter(found -> !isEmpty(found));
  }

  private static boolean isEmpty(MappingNode.Entry entry) {
    return entry.value() instanceof MappingNode mapping
        ? mapping.entries().isEmpty()
        : entry.value() instanceof ScalarNode scalar && scalar.text().isEmpty();
  }
}
