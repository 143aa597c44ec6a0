package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.TreeMap;

/** Tells what a tree means, in one form for one meaning. */
public final class Json {
  private Json() {}

  /** One member or item a line, members sorted, so that a difference shows. */
  public static String of(YamlNode node, Reading reading) {
    return of(node, reading, "\n");
  }

  private static String of(YamlNode node, Reading reading, String indent) {
    var deeper = indent + "  ";
    var written = new ArrayList<String>();
    if (node instanceof MappingNode mapping) {
      var members = new TreeMap<String, String>();
      for (var entry : mapping.entries()) {
        members.put(entry.name(), of(entry.value(), reading, deeper));
      }
      members.forEach((name, value) -> written.add(deeper + name + ": " + value));
      return written.isEmpty() ? "{}" : "{" + String.join("", written) + indent + "}";
    }
    if (node instanceof SequenceNode list) {
      for (var item : list.items()) {
        written.add(deeper + "- " + of(item, reading, deeper));
      }
      return written.isEmpty() ? "[]" : "[" + String.join("", written) + indent + "]";
    }
    return of(((ScalarNode) node).value(reading));
  }

  static String of(ScalarValue value) {
    if (value instanceof ScalarValue.Bool bool) {
      return Boolean.toString(bool.value());
    }
    if (value instanceof ScalarValue.Int integer) {
      return integer.value().toString();
    }
    if (value instanceof ScalarValue.Real real) {
      return real.value().stripTrailingZeros().toPlainString();
    }
    if (value instanceof ScalarValue.Text text) {
      return '"' + text.value().replace("\n", "\\n") + '"';
    }
    return value instanceof ScalarValue.Null ? "null" : "unusable";
  }
}
