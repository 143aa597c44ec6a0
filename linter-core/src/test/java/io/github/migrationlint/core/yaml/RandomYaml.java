package io.github.migrationlint.core.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A random document and the value it represents. The value is made first, then written in whatever
 * styles the dice choose: what is read must be what was written.
 */
final class RandomYaml {
  private static final List<String> WORDS = List.of(
      "a",
      "kind",
      "b-c",
      "x.y/z",
      "é",
      "日本",
      "😀",
      "64Mi",
      "v1",
      "two words",
      "it's",
      "say \"hi\"",
      "a: b",
      "# no",
      "yes",
      "null",
      "12",
      "- x",
      "{",
      "tab\there",
      "",
      " lead",
      "trail ",
      "\\",
      "*x",
      "back`tick",
      "c:\\d",
      "%",
      "@",
      "1e3",
      "~",
      "'",
      "--- ",
      "a #b");

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final Object value;

  /** Whether a blank line would be part of the literal before it. */
  private boolean keepsBlankLines;

  RandomYaml(long seed) {
    this.random = new Random(seed);
    this.value = collection(0);
    if (chance(3)) {
      text.append("# start\n");
    }
    if (chance(3)) {
      text.append("---\n");
    }
    block(value, 0);
    if (chance(4)) {
      text.append("# end");
    }
  }

  String text() {
    return text.toString();
  }

  /** A {@link Map}, {@link List}, {@link String}, {@link Boolean}, {@link Integer} or "no value". */
  Object value() {
    return value;
  }

  /** Represents null, which collections of the JDK would not all take. */
  static final Object NULL = new Object();

  private boolean chance(int of) {
    return random.nextInt(of) == 0;
  }

  private Object collection(int depth) {
    var size = 1 + random.nextInt(4);
    if (chance(2)) {
      var list = new ArrayList<Object>();
      for (var i = 0; i < size; i++) {
        list.add(any(depth + 1));
      }
      return list;
    }
    var mapping = new LinkedHashMap<String, Object>();
    for (var i = 0; i < size; i++) {
      mapping.put(word(), any(depth + 1));
    }
    return mapping;
  }

  private Object any(int depth) {
    if (depth < 5 && chance(3)) {
      return collection(depth);
    }
    return switch (random.nextInt(8)) {
      case 0 -> NULL;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextInt(1000);
      case 3 -> lines();
      default -> word();
    };
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  /** Several lines that a literal can hold, with any number of line ends behind them. */
  private String lines() {
    var lines = new StringBuilder("first");
    for (var i = random.nextInt(3); i >= 0; i--) {
      lines.append("\n").append(chance(4) ? "" : "  ".repeat(random.nextInt(2)) + "line # " + i);
    }
    return lines.toString().stripTrailing() + "\n".repeat(random.nextInt(4));
  }

  /** Writes a value at the start of a line. */
  private void block(Object node, int indent) {
    if (node instanceof Map<?, ?> mapping && !mapping.isEmpty()) {
      mapping.forEach((key, child) -> {
        comment(indent);
        pad(indent);
        text.append(inline((String) key, true)).append(":");
        child(child, indent);
      });
    } else {
      for (var item : (List<?>) node) {
        comment(indent);
        pad(indent);
        text.append("-");
        child(item, indent);
      }
    }
  }

  /** Writes a value behind a colon or dash, and the end of the line. */
  private void child(Object node, int indent) {
    if (node == NULL && chance(2)) {
      endLine();
      return;
    }
    if ((node instanceof Map || node instanceof List) && !chance(4)) {
      endLine();
      block(node, indent + 1 + random.nextInt(3));
      return;
    }
    text.append(" ".repeat(1 + random.nextInt(2)));
    if (chance(10)) {
      text.append("&anchor").append(random.nextInt(5)).append(' ');
    }
    if (node instanceof String string && string.startsWith("first") && chance(2)) {
      literal(string, indent);
      return;
    }
    text.append(flow(node));
    endLine();
  }

  private void literal(String string, int indent) {
    var body = string.stripTrailing();
    var ends = string.length() - body.length();
    text.append('|').append(ends == 0 ? "-" : ends == 1 ? "" : "+");
    text.append(chance(4) ? " # header\n" : "\n");
    for (var line : body.split("\n", -1)) {
      if (!line.isEmpty()) {
        pad(indent + 2);
        text.append(line);
      }
      text.append('\n');
    }
    text.append("\n".repeat(Math.max(0, ends - 1)));
    keepsBlankLines = ends > 1;
  }

  private String flow(Object node) {
    if (node instanceof Map<?, ?> mapping) {
      var entries = new ArrayList<String>();
      mapping.forEach((key, child) -> entries.add(inline((String) key, true) + ": " + flow(child)));
      return "{" + gap() + String.join("," + gap() + " ", entries) + gap() + "}";
    }
    if (node instanceof List<?> list) {
      var items = new ArrayList<String>();
      list.forEach(item -> items.add(flow(item)));
      return "[" + gap() + String.join(gap() + ",", items) + gap() + "]";
    }
    return node instanceof String string
        ? inline(string, false)
        : node == NULL ? "null" : node.toString();
  }

  private String gap() {
    return " ".repeat(random.nextInt(3));
  }

  private String inline(String string, boolean key) {
    if (string.matches("[a-z][a-zé./-]*( [a-z]+)?|é|日本|😀")
        && !Scalars.read(plain(string), Reading.KUBECTL).equals(new ScalarValue.Bool(true))
        && !string.equals("null")
        && !chance(4)) {
      return string;
    }
    if (string.indexOf('\n') < 0 && string.indexOf('\t') < 0 && chance(2)) {
      return "'" + string.replace("'", "''") + "'";
    }
    var escaped = string.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t");
    // A long text may go on on the next line, a key may not.
    return "\"" + escaped.replace("\n", "\\n") + "\"" + (key && chance(5) ? " " : "");
  }

  private static ScalarNode plain(String string) {
    return (ScalarNode) Yaml.tree(string);
  }

  private void comment(int indent) {
    if (chance(8)) {
      pad(indent);
      text.append("# comment: [\n");
    } else if (chance(12) && !keepsBlankLines) {
      text.append("\n");
    }
    keepsBlankLines = false;
  }

  private void endLine() {
    if (chance(6)) {
      text.append("  # 'comment");
    } else if (chance(10)) {
      text.append(" ");
    }
    text.append("\n");
  }

  private void pad(int indent) {
    text.append(" ".repeat(indent));
  }
}
