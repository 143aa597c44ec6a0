package io.github.migrationlint.core.report;

import io.github.migrationlint.core.config.KnownRule;
import io.github.migrationlint.core.config.KnownRules;
import io.github.migrationlint.core.config.Level;
import io.github.migrationlint.core.config.NodeCpus;
import io.github.migrationlint.core.diagnostic.Parameter;
import io.github.migrationlint.core.json.JsonOutput;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON Schema of {@code .migration-lint.yaml}, for editors. What it accepts, the reader accepts,
 * except for the names of releases and paths that lead out of the folder.
 */
public final class ConfigurationSchema {
  private static final String VERSION_PATTERN = "^v?[0-9]+\\.[0-9]+(\\.[0-9]+)?$";

  private ConfigurationSchema() {}

  /** Where the schema is published, and what {@code config init} names. */
  public static final String ID =
      "https://raw.githubusercontent.com/migrationlint/migration-lint/main/docs/configuration.schema.json";

  /** A rule of the user's own must not take the name of one of these. */
  private static final String PATTERN_OF_RULES = "[*/]";

  /** Writes the schema of a configuration that may speak of these rules. */
  public static void write(KnownRules rules, Writer out) {
    JsonOutput.write(out, json -> {
      json.member("$schema", "https://json-schema.org/draft/2020-12/schema");
      json.member("$id", ID);
      json.member("title", "migration-lint configuration");
      json.beginObject("$defs");
      writeTarget(json);
      writeLevel(json);
      writeLevels(rules, json);
      json.endObject();
      json.member("type", "object");
      json.member("additionalProperties", false);
      json.member("required", List.of("version"));
      json.beginObject("properties");
      json.beginObject("version");
      json.member("const", 1);
      json.member("description", "The version of this format");
      json.endObject();
      writeExtends(json);
      reference(
          json, "target", "target", "The versions of every cluster that names none of its own");
      writeClusters(json);
      writeFleets(json);
      writeRules(rules, json);
      writeOverrides(json);
      writeSuppressions(json);
      writeCustomRules(json);
      json.beginObject("tests");
      json.member("type", "array");
      json.member("description", "Tests of policies, as in *.migration-test.yaml");
      json.endObject();
      text(json, "baseline", ".", "The file of frozen findings, below the configuration's folder");
      texts(json, "exclude", "Globs of paths to leave out");
      json.endObject();
    });
  }

  private static void writeExtends(JsonOutput json) {
    json.beginObject("extends");
    json.member("type", List.of("string", "array"));
    json.member("minLength", 1);
    json.beginObject("items");
    json.member("type", "string");
    json.member("minLength", 1);
    json.endObject();
    json.member(
        "description", "Configurations of this work tree that this one adds to, by their paths");
    json.endObject();
  }

  private static void writeTarget(JsonOutput json) {
    json.beginObject("target");
    json.member("minProperties", 1);
    json.member("maxProperties", 1);
    beginKeys(json);
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
    json.member("description", "off, note, warning or error");
    json.endObject();
  }

  private static void writeClusters(JsonOutput json) {
    json.beginObject("clusters");
    beginItems(json);
    beginKeys(json, "name", "paths");
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
    writeCpus(json);
    json.beginObject("namespaces");
    json.member("const", "complete");
    json.member("description", "Every namespace with VMs is in the repository");
    json.endObject();
    json.endObject();
    json.endObject();
    json.endObject();
  }

