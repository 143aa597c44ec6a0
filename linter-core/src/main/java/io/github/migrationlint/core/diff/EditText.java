package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Says what an edit does, in one line that follows its place. */
final class EditText {
  /** What a value may take of the line. */
  private static final int LONGEST_VALUE = 20;

  /** What a path may take of a line that would be too long with all of it. */
  private static final int LONGEST_PATH = 35;

  private static final int LONGEST = 90;

  private static final List<String> VMI_SELECTOR =
      List.of("spec", "selectors", "virtualMachineInstanceSelector");
  private static final List<String> NAMESPACE_SELECTOR =
      List.of("spec", "selectors", "namespaceSelector");
  private static final String LABELS = "labels";

  private EditText() {}

  /** What was done to an object or a field of it, without its name where it is one of many VMs. */
  static String of(Difference edit) {
    return switch (edit.kind()) {
      case OBJECT -> (edit.to().isPresent() ? "adds " : "removes ") + title(edit);
      case FIELD -> ofField(edit);
      case CARRIER -> "changes how " + title(edit) + " is applied";
      case TARGET -> "changes the versions that the configuration names";
      case FACTS -> "changes what the configuration says of this cluster";
      case REMOTE -> "changes what is taken from elsewhere";
    };
  }

  private static String title(Difference edit) {
    var object = edit.object().orElseThrow();
    return ClusterPair.isWorkload(object.kind())
        ? object.kind()
        : object.kind() + " `" + cut(object.name(), 2 * LONGEST_VALUE) + "`";
  }

  private static String ofField(Difference edit) {
    var path = edit.path();
    var key = path.get(path.size() - 1);
    if (edit.isOf("MigrationPolicy")) {
      if (isIn(VMI_SELECTOR, path)) {
        return required("VMI label", key, edit);
      }
      if (isIn(NAMESPACE_SELECTOR, path)) {
        return required("namespace label", key, edit);
      }
    }
    if (path.size() > 1 && path.get(path.size() - 2).equals(LABELS) && isScalar(edit)) {
      return changed(label(edit), key, edit);
    }
    var whole = changed("", whole(path), edit);
    return whole.length() <= LONGEST ? whole : changed("", shortened(path), edit);
  }

  /** Without `spec` at the beginning. */
  private static String whole(List<String> path) {
    var start = path.size() > 1 && path.get(0).equals("spec") ? 1 : 0;
    return String.join(".", path.subList(start, path.size()));
  }

  private static boolean isIn(List<String> selector, List<String> path) {
    return path.size() > selector.size() && path.subList(0, selector.size()).equals(selector);
  }

  private static String label(Difference edit) {
    if (edit.isOf("Namespace")) {
      return "namespace label ";
    }
    return edit.isBelow("spec", "template", "metadata") ? "VMI label " : "label ";
  }

  private static String required(String what, String key, Difference edit) {
    if (edit.from().isEmpty()) {
      return "now also requires " + what + " " + pair(key, edit.to());
    }
    if (edit.to().isEmpty()) {
      return "no longer requires " + what + " " + pair(key, edit.from());
    }
    return "now requires " + what + " " + pair(key, edit.to()) + ", not " + value(edit.from());
  }

  private static String changed(String what, String key, Difference edit) {
    if (edit.from().isEmpty()) {
      return "adds " + what + pair(key, edit.to());
    }
    if (edit.to().isEmpty()) {
      return "removes " + what + pair(key, edit.from());
    }
    if (!isScalar(edit)) {
      return "changes " + what + "`" + key + "`";
    }
    var from = value(edit.from());
    var to = value(edit.to());
    return "changes " + what + "`" + key + "` from " + (from.equals(to) ? end(edit.from()) : from)
        + " to " + (from.equals(to) ? end(edit.to()) : to);
  }

  private static boolean isScalar(Difference edit) {
    return edit.from().filter(node -> !(node instanceof ScalarNode)).isEmpty()
        && edit.to().filter(node -> !(node instanceof ScalarNode)).isEmpty();
  }

  private static String pair(String key, Optional<YamlNode> value) {
    return value
        .filter(ScalarNode.class::isInstance)
        .map(scalar -> "`" + key + ": " + text(scalar) + "`")
        .orElse("`" + key + "`");
  }

  private static String value(Optional<YamlNode> value) {
    return "`" + value.map(EditText::text).orElse("") + "`";
  }

  /** The end of a long value, where values begin alike. */
  private static String end(Optional<YamlNode> value) {
    var text = value.map(node -> ((ScalarNode) node).text()).orElse("");
    return "`…" + text.substring(Math.max(0, text.length() - LONGEST_VALUE)) + "`";
  }

  private static String text(YamlNode value) {
    var text = value instanceof ScalarNode scalar ? scalar.text() : "…";
    return cut(text, LONGEST_VALUE);
  }

  /** The end of a path. */
  private static String shortened(List<String> path) {
    return "…" + cut(path.get(path.size() - 1), LONGEST_PATH);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
