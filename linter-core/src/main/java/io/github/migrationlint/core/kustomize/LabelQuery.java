package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.yaml.MappingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A label selector as text: {@code app=db,tier in (a, b),!old} (apimachinery pkg/labels/selector.go).
 */
final class LabelQuery {
  private enum Operator {
    EXISTS,
    ABSENT,
    IN,
    NOT_IN
  }

  private record Condition(String key, Operator operator, List<String> values) {
    boolean matches(MappingNode labels) {
      var present = labels.entry(key).isPresent();
      return switch (operator) {
        case EXISTS -> present;
        case ABSENT -> !present;
        case IN -> present && values.contains(Nodes.text(labels, key));
        case NOT_IN -> !present || !values.contains(Nodes.text(labels, key));
      };
    }
  }

  private final List<Condition> requirements;

  private LabelQuery(List<Condition> requirements) {
    this.requirements = requirements;
  }

  /** The query; empty when the text is none. An empty text matches everything. */
  static Optional<LabelQuery> of(String text) {
    var requirements = new ArrayList<Condition>();
    for (var part : split(text)) {
      if (part.isEmpty()) {
        if (text.isBlank()) {
          continue;
        }
        return Optional.empty();
      }
      var requirement = requirement(part);
      if (requirement.isEmpty()) {
        return Optional.empty();
      }
      requirements.add(requirement.get());
    }
    return Optional.of(new LabelQuery(requirements));
  }

  /** Whether it asks for nothing. */
  boolean isEmpty() {
    return requirements.isEmpty();
  }

  boolean matches(MappingNode labels) {
    for (var requirement : requirements) {
      if (!requirement.matches(labels)) {
        return false;
      }
    }
    return true;
  }

  /** The parts between commas that are outside of parentheses. */
  private static List<String> split(String text) {
    var parts = new ArrayList<String>();
    var depth = 0;
    var start = 0;
    for (var i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '(' -> depth++;
        case ')' -> depth--;
        case ',' -> {
          if (depth == 0) {
            parts.add(text.substring(start, i).strip());
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }

  private static Optional<Condition> requirement(String part) {
    if (part.startsWith("!")) {
      return keyed(part.substring(1), Operator.ABSENT, List.of());
    }
    var open = part.indexOf('(');
    if (open >= 0) {
      return set(part.substring(0, open).strip(), part.substring(open + 1));
    }
    var equals = part.indexOf('=');
    if (equals < 0) {
      return keyed(part, Operator.EXISTS, List.of());
    }
    var isNegated = equals > 0 && part.charAt(equals - 1) == '!';
    var isDoubled = part.startsWith("==", equals);
    var value = part.substring(equals + (isDoubled ? 2 : 1)).strip();
    if (value.indexOf('=') >= 0) {
      return Optional.empty();
    }
    return keyed(
        part.substring(0, isNegated ? equals - 1 : equals),
        isNegated ? Operator.NOT_IN : Operator.IN,
        List.of(value));
  }

  private static Optional<Condition> set(String head, String tail) {
    if (!tail.endsWith(")")) {
      return Optional.empty();
    }
    var values = new ArrayList<String>();
    for (var value : split(tail.substring(0, tail.length() - 1))) {
      values.add(value);
    }
    if (head.endsWith(" notin")) {
      return keyed(head.substring(0, head.length() - 6), Operator.NOT_IN, values);
    }
    return head.endsWith(" in")
        ? keyed(head.substring(0, head.length() - 3), Operator.IN, values)
        : Optional.empty();
  }

  private static Optional<Condition> keyed(String key, Operator operator, List<String> values) {
    var name = key.strip();
    if (name.isEmpty() || name.indexOf(' ') >= 0) {
      return Optional.empty();
    }
    return Optional.of(new Condition(name, operator, values));
  }
}