  private static void writeCpus(JsonOutput json) {
    json.beginObject("cpus");
    json.member("description", "`mixed`, or the CPU models of the nodes that run VMs");
    json.beginArray("anyOf");
    json.beginObject();
    json.member("const", NodeCpus.MIXED);
    json.endObject();
    json.beginObject();
    json.member("type", "array");
    json.member("minItems", 1);
    json.beginObject("items");
    json.member("type", "string");
    json.endObject();
    json.endObject();
    json.endArray();
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

  private static void writeRules(KnownRules rules, JsonOutput json) {
    json.beginObject("rules");
    beginKeys(json);
    for (var rule : rules.all()) {
      writeRule(rule, json);
    }
    json.endObject();
    writePatterns(json);
    json.member("description", "How much rules matter, by name, group or pattern");
    json.endObject();
  }

  private static void writeRule(KnownRule rule, JsonOutput json) {
    json.beginObject(rule.name());
    json.member("description", description(rule));
    json.beginArray("anyOf");
    json.beginObject();
    json.member("$ref", "#/$defs/level");
    json.endObject();
    json.beginObject();
    beginKeys(json);
    reference(json, "level", "level", "How much its findings matter");
    if (!rule.parameters().isEmpty()) {
      writeParameters(rule.parameters(), json);
    }
    json.endObject();
    json.endObject();
    json.endArray();
    json.endObject();
  }

  private static String description(KnownRule rule) {
    return rule.card().summary() + " (" + rule.card().severityWords() + ")";
  }

  /** The levels of an override: rules have no parameters there. */
  private static void writeLevels(KnownRules rules, JsonOutput json) {
    json.beginObject("leveled");
    json.beginArray("anyOf");
    json.beginObject();
    json.member("$ref", "#/$defs/level");
    json.endObject();
    json.beginObject();
    beginKeys(json);
    reference(json, "level", "level", "How much its findings matter");
    json.endObject();
    json.endObject();
    json.endArray();
    json.endObject();
    json.beginObject("levels");
    beginKeys(json);
    for (var rule : rules.all()) {
      reference(json, rule.name(), "leveled", description(rule));
    }
    json.endObject();
    writePatterns(json);
    json.endObject();
  }

  private static void writePatterns(JsonOutput json) {
    json.beginObject("patternProperties");
    reference(json, PATTERN_OF_RULES, "leveled", "Every rule of a group, or like a pattern");
    json.endObject();
  }

  private static void writeOverrides(JsonOutput json) {
    json.beginObject("overrides");
    beginItems(json);
    oneRequired(json, "anyOf", List.of("paths", "clusters"));
    beginKeys(json, "rules");
    texts(json, "paths", "Globs of the paths it holds for");
    texts(json, "clusters", "Names of the clusters it holds for");
    reference(json, "rules", "levels", "The levels of rules there");
    json.endObject();
    json.endObject();
    json.member("description", "Other levels for parts of the repository; the last match holds");
    json.endObject();
  }

  private static void writeSuppressions(JsonOutput json) {
    json.beginObject("suppressions");
    beginItems(json);
    beginKeys(json, "rule", "object", "reason");
    text(json, "rule", ".", "The rule, a group such as policy/*, or a pattern");
    text(
        json,
        "object",
        "^[^/]+/[^/]+(/[^/]+)?$",
        "Kind/name or Kind/namespace/name; names may have *");
    texts(json, "clusters", "Names of the clusters it holds for");
    text(json, "reason", ".", "Why its findings are acceptable");
    text(json, "until", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "The last day on which it holds");
    json.endObject();
    json.endObject();
    json.member("description", "Accepted findings by object, for files that must not be edited");
    json.endObject();
  }

  /** What a schema may say is JSON Schema's business. */
  private static void writeCustomRules(JsonOutput json) {
    json.beginObject("custom-rules");
    beginItems(json);
    oneRequired(json, "oneOf", List.of("kinds", "subject"));
    beginKeys(json, "name", "schema", "message");
    text(json, "name", "^[a-z0-9]+(-[a-z0-9]+)*$", "Lower-case words with hyphens");
    reference(json, "level", "level", "How much its findings matter");
    texts(json, "kinds", "Kinds of the objects it looks at");
    json.beginObject("subject");
    json.member("const", "effective-settings");
    json.member("description", "It looks at the settings that each VM migrates with");
    json.endObject();
    writeFilter(json);
    json.beginObject("schema");
    json.member("type", "object");
    json.member("description", "JSON Schema 2020-12 that objects or settings must fit");
    json.endObject();
    text(json, "message", ".", "What a finding says");
    text(json, "help", ".", "What to do");
    writeExamples(json);
    json.endObject();
    json.endObject();
    json.member("description", "Rules of your own");
    json.endObject();
  }

  private static void writeFilter(JsonOutput json) {
    json.beginObject("where");
    beginKeys(json);
    json.beginObject("labels");
    json.member("type", "object");
    json.member("description", "Labels of the object, or of the VMI");
    json.endObject();
    text(json, "namespace", ".", "The namespace; * matches any characters");
    text(json, "cluster", ".", "The cluster; * matches any characters");
    json.endObject();
    json.member("description", "Which objects or VMs it looks at");
    json.endObject();
  }

  private static void writeExamples(JsonOutput json) {
    json.beginObject("examples");
    beginKeys(json);
    for (var key : List.of("reported", "silent")) {
      json.beginObject(key);
      json.member("type", List.of("string", "array"));
      json.member("description", "Manifests about which the rule is " + key);
      json.endObject();
    }
    json.endObject();
    json.member("description", "Held by `config verify`");
    json.endObject();
  }

  private static void writeParameters(List<Parameter<?>> parameters, JsonOutput json) {
    json.beginObject("params");
    beginKeys(json);
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

  /** Begins the keys of an object that has no others; after them its description may follow. */
  private static void beginKeys(JsonOutput json, String... required) {
    json.member("type", "object");
    json.member("additionalProperties", false);
    if (required.length > 0) {
      json.member("required", List.of(required));
    }
    json.beginObject("properties");
  }

  private static void beginItems(JsonOutput json) {
    json.member("type", "array");
    json.beginObject("items");
  }

  private static void oneRequired(JsonOutput json, String keyword, List<String> keys) {
    json.beginArray(keyword);
    for (var key : keys) {
      json.beginObject();
      json.member("required", List.of(key));
      json.endObject();
    }
    json.endArray();
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
    beginItems(json);
    json.member("type", "string");
    json.endObject();
    json.member("description", meaning);
    json.endObject();
  }
}
