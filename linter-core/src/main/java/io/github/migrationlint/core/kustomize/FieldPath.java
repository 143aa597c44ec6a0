package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The paths of replacements: names between dots, {@code [name=value]} or a number into a list
 * (kyaml/utils/pathsplitter.go, kyaml/yaml/match.go).
 */
final class FieldPath {
  private FieldPath() {}

  /**
   * The parts; dots in brackets and after a backslash are part of a name. Brackets around a name are
   * dropped only where it has a dot: {@code [a.b/c]}.
   */
  static List<String> split(String path) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    var inBrackets = false;
    var hasDot = false;
    for (var i = 0; i <= path.length(); i++) {
      var isEnd = i == path.length();
      var c = isEnd ? '.' : path.charAt(i);
      if (c == '\\' && i + 1 < path.length() && path.charAt(i + 1) == '.') {
        part.append('.');
        i++;
      } else if (c == '.' && (!inBrackets || isEnd)) {
        if (i > 0 || isEnd) {
          parts.add(hasDot ? unwrapped(part.toString()) : part.toString());
        }
        part.setLength(0);
        hasDot = false;
      } else {
        hasDot |= c == '.';
        inBrackets = (c == '[' && part.length() == 0) || (inBrackets && c != ']');
        part.append(c);
      }
    }
    return parts;
  }

  private static String unwrapped(String part) {
    return part.startsWith("[") && part.endsWith("]") && part.indexOf('=') < 0
        ? part.substring(1, part.length() - 1)
        : part;
  }

  /** Whether a part is in brackets and says no {@code name=value}, which kustomize refuses. */
  static boolean isMalformed(String part) {
    return part.startsWith("[") && part.endsWith("]") && part.indexOf('=') < 0;
  }

  static boolean isIndex(String part) {
    return (part.startsWith("[") && part.endsWith("]")) || number(part) >= 0;
  }

  private static int number(String part) {
    // Most parts are names, and an exception for each would cost more than all the rest.
    if (part.isEmpty()
        || !(Character.isDigit(part.charAt(0)) || "+-".indexOf(part.charAt(0)) >= 0)) {
      return -1;
    }
    try {
      return Integer.parseInt(part);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** What a part leads to, when only one way is open; a list is entered by number or by match. */
  static Optional<YamlNode> lookUp(YamlNode node, String part) {
    if (node instanceof MappingNode mapping) {
      return mapping.get(part);
    }
    if (node instanceof SequenceNode sequence) {
      if (part.equals("-") && !sequence.items().isEmpty()) {
        return Optional.of(sequence.items().get(sequence.items().size() - 1));
      }
      for (var i = 0; i < sequence.items().size(); i++) {
        if (isExactHit(part, sequence.items().get(i), i)) {
          return Optional.of(sequence.items().get(i));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isExactHit(String part, YamlNode item, int index) {
    if (number(part) >= 0) {
      return number(part) == index;
    }
    var match = match(part);
    return match.isPresent()
        && match.get().text(item).equals(Optional.of(match.get().value()));
  }

  /** Whether a part leads to an item of a list; the value of a match is a pattern found anywhere. */
  static boolean hits(String part, YamlNode item, int index) {
    if (number(part) >= 0) {
      return number(part) == index;
    }
    var match = match(part);
    if (match.isEmpty()) {
      return false;
    }
    var text = match.get().text(item);
    if (text.isEmpty() || text.get().contains(match.get().value())) {
      return text.isPresent();
    }
    var pattern = AnchoredPattern.isPlain(match.get().value())
        ? Optional.<GoPattern>empty()
        : GoPattern.anywhere(match.get().value());
    return pattern.isPresent() && pattern.get().matches(text.get()) == Certainty.YES;
  }

  /** The item a match describes, to be added to a list that has none. */
  static Optional<YamlNode> item(String part, Span place) {
    var match = match(part);
    if (match.isEmpty()) {
      return Optional.empty();
    }
    var value = Nodes.plain(place, match.get().value());
    if (match.get().name().isEmpty()) {
      return Optional.of(value);
    }
    var key = Nodes.string(place, match.get().name());
    return Optional.of(
        new MappingNode(place, List.of(new MappingNode.Entry(match.get().name(), key, value))));
  }

  private record Match(String name, String value) {
    Optional<String> text(YamlNode item) {
      var field = name.isEmpty()
          ? Optional.of(item)
          : item instanceof MappingNode mapping ? mapping.get(name) : Optional.<YamlNode>empty();
      return field.filter(ScalarNode.class::isInstance).map(node -> ((ScalarNode) node).text());
    }
  }

  private static Optional<Match> match(String part) {
    var equals = part.indexOf('=');
    return part.startsWith("[") && part.endsWith("]") && equals > 0
        ? Optional.of(
            new Match(part.substring(1, equals), part.substring(equals + 1, part.length() - 1)))
        : Optional.empty();
  }

  static List<String> splitAt(String text, String delimiter) {
    var parts = new ArrayList<String>();
    var start = 0;
    while (true) {
      var found = text.indexOf(delimiter, start);
      if (found < 0) {
        parts.add(text.substring(start));
        return parts;
      }
      parts.add(text.substring(start, found));
      start = found + delimiter.length();
    }
  }
}
