package io.github.migrationlint.core.resource;

import static io.github.migrationlint.core.resource.JsonPatch.MIGRATIONS;
import static io.github.migrationlint.core.resource.PatchOperation.isAtOrBelow;

import io.github.migrationlint.core.resource.JsonPatch.PatchedSetting;
import io.github.migrationlint.core.resource.JsonPatch.Refusal;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
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
 * Reads a JSON patch that stands in an annotation. A patch that HCO would refuse is not understood:
 * the webhook then refuses the whole object. What is refused follows {@code DecodePatch} and {@code
 * Apply} of evanphx/json-patch v5, which HCO uses, and HCO's {@code applyAnnotationPatch}.
 */
final class JsonPatchReader {
  private final Field<String> annotation;
  private final EmbeddedText text;
  private final List<PatchOperation> operations = new ArrayList<>();
  private final Map<MigrationField<?>, PatchedSetting<?>> settings = new LinkedHashMap<>();
  private boolean understood = true;
  private Optional<Refusal> refusal = Optional.empty();

  private JsonPatchReader(Field<String> annotation) {
    this.annotation = annotation;
    this.text = EmbeddedText.of(annotation.value().orElse(""), annotation.span());
  }

  static JsonPatch read(Field<String> annotation) {
    var reader = new JsonPatchReader(annotation);
    if (annotation instanceof Field.Present<String> present) {
      reader.readText(present.get());
    } else {
      reader.understood = !annotation.isWritten();
    }
    return new JsonPatch(
        annotation,
        reader.operations,
        List.copyOf(reader.settings.values()),
        reader.understood,
        reader.refusal);
  }

  private void readText(String json) {
    var mistake = JsonSyntax.mistake(json);
    if (mistake.isPresent()) {
      var start = mistake.getAsInt();
      refuse("it is not valid JSON", text.place(start, Math.min(start + 1, json.length())));
      return;
    }
    // JSON is YAML.
    var outcome =
        new YamlReader().read(new SourceFile(annotation.span().source().id(), json));
    understood = outcome.problems().isEmpty() && outcome.value().size() == 1;
    for (var document : outcome.value()) {
      document.root().ifPresent(this::readOperations);
    }
  }

  private void readOperations(YamlNode root) {
    if (root instanceof ScalarNode scalar
        && scalar.value(Reading.KUBECTL) instanceof ScalarValue.Null) {
      // Go decodes null to a list without operations.
      return;
    }
    if (!(root instanceof SequenceNode list)) {
      refuse("it is not a list of operations", place(root));
      return;
    }
    for (var item : list.items()) {
      if (refusal.isPresent()) {
        return;
      }
      if (item instanceof MappingNode operation) {
        readOperation(operation);
      } else {
        refuse(next() + " is not a mapping", place(item));
      }
    }
  }

  private String next() {
    return "operation " + (operations.size() + 1);
  }

  private void refuse(String because, Span place) {
    refusal = refusal.or(() -> Optional.of(new Refusal(because, place)));
    understood = false;
  }

  private Span place(YamlNode node) {
    return text.place(node.span().start(), node.span().end());
  }

  private void readOperation(MappingNode operation) {
    var op = string(operation, "op");
    var path = string(operation, "path");
    if (op.isEmpty()) {
      refuse(next() + " has no `op`", place(operation));
    } else if (path.isEmpty()) {
      refuse(next() + " has no `path`", place(operation));
    } else {
      var kind = PatchOperation.Kind.of(op.get().text());
      if (kind.isEmpty()) {
        var unknown = " is `" + op.get().text() + "`, which JSON Patch does not know";
        refuse(next() + unknown, place(op.get()));
      } else {
        readOperation(kind.get(), path.get(), operation.get("value"));
      }
    }
  }

  private static Optional<ScalarNode> string(MappingNode operation, String name) {
    return operation.scalar(name).filter(scalar -> !scalar.isPlain());
  }

  private void readOperation(
      PatchOperation.Kind kind, ScalarNode pathNode, Optional<YamlNode> value) {
    var path = pathNode.text();
    if (!path.startsWith("/spec/")) {
      // "can only modify spec fields", says applyAnnotationPatch.
      var outside = " goes to `" + path + "`, but only what is below `/spec/` may be changed";
      refuse(next() + outside, place(pathNode));
      return;
    }
    var lists = new ArrayList<String>();
    value.ifPresent(written -> collectLists(path, written, lists));
    operations.add(new PatchOperation(
        operations.size() + 1,
        kind,
        path,
        place(pathNode),
        value.map(written -> Section.shapeOf(written, Reading.KUBECTL)),
        lists));
    if (isAtOrBelow(path, MIGRATIONS) || isAtOrBelow(MIGRATIONS, path)) {
      change(kind, path, value);
    }
  }

  private static void collectLists(String pointer, YamlNode value, List<String> lists) {
    if (value instanceof SequenceNode) {
      lists.add(pointer);
    } else if (value instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        collectLists(pointer + "/" + entry.name(), entry.value(), lists);
      }
    }
  }

  private void change(PatchOperation.Kind kind, String path, Optional<YamlNode> value) {
    switch (kind) {
      case ADD, REPLACE -> {
        forget(path);
        if (value.isPresent()) {
          write(path, value.get());
        } else {
          understood = false;
        }
      }
      // Whatever stood there before the patch, HCO's own value remains.
      case REMOVE -> forget(path);
      // If it fails, HCO refuses the object; if not, it changes nothing.
      case TEST -> {}
      case MOVE, COPY -> understood = false;
    }
  }

  /** Drops what earlier operations wrote at or below a path, for this one takes it away. */
  private void forget(String path) {
    for (var field : MigrationField.ALL) {
      if (isAtOrBelow(MIGRATIONS + "/" + field.name(), path)) {
        settings.remove(field);
      }
    }
  }

  private void write(String path, YamlNode value) {
    if (path.startsWith(MIGRATIONS + "/")) {
      var name = path.substring(MIGRATIONS.length() + 1);
      var entry = new MappingNode.Entry(name, new ScalarNode(value.span(), name), value);
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
        set(field, new Field.Absent<>(place(migrations)));
      }
    } else {
      refuse(
          "operation " + operations.size() + " writes no mapping to `migrations`",
          place(migrations));
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
        MigrationSettings.ofKubeVirt(Section.root(migrations, migrations.span(), Reading.KUBECTL));
    for (var field : MigrationField.ALL) {
      migrations.get(field.name()).ifPresent(node -> take(field, written, place(node)));
    }
  }

  private <T> void take(MigrationField<T> field, MigrationSettings written, Span place) {
    set(field, written.get(field).at(place));
  }

  private <T> void set(MigrationField<T> field, Field<T> value) {
    settings.put(field, new PatchedSetting<>(field, value));
    if (value instanceof Field.Malformed<T> malformed) {
      var because = "operation " + operations.size() + " writes "
          + malformed.shape().words() + " to `" + field.name() + "`, which does not decode";
      refuse(because, malformed.span());
    }
    understood &= value instanceof Field.Present<T> || value instanceof Field.Absent<T>;
  }
}
