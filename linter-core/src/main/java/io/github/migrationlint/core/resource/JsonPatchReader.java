package io.github.migrationlint.core.resource;

import static io.github.migrationlint.core.resource.JsonPatch.MIGRATIONS;
import static io.github.migrationlint.core.resource.PatchOperation.isAtOrBelow;

import io.github.migrationlint.core.json.JsonReader;
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
 * Reads a JSON patch that is in an annotation. A patch that HCO would refuse is not understood:
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
    var mistake = JsonReader.mistake(json);
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

  private void refuse(String reason, Span place) {
    refusal = refusal.or(() -> Optional.of(new Refusal(reason, place)));
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
        refuse(next() + " has the unknown `op` `" + op.get().text() + "`", place(op.get()));
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
      refuse(next() + " goes to `" + path + "`, outside of `/spec/`", place(pathNode));
      return;
    }
    var values = new ArrayList<PatchOperation.Value>();
    value.ifPresent(written -> collect(path, written, values));
    operations.add(new PatchOperation(operations.size() + 1, kind, path, place(pathNode), values));
    var target = canonical(path);
    if (isAtOrBelow(target, MIGRATIONS) || isAtOrBelow(MIGRATIONS, target)) {
      change(kind, target, value);
    }
  }

  private void collect(String pointer, YamlNode value, List<PatchOperation.Value> values) {
    var shape = Section.shapeOf(value, Reading.KUBECTL);
    var text = value instanceof ScalarNode scalar ? scalar.text() : "";
    values.add(new PatchOperation.Value(pointer, shape, text, place(value)));
    if (value instanceof SequenceNode sequence) {
      for (var i = 0; i < sequence.items().size(); i++) {
        collect(pointer + "/" + i, sequence.items().get(i), values);
      }
    } else if (value instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        collect(pointer + "/" + escaped(entry.name()), entry.value(), values);
      }
    }
  }

  /** A name as a step of a JSON pointer. */
  private static String escaped(String name) {
    return name.indexOf('~') < 0 && name.indexOf('/') < 0
        ? name
        : name.replace("~", "~0").replace("/", "~1");
  }

  /**
   * The path of the member that a path decodes to. The patch itself compares names letter by letter, so
   * only a last step may be in another case: it adds a member, which Go then decodes into the field.
   */
  private static String canonical(String path) {
    if (path.equalsIgnoreCase(MIGRATIONS)
        && path.startsWith(MIGRATIONS.substring(0, MIGRATIONS.lastIndexOf('/') + 1))) {
      return MIGRATIONS;
    }
    if (!path.startsWith(MIGRATIONS + "/")) {
      return path;
    }
    return MigrationField.decodedFrom(path.substring(MIGRATIONS.length() + 1))
        .map(field -> MIGRATIONS + "/" + field.name())
        .orElse(path);
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
      // Whatever was there before the patch, HCO's own value remains.
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
        if (field.inCluster()) {
          set(field, new Field.Absent<>(place(migrations)));
        }
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

  /** The member that decodes to the field of that name: the last one, in whatever case. */
  private static Optional<YamlNode> member(YamlNode node, String name) {
    var found = Optional.<YamlNode>empty();
    if (node instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        if (entry.name().equalsIgnoreCase(name)) {
          found = Optional.of(entry.value());
        }
      }
    }
    return found;
  }

  private void writeAll(MappingNode migrations) {
    for (var entry : migrations.entries()) {
      MigrationField.decodedFrom(entry.name()).ifPresent(field -> take(field, entry.value()));
    }
  }

  private <T> void take(MigrationField<T> field, YamlNode value) {
    if (field.type() == Long.class && isInexactNumber(value)) {
      refuseToDecode(Shape.NUMBER, field, place(value));
      return;
    }
    var name = new ScalarNode(value.span(), field.name());
    var only =
        new MappingNode(value.span(), List.of(new MappingNode.Entry(field.name(), name, value)));
    var written = MigrationSettings.ofKubeVirt(Section.root(only, value.span(), Reading.KUBECTL));
    set(field, written.get(field).at(place(value)));
  }

  /** Go decodes {@code 1e3} and {@code 1.0} into no whole number ({@code strconv.ParseInt}). */
  private static boolean isInexactNumber(YamlNode value) {
    if (!(value instanceof ScalarNode scalar) || !scalar.isPlain()) {
      return false;
    }
    var text = scalar.text();
    return (Character.isDigit(text.charAt(0)) || text.startsWith("-"))
        && (text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0);
  }

  private void refuseToDecode(Shape shape, MigrationField<?> field, Span place) {
    refuse(
        "operation " + operations.size() + " writes " + shape.description() + " to `" + field.name()
            + "`: wrong type",
        place);
  }

  private <T> void set(MigrationField<T> field, Field<T> value) {
    settings.put(field, new PatchedSetting<>(field, value));
    if (value instanceof Field.Malformed<T> malformed) {
      refuseToDecode(malformed.shape(), field, malformed.span());
    }
    understood &= value instanceof Field.Present<T> || value instanceof Field.Absent<T>;
  }
}
