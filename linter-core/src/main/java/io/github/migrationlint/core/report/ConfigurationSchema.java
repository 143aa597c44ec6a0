package io.github.migrationlint.core.report;

import io.github.migrationlint.core.config.Level;
import io.github.migrationlint.core.diagnostic.Parameter;
import io.github.migrationlint.core.diagnostic.RuleCard;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON Schema of {@code .migration-lint.yaml}, for editors. What it accepts, the reader accepts,
 * but for the names of releases and paths that lead out of the folder.
 */
public final class ConfigurationSchema {
  private static final String VERSION_PATTERN = "^v?[0-9]+\\.[0-9]+(\\.[0-9]+)?$";

  private ConfigurationSchema() {}

  /**
   * Writes the schema.
   *
   * @param rules all there are, by name
   */
  public static void write(List<RuleCard> rules, Writer out) {
    JsonOutput.write(out, json -> {
      json.member("$schema", "https://json-schema.org/draft/2020-12/schema");
      json.member("title", "migration-lint configuration");
      json.beginObject("$defs");
      writeTarget(json);
      writeLevel(json);
      json.endObject();
      json.member("type", "object");
      json.member("additionalProperties", false);
      json.member("required", List.of("version"));
      json.beginObject("properties");
      json.beginObject("version");
      json.member("const", 1);
      json.endObject();
      reference(
          json, "target", "target", "The versions of every cluster that names none of its own");
      writeClusters(json);
      writeFleets(json);
      writeRules(rules, json);
      texts(json, "exclude", "Globs of paths to leave out");
      json.endObject();
    });
  }

  private static void writeTarget(JsonOutput json) {
    json.beginObject("target");
    json.member("type", "object");
    json.member("additionalProperties", false);
    json.member("minProperties", 1);
    json.member("maxProperties", 1);
    json.beginObject("properties");
    for (var component : List.of("openshift-virtualization", "hco", "kubevirt")) {
      json.beginObject(component);
      json.member("type", List.of("string", "number"));
      json.member("pattern", VERSION_PATTERN);
      json.endObject();
    }
    json.endObject();
    json.endObject();
  }

  /** YAML reads a plain {@code off} as false. */
  private static void writeLevel(JsonOutput json) {
    var words = new ArrayList<Object>();
    for (var level : Level.values()) {
      words.add(level.word());
    }
    words.add(false);
    json.beginObject("level");
    json.settings("enum", words);
    json.endObject();
  }

  private static void writeClusters(JsonOutput json) {
    json.beginObject("clusters");
    json.member("type", "array");
    json.beginObject("items");
    json.member("type", "object");
    json.member("additionalProperties", false);
    json.member("required", List.of("name", "paths"));
    json.beginObject("properties");
    text(json, "name", ".", "What reports call the cluster");
    texts(json, "paths", "Files and folders it is made of");
    reference(json, "target", "target", "The versions it runs");
    json.beginObject("nodes");
    json.member("type", "integer");
    json.member("minimum", 1);
    json.member("description", "How many nodes run VMs");
    json.endObject();
    text(
        json,
        "migration-link",
        "^[0-9]+(\\.[0-9]+)? *[GM]bit(/s)?$",
        "The speed of the network that carries migrations, of each node");
    json.beginObject("namespaces");
    json.member("const", "complete");
    json.member("description", "Every namespace with VMs is in the repository");
    json.endObject();
    json.endObject();
    json.endObject();
    json.endObject();
  }

  private static void writeFleets(JsonOutput json) {
    json.beginObject("fleets");
    json.member("type", "object");
    json.beginObject("additionalProperties");
    json.member("type", "array");
    json.member("minItems", 2);
    json.beginObject("items");
    json.member("type", "string");
    json.endObject();
    json.endObject();
    json.member("description", "Names of clusters that are meant to be alike, by the fleet's name");
    json.endObject();
  }

  private static void writeRules(List<RuleCard> rules, JsonOutput json) {
    json.beginObject("rules");
    json.member("type", "object");
    json.member("additionalProperties", false);
    json.beginObject("properties");
    for (var rule : rules) {
      json.beginObject(rule.name());
      json.member("type", "object");
      json.member("description", rule.summary() + " (" + rule.severityWords() + ")");
      json.member("additionalProperties", false);
      json.beginObject("properties");
      reference(json, "level", "level", "How much its findings matter");
      if (!rule.parameters().isEmpty()) {
        writeParameters(rule.parameters(), json);
      }
      json.endObject();
      json.endObject();
    }
    json.endObject();
    json.endObject();
  }

  private static void writeParameters(List<Parameter<?>> parameters, JsonOutput json) {
    json.beginObject("params");
    json.member("type", "object");
    json.member("additionalProperties", false);
    json.beginObject("properties");
    for (var parameter : parameters) {
      writeParameter(parameter, json);
    }
    json.endObject();
    json.endObject();
  }

  private static <T> void writeParameter(Parameter<T> parameter, JsonOutput json) {
    json.beginObject(parameter.name());
    json.member("type", List.of("string", "integer"));
    json.member("pattern", parameter.form().pattern());
    json.member("description", parameter.meaning());
    json.member("default", parameter.form().write(parameter.usual()));
    json.endObject();
  }

  private static void reference(JsonOutput json, String name, String definition, String meaning) {
    json.beginObject(name);
    json.member("$ref", "#/$defs/" + definition);
    json.member("description", meaning);
    json.endObject();
  }

  private static void text(JsonOutput json, String name, String pattern, String meaning) {
    json.beginObject(name);
    json.member("type", "string");
    json.member("pattern", pattern);
    json.member("description", meaning);
    json.endObject();
  }

  private static void texts(JsonOutput json, String name, String meaning) {
    json.beginObject(name);
    json.member("type", "array");
    json.beginObject("items");
    json.member("type", "string");
    json.endObject();
    json.member("description", meaning);
    json.endObject();
  }
}
