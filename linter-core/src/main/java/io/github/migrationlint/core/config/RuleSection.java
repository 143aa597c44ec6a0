package io.github.migrationlint.core.config;

import io.github.migrationlint.core.diagnostic.Parameter;
import io.github.migrationlint.core.load.PathGlobs;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.MappingNode.Entry;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how much rules matter: {@code rules} and {@code overrides}. */
final class RuleSection {
  private static final List<String> RULE_KEYS = List.of("level", "params");
  private static final List<String> OVERRIDE_KEYS = List.of("paths", "clusters", "rules");

  private final NodeReader reader;
  private final KnownRules known;

  RuleSection(NodeReader reader, KnownRules known) {
    this.reader = reader;
    this.known = known;
  }

  /** The levels of {@code rules}; a rule's own name counts more than a pattern, wherever it is. */
  Map<String, Level> levels(MappingNode root) {
    return root.get("rules").map(node -> levels(node, true)).orElse(Map.of());
  }

  private Map<String, Level> levels(YamlNode node, boolean withParameters) {
    var mapping = reader.anyMapping(node, "`rules`");
    var levels = new LinkedHashMap<String, Level>();
    if (mapping.isEmpty()) {
      return levels;
    }
    var own = new LinkedHashMap<String, Level>();
    for (var entry : mapping.get().entries()) {
      var rules = known.matching(entry.name());
      if (rules.isEmpty()) {
        reader.unknown(entry.key().span(), "rule", entry.name(), known.namesAndGroups());
        continue;
      }
      var level = level(entry, withParameters);
      for (var rule : rules) {
        level.ifPresent(
            found -> (KnownRules.isPattern(entry.name()) ? levels : own).put(rule, found));
      }
    }
    levels.putAll(own);
    return levels;
  }

  /** {@code rule: off} is short for {@code rule: {level: off}}. */
  private Optional<Level> level(Entry entry, boolean withParameters) {
    var what = "`" + entry.name() + "`";
    if (!(entry.value() instanceof MappingNode)) {
      return reader.level(entry.value(), what);
    }
    var keys = withParameters ? RULE_KEYS : List.of("level");
    return reader
        .mapping(entry.value(), what, keys)
        .flatMap(settings -> settings.get("level"))
        .flatMap(node -> reader.level(node, "`level`"));
  }

  /** The parameters of rules. */
  ParameterValues parameters(MappingNode root, ParameterValues before) {
    var values = before;
    for (var entry : root.mapping("rules").map(MappingNode::entries).orElse(List.of())) {
      var rule = known.named(entry.name());
      if (entry.value() instanceof MappingNode settings
          && settings.get("params").isPresent()) {
        values = parameters(settings, entry.name(), rule, values);
      }
    }
    return values;
  }

  private ParameterValues parameters(
      MappingNode settings, String name, Optional<KnownRule> rule, ParameterValues values) {
    var entry = settings.entry("params").orElseThrow();
    var parameters = rule.map(KnownRule::parameters).orElse(List.of());
    if (parameters.isEmpty()) {
      reader.complain(entry.key().span(), "`" + name + "` has no parameters");
      return values;
    }
    var names = new ArrayList<String>();
    for (var parameter : parameters) {
      names.add(parameter.name());
    }
    var mapping = reader.mapping(entry.value(), "`params`", names);
    var all = values;
    for (var parameter : parameters) {
      var written = mapping.flatMap(found -> found.get(parameter.name()));
      all = written.isPresent() ? with(all, parameter, written.get()) : all;
    }
    return all;
  }

  private <T> ParameterValues with(ParameterValues values, Parameter<T> parameter, YamlNode node) {
    return reader
        .value(node, "`" + parameter.name() + "`", parameter.form())
        .map(value -> values.with(parameter, value))
        .orElse(values);
  }

  List<LevelOverride> overrides(MappingNode root) {
    var overrides = new ArrayList<LevelOverride>();
    for (var item : reader.items(root, "overrides")) {
      reader
          .mapping(item, "an item of `overrides`", OVERRIDE_KEYS)
          .map(this::override)
          .ifPresent(overrides::add);
    }
    return overrides;
  }

  private LevelOverride override(MappingNode mapping) {
    var paths = reader.strings(mapping, "paths");
    var clusters = reader.strings(mapping, "clusters");
    if (mapping.get("paths").isEmpty() && mapping.get("clusters").isEmpty()) {
      reader.complain(mapping.span(), "an item of `overrides` must have `paths` or `clusters`");
    }
    var levels = reader
        .required(mapping, "an item of `overrides`", "rules")
        .map(node -> levels(node, false))
        .orElse(Map.of());
    return new LevelOverride(
        paths.isEmpty() ? Optional.empty() : Optional.of(PathGlobs.of(paths)), clusters, levels);
  }
}
