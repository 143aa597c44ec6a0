package io.github.migrationlint.core.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.schemas.SchemaCatalogue;
import io.github.migrationlint.schemas.SchemaEntry;
import io.github.migrationlint.schemas.VersionBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Objects that have every field their schema describes are held against it, whole and broken. */
class SampleManifestsTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final SampleManifests samples = new SampleManifests();
  private final SchemaValidator validator = new SchemaValidator(SchemaCatalogue.bundled());

  @Test
  void what_a_schema_describes_is_accepted() {
    for (var entry : samples.distinct()) {
      assertEquals(List.of(), messages(entry, samples.of(entry)), entry.toString());
    }
  }

  @Test
  void a_field_of_the_wrong_type_is_refused() {
    var refused = 0;
    for (var entry : samples.newest()) {
      var spec = samples.spec(entry);
      for (var field : spec.get("properties").propertyNames()) {
        if (samples.parts().child(spec, field).orElseThrow().has("type")) {
          var sample = samples.of(entry);
          var wrong = sample.get("spec").get(field).isBoolean()
              ? NODES.stringNode("x")
              : NODES.booleanNode(true);
          sample.get("spec").asObject().set(field, wrong);
          var messages = messages(entry, sample);
          assertEquals(1, messages.size(), entry + " " + field + " " + messages);
          assertTrue(messages.get(0).startsWith("`" + field + "` is "), messages.get(0));
          refused++;
        }
      }
    }
    assertTrue(refused > 200, "only " + refused);
  }

  @Test
  void nothing_makes_it_throw_and_the_same_is_found_twice() {
    var random = new Random(1);
    for (var entry : samples.newest()) {
      for (var round = 0; round < 8; round++) {
        var sample = samples.of(entry);
        for (var i = 0; i < 5; i++) {
          mutate(sample, random);
        }
        assertEquals(find(entry, sample, true), find(entry, sample, true));
        find(entry, sample, false);
      }
    }
  }

  /** Puts something else in a place somewhere below. */
  private static void mutate(JsonNode node, Random random) {
    var inner = new ArrayList<JsonNode>();
    for (var value : node.values()) {
      if (value.isContainer() && !value.isEmpty()) {
        inner.add(value);
      }
    }
    if (!inner.isEmpty() && random.nextInt(4) > 0) {
      mutate(inner.get(random.nextInt(inner.size())), random);
    } else if (node instanceof ArrayNode list) {
      list.add(something(random));
    } else if (node instanceof ObjectNode object) {
      var names = new ArrayList<>(object.propertyNames());
      var name = names.get(random.nextInt(names.size()));
      object.set(random.nextBoolean() ? name : name + "x", something(random));
    }
  }

  private static JsonNode something(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(false);
      case 2 -> NODES.numberNode(random.nextLong());
      case 3 -> NODES.numberNode(random.nextGaussian());
      case 4 -> NODES.stringNode("${VAR}");
      case 5 -> NODES.stringNode("");
      case 6 -> NODES.arrayNode();
      case 7 -> NODES.arrayNode().add("x").add("x").addNull();
      case 8 -> NODES.objectNode();
      default -> NODES.objectNode().put("$patch", "delete").put("name", 5);
    };
  }

  private List<String> messages(SchemaEntry entry, JsonNode sample) {
    return find(entry, sample, false).stream().map(Diagnostic::message).toList();
  }

  private List<Diagnostic> find(SchemaEntry entry, JsonNode sample, boolean partial) {
    var subject = new SchemaSubject(
        YamlText.read("sample.json", sample.toString()),
        Reading.KUBECTL,
        entry.group(),
        entry.version(),
        entry.kind(),
        partial);
    return validator.validate(subject, VersionBounds.exactly(entry.componentVersion()));
  }
}
