package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reads YAML for tests, and tells what was read in one line. */
final class Yaml {
  private Yaml() {}

  static Outcome<YamlFiles> read(String text) {
    return new YamlReader().read(List.of(new SourceFile(new SourceId("a.yaml"), text)));
  }

  /** The tree of the only document of a text that has nothing wrong with it. */
  static YamlNode tree(String text) {
    var outcome = read(text);
    if (!outcome.problems().isEmpty() || outcome.value().documents().size() != 1) {
      throw new AssertionError("not one sound document: " + outcome.problems());
    }
    return outcome.value().documents().get(0).root().orElseThrow();
  }

  /** What is wrong: {@code line:column-line:column code message}, related places behind it. */
  static List<String> problems(String text) {
    var shown = new ArrayList<String>();
    for (var problem : read(text).problems()) {
      var line = new StringBuilder(
          place(problem.primary()) + " " + problem.code() + ": " + problem.message());
      for (var label : problem.related()) {
        line.append(" | ").append(place(label.span())).append(' ').append(label.message());
      }
      shown.add(line.toString());
    }
    return shown;
  }

  static String place(Span span) {
    var lines = span.source().lines();
    var start = lines.position(span.start());
    var end = lines.position(span.end());
    return start + "-" + (start.line() == end.line() ? "" : end.line() + ":") + end.column();
  }

  /** The value as JSON with sorted members, as Go's encoding/json writes it. */
  static String json(YamlNode node, Reading reading) {
    if (node instanceof MappingNode mapping) {
      var members = new TreeMap<String, String>();
      for (var entry : mapping.entries()) {
        members.put(entry.name(), json(entry.value(), reading));
      }
      var written = new ArrayList<String>();
      members.forEach((name, value) -> written.add(quoted(name) + ":" + value));
      return "{" + String.join(",", written) + "}";
    }
    if (node instanceof SequenceNode list) {
      var written = new ArrayList<String>();
      for (var item : list.items()) {
        written.add(json(item, reading));
      }
      return "[" + String.join(",", written) + "]";
    }
    return json(((ScalarNode) node).value(reading));
  }

  static String json(ScalarValue value) {
    if (value instanceof ScalarValue.Bool bool) {
      return Boolean.toString(bool.value());
    }
    if (value instanceof ScalarValue.Int integer) {
      return integer.value().toString();
    }
    if (value instanceof ScalarValue.Real real) {
      return real.value().toString();
    }
    if (value instanceof ScalarValue.Text text) {
      return quoted(text.value());
    }
    return value instanceof ScalarValue.Null ? "null" : "refused";
  }

  private static String quoted(String text) {
    var written = new StringBuilder("\"");
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> written.append('\\').append(c);
        case '\n' -> written.append("\\n");
        case '\r' -> written.append("\\r");
        case '\t' -> written.append("\\t");
        case '\b' -> written.append("\\b");
        case '\f' -> written.append("\\f");
        default -> {
          if (c < ' ' || c == '\u2028' || c == '\u2029') {
            written.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
          } else {
            written.append(c);
          }
        }
      }
    }
    return written.append('"').toString();
  }

  /** A recorded table of {@code src/test/resources/yaml}, without its header. */
  static List<String> table(String name) {
    var lines = new ArrayList<String>();
    for (var line : resource(name).split("\n", -1)) {
      if (!line.startsWith("#")) {
        lines.add(line);
      }
    }
    lines.remove(lines.size() - 1);
    return lines;
  }

  static String resource(String name) {
    try (var in = Yaml.class.getResourceAsStream("/yaml/" + name)) {
      if (in == null) {
        throw new AssertionError("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
