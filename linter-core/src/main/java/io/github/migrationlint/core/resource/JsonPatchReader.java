package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.resource.JsonPatch.PatchedSetting;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the migration settings out of a JSON patch that stands in an annotation. */
final class JsonPatchReader {
  private static final String MIGRATIONS = "/spec/configuration/migrations";

  private final Field<String> annotation;
  private final List<PatchedSetting<?>> settings = new ArrayList<>();
  private boolean understood = true;

  private JsonPatchReader(Field<String> annotation) {
    this.annotation = annotation;
  }

  static JsonPatch read(Field<String> annotation) {
    if (!annotation.isWritten()) {
      return new JsonPatch(annotation, List.of(), true);
    }
    var reader = new JsonPatchReader(annotation);
    reader.readOperations();
    return new JsonPatch(annotation, reader.settings, reader.understood);
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

  private Optional<YamlNode> parse(String json) {
    var outcome =
        new YamlReader().read(new SourceFile(annotation.span().source().id(), json));
    return outcome.problems().isEmpty() && outcome.value().size() == 1
        ? outcome.value().get(0).root()
        : Optional.empty();
  }

  private void readOperation(MappingNode operation) {
    var op = operation.scalar("op").map(ScalarNode::text).orElse("");
    var path = operation.scalar("path").map(ScalarNode::text).orElse("");
    if (!touchesMigrations(path)) {
      return;
    }
    var value = operation.get("value");
    switch (op) {
      case "add", "replace" -> {
        if (value.isPresent()) {
          write(path, value.get());
        } else {
          understood = false;
        }
      }
      // Optional fields keep their value, and a test changes nothing.
      case "remove", "test" -> {}
      default -> understood = false;
    }
  }

  /** Whether a path leads to, into, or above the migration settings. */
  private static boolean touchesMigrations(String path) {
    return path.isEmpty()
        || path.equals(MIGRATIONS)
        || path.startsWith(MIGRATIONS + "/")
        || MIGRATIONS.startsWith(path + "/");
  }

  private void write(String path, YamlNode value) {
    if (path.startsWith(MIGRATIONS + "/")) {
      var name = path.substring(MIGRATIONS.length() + 1);
      var entry = new MappingNode.Entry(name, new ScalarNode(value.span(), name, ScalarNode.Style.PLAIN, Optional.empty()), value);
      writeAll(new MappingNode(value.span(), List.of(entry)));
      return;
    }
    var inner = Optional.of(value);
    for (var step : steps(path)) {
      inner = inner.flatMap(node -> member(node, step));
    }
    inner.ifPresent(node -> {
      if (node instanceof MappingNode migrations) {
        writeAll(migrations);
      } else {
        understood = false;
      }
    });
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
        settings.add(patched(field, written));
      }
    }
  }

  private <T> PatchedSetting<T> patched(MigrationField<T> field, MigrationSettings written) {
    return new PatchedSetting<>(field, written.get(field).at(annotation.span()));
  }
}
