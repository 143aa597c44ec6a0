package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.resource.JsonPatch.PatchedSetting;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarNode.Style;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the migration settings out of a JSON patch that stands in an annotation. A patch that HCO
 * would refuse is not understood: the webhook then refuses the whole object.
 */
final class JsonPatchReader {
  private static final String MIGRATIONS = "/spec/configuration/migrations";

  private final Field<String> annotation;
  private final Map<MigrationField<?>, PatchedSetting<?>> settings = new LinkedHashMap<>();
  private final List<String> paths = new ArrayList<>();
  private boolean understood = true;

  private JsonPatchReader(Field<String> annotation) {
    this.annotation = annotation;
  }

  static JsonPatch read(Field<String> annotation) {
    if (!annotation.isWritten()) {
      return new JsonPatch(annotation, List.of(), List.of(), true);
    }
    var reader = new JsonPatchReader(annotation);
    reader.readOperations();
    return new JsonPatch(
        annotation, List.copyOf(reader.settings.values()), reader.paths, reader.understood);
  }

  private void readOperations() {
    var root = annotation.value().flatMap(this::parse);
    if (root.isEmpty() || !(root.get() instanceof SequenceNode operations)) {
      understood = false;
      return;
    }
    for (var operation : operations.items()) {
      if (operation instanceof MappingNode mapping) {
        readOperation(mapping);
      } else {
        understood = false;
      }
    }
  }

  /** JSON is YAML; what else YAML allows, HCO does not. */
  private Optional<YamlNode> parse(String json) {
    if (!json.stripLeading().startsWith("[")) {
      return Optional.empty();
    }
    var outcome =
        new YamlReader().read(new SourceFile(annotation.span().source().id(), json));
    return outcome.problems().isEmpty() && outcome.value().size() == 1
        ? outcome.value().get(0).root().filter(JsonPatchReader::isJson)
        : Optional.empty();
  }

  private static boolean isJson(YamlNode node) {
    if (node instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        if (entry.key().style() != Style.DOUBLE_QUOTED || !isJson(entry.value())) {
          return false;
        }
      }
      return true;
    }
    if (node instanceof SequenceNode sequence) {
      for (var item : sequence.items()) {
        if (!isJson(item)) {
          return false;
        }
      }
      return true;
    }
    return isJson((ScalarNode) node);
  }

  private static boolean isJson(ScalarNode scalar) {
    if (!scalar.isPlain()) {
      return scalar.style() == Style.DOUBLE_QUOTED;
    }
    var text = scalar.text();
    if (text.equals("true") || text.equals("false") || text.equals("null")) {
      return true;
    }
    var value = scalar.value(Reading.KUBECTL);
    return (value instanceof ScalarValue.Int || value instanceof ScalarValue.Real)
        && isJsonNumber(text);
  }

  /** Tells JSON's spelling of a number from YAML's other ones, such as {@code 010} and {@code .5}. */
  private static boolean isJsonNumber(String number) {
    var digits = number.startsWith("-") ? number.substring(1) : number;
    var leadingZero = digits.length() > 1 && digits.charAt(0) == '0' && isDigit(digits.charAt(1));
    if (leadingZero || digits.isEmpty() || !isDigit(digits.charAt(0)) || digits.endsWith(".")) {
      return false;
    }
    for (var i = 0; i < digits.length(); i++) {
      if (!isDigit(digits.charAt(i)) && "+-.eE".indexOf(digits.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void readOperation(MappingNode operation) {
    var op = operation.scalar("op").map(ScalarNode::text).orElse("");
    var path = operation.scalar("path").map(ScalarNode::text).orElse("");
    paths.add(path);
    if (!path.startsWith("/spec/")) {
      // "can only modify spec fields", says applyAnnotationPatch.
      understood = false;
    } else if (JsonPatch.isAtOrBelow(path, MIGRATIONS) || JsonPatch.isAtOrBelow(MIGRATIONS, path)) {
      change(op, path, operation.get("value"));
    }
  }

  private void change(String op, String path, Optional<YamlNode> value) {
    switch (op) {
      case "add", "replace" -> {
        forget(path);
        if (value.isPresent()) {
          write(path, value.get());
        } else {
          understood = false;
        }
      }
      // Whatever stood there before the patch, HCO's own value remains.
      case "remove" -> forget(path);
      // If it fails, HCO refuses the object; if not, it changes nothing.
      case "test" -> {}
      default -> understood = false;
    }
  }

  /** Drops what earlier operations wrote at or below a path, for this one takes it away. */
  private void forget(String path) {
    for (var field : MigrationField.ALL) {
      if (JsonPatch.isAtOrBelow(MIGRATIONS + "/" + field.name(), path)) {
        settings.remove(field);
      }
    }
  }

  private void write(String path, YamlNode value) {
    if (path.startsWith(MIGRATIONS + "/")) {
      var name = path.substring(MIGRATIONS.length() + 1);
      var entry = new MappingNode.Entry(
          name,
          new ScalarNode(value.span(), name, ScalarNode.Style.PLAIN, Optional.empty()),
          value);
      writeAll(new MappingNode(value.span(), List.of(entry)));
      return;
    }
    var inner = Optional.of(value);
    for (var step : steps(path)) {
      if (inner.isPresent() && !(inner.get() instanceof MappingNode)) {
        understood = false;
        return;
      }
      inner = inner.flatMap(node -> member(node, step));
    }
    inner.ifPresent(this::writeMigrations);
  }

  private void writeMigrations(YamlNode migrations) {
    if (migrations instanceof MappingNode mapping) {
      writeAll(mapping);
    } else if (migrations instanceof ScalarNode scalar
        && scalar.value(Reading.KUBECTL) instanceof ScalarValue.Null) {
      for (var field : MigrationField.ALL) {
        clear(field);
      }
    } else {
      understood = false;
    }
  }

  /** The members that lead from a path above the migration settings down to them. */
  private static List<String> steps(String path) {
    var steps = new ArrayList<String>();
    for (var step : MIGRATIONS.substring(path.length()).split("/", -1)) {
      if (!step.isEmpty()) {
        steps.add(step);
      }
    }
    return steps;
  }

  private static Optional<YamlNode> member(YamlNode node, String name) {
    return node instanceof MappingNode mapping ? mapping.get(name) : Optional.empty();
  }

  private void writeAll(MappingNode migrations) {
    var written =
        MigrationSettings.of(Section.root(migrations, migrations.span(), Reading.KUBECTL));
    for (var field : MigrationField.ALL) {
      if (migrations.entry(field.name()).isPresent()) {
        take(field, written);
      }
    }
  }

  private <T> void take(MigrationField<T> field, MigrationSettings written) {
    set(field, written.get(field).at(annotation.span()));
  }

  private <T> void set(MigrationField<T> field, Field<T> value) {
    settings.put(field, new PatchedSetting<>(field, value));
    // A value of another type does not decode, so HCO refuses the patch.
    understood &= value instanceof Field.Present<T> || value instanceof Field.Absent<T>;
  }

  private <T> void clear(MigrationField<T> field) {
    set(field, new Field.Absent<>(annotation.span()));
  }
}
