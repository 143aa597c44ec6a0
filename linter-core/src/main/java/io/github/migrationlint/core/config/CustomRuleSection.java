package io.github.migrationlint.core.config;

import io.github.migrationlint.core.config.CustomRule.Example;
import io.github.migrationlint.core.config.CustomRule.Filter;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.text.NamePattern;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Reads {@code custom-rules}, except what their schemas mean. */
final class CustomRuleSection {
  private static final List<String> KEYS = List.of(
      "name", "level", "kinds", "subject", "where", "schema", "message", "help", "examples");
  private static final List<String> FILTER_KEYS = List.of("labels", "namespace", "cluster");
  private static final List<String> EXAMPLE_KEYS = List.of("reported", "silent");
  private static final String SETTINGS = "effective-settings";
  private static final String WHAT = "a custom rule";

  private final NodeReader reader;
  private final KnownRules builtIn;

  CustomRuleSection(NodeReader reader, KnownRules builtIn) {
    this.reader = reader;
    this.builtIn = builtIn;
  }

  List<CustomRule> read(MappingNode root) {
    var rules = new LinkedHashMap<String, CustomRule>();
    for (var item : reader.items(root, "custom-rules")) {
      var rule = reader.mapping(item, WHAT, KEYS).flatMap(this::rule);
      if (rule.isPresent() && rules.putIfAbsent(rule.get().card().name(), rule.get()) != null) {
        reader.complain(
            rule.get().name().span(),
            "two custom rules are called `" + rule.get().card().name() + "`");
      }
    }
    return List.copyOf(rules.values());
  }

  private Optional<CustomRule> rule(MappingNode mapping) {
    var name = reader.required(mapping, WHAT, "name").flatMap(this::name);
    var message =
        reader.required(mapping, WHAT, "message").flatMap(node -> reader.text(node, "`message`"));
    var schema = reader
        .required(mapping, WHAT, "schema")
        .flatMap(node -> reader.anyMapping(node, "`schema`"));
    var severity = mapping
        .get("level")
        .flatMap(node -> reader.level(node, "`level`"))
        .flatMap(Level::severity)
        .orElse(Severity.WARNING);
    var kinds = reader.texts(mapping, "kinds");
    checkSubject(mapping, kinds);
    var where = mapping
        .get("where")
        .flatMap(node -> reader.mapping(node, "`where`", FILTER_KEYS))
        .map(this::filter)
        .orElse(Filter.ALL);
    var help = reader.text(mapping, "help");
    var examples = examples(mapping);
    if (name.isEmpty() || message.isEmpty() || schema.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new CustomRule(
        RuleCard.of(name.get().text(), severity, message.get().text()),
        name.get(),
        kinds,
        where,
        schema.get(),
        message.get().text(),
        help.map(ScalarNode::text),
        examples));
  }

  private Optional<ScalarNode> name(YamlNode node) {
    var name = reader.text(node, "`name`");
    if (name.isEmpty()) {
      return name;
    }
    var text = name.get().text();
    if (!isKebabCase(text)) {
      reader.complain(
          node.span(), "`name` must be lower-case words with hyphens, not `" + text + "`");
      return Optional.empty();
    }
    if (builtIn.named(text).isPresent()) {
      reader.complain(node.span(), "`name` must not be the built-in rule `" + text + "`");
      return Optional.empty();
    }
    return name;
  }

  private static boolean isKebabCase(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      var isInside = i > 0 && i < text.length() - 1 && text.charAt(i - 1) != '-';
      var isFine = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && isInside);
      if (!isFine) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private void checkSubject(MappingNode mapping, List<ScalarNode> kinds) {
    var subject = reader.text(mapping, "subject");
    if (subject.isPresent() && !subject.get().text().equals(SETTINGS)) {
      reader.complain(
          subject.get().span(),
          "`subject` must be `" + SETTINGS + "`, not `" + subject.get().text() + "`");
    }
    if (subject.isPresent() == !kinds.isEmpty()) {
      reader.complain(
          mapping.span(), WHAT + " must have either `kinds` or `subject: " + SETTINGS + "`");
    }
  }

  private Filter filter(MappingNode mapping) {
    var labels = new LinkedHashMap<String, String>();
    var written = mapping.get("labels").flatMap(node -> reader.anyMapping(node, "`labels`"));
    for (var entry : written.map(MappingNode::entries).orElse(List.of())) {
      reader
          .text(entry.value(), "`" + entry.name() + "`")
          .ifPresent(value -> labels.put(entry.name(), value.text()));
    }
    return new Filter(
        labels,
        reader.text(mapping, "namespace").map(text -> new NamePattern(text.text())),
        reader.text(mapping, "cluster").map(text -> new NamePattern(text.text())));
  }

  private List<Example> examples(MappingNode mapping) {
    var examples = new ArrayList<Example>();
    var written =
        mapping.get("examples").flatMap(node -> reader.mapping(node, "`examples`", EXAMPLE_KEYS));
    for (var key : EXAMPLE_KEYS) {
      for (var text : written.map(found -> texts(found, key)).orElse(List.of())) {
        examples.add(new Example(key.equals("reported"), text));
      }
    }
    return examples;
  }

  /** One text, or a list of them. */
  private List<ScalarNode> texts(MappingNode mapping, String key) {
    var node = mapping.get(key);
    if (node.isEmpty() || node.get() instanceof SequenceNode) {
      return reader.texts(mapping, key);
    }
    return reader.text(node.get(), "`" + key + "`").map(List::of).orElse(List.of());
  }
}
