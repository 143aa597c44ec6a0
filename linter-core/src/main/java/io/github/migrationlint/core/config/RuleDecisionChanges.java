package io.github.migrationlint.core.config;

import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.diagnostic.Parameter;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one configuration decides otherwise than another: levels, parameters, custom rules, files left
 * out and facts about clusters. Each change is at its place; what is gone, at the top of the file.
 */
public final class RuleDecisionChanges {
  /** Keys with facts, of which is only said that they have changed. */
  private static final List<String> FACTS = List.of("target", "clusters", "fleets");

  private static final String EVERYWHERE = "";

  private final Configuration before;
  private final Configuration now;
  private final KnownRules rules;
  private final List<Label> changes = new ArrayList<>();

  private RuleDecisionChanges(Configuration before, Configuration now, KnownRules builtIn) {
    this.before = before;
    this.now = now;
    this.rules = builtIn.with(before.knownCustomRules()).with(now.knownCustomRules());
  }

  /** A level and where it is written. */
  private record Declared(Level level, Span place) {}

  /**
   * The changes from one configuration to another, in no particular order.
   *
   * @param builtIn the rules that both may speak of
   */
  public static List<Label> between(Configuration before, Configuration now, KnownRules builtIn) {
    if (before.written().isEmpty() && now.written().isEmpty()) {
      return List.of();
    }
    var comparison = new RuleDecisionChanges(before, now, builtIn);
    comparison.compareLevels();
    comparison.compareParameters();
    comparison.compareCustomRules();
    comparison.compareExclusions();
    for (var key : FACTS) {
      comparison.compareFacts(key);
    }
    return comparison.changes;
  }

  private void compareLevels() {
    var old = declared(before);
    var current = declared(now);
    for (var scope : both(old.keySet(), current.keySet())) {
      var was = old.getOrDefault(scope, Map.of());
      var is = current.getOrDefault(scope, Map.of());
      for (var rule : both(was.keySet(), is.keySet())) {
        compareLevel(rule, scope, Optional.ofNullable(was.get(rule)), is.get(rule));
      }
    }
    if (!common(old.keySet(), current.keySet()).equals(common(current.keySet(), old.keySet()))) {
      add(placeOf("overrides"), "the order of `overrides` has changed");
    }
  }

  private void compareLevel(
      String rule, String scope, Optional<Declared> was, @Nullable Declared is) {
    var what = "level of `" + rule + "`" + (scope.isEmpty() ? "" : " in " + scope);
    var old = was.map(declared -> declared.level().word());
    if (is == null) {
      add(placeOf("rules"), what + " is no longer set, was " + old.orElse(""));
    } else if (!old.equals(Optional.of(is.level().word()))
        && (was.isPresent() || decides(is, rule))) {
      add(is.place(), what + " is now " + is.level().word() + ", was " + old.orElse("not set"));
    }
  }

  /** Whether a level says something else than the rule itself does. */
  private boolean decides(Declared declared, String rule) {
    var usual = rules.named(rule).map(known -> known.card().severities()).orElse(List.of());
    return !declared
        .level()
        .severity()
        .map(List::of)
        .orElse(List.<Severity>of())
        .equals(usual);
  }

  /** The levels by the part of the repository that they are for, then by rule. */
  private Map<String, Map<String, Declared>> declared(Configuration configuration) {
    var declared = new LinkedHashMap<String, Map<String, Declared>>();
    var reader = new NodeReader();
    for (var root : configuration.written()) {
      root.mapping("rules").ifPresent(node -> collect(node, EVERYWHERE, declared, reader));
      for (var item : reader.items(root, "overrides")) {
        if (item instanceof MappingNode override) {
          override
              .mapping("rules")
              .ifPresent(node -> collect(node, scope(override, reader), declared, reader));
        }
      }
    }
    return declared;
  }

  private static String scope(MappingNode override, NodeReader reader) {
    var parts = new ArrayList<String>();
    for (var path : reader.strings(override, "paths")) {
      parts.add("`" + path + "`");
    }
    for (var cluster : reader.strings(override, "clusters")) {
      parts.add("cluster `" + cluster + "`");
    }
    return String.join(", ", parts);
  }

  /** A rule's own name counts more than a pattern, wherever it is. */
  private void collect(
      MappingNode node,
      String scope,
      Map<String, Map<String, Declared>> declared,
      NodeReader reader) {
    var levels = declared.computeIfAbsent(scope, unused -> new LinkedHashMap<>());
    for (var patterns : List.of(true, false)) {
      for (var entry : node.entries()) {
        if (KnownRules.isPattern(entry.name()) == patterns) {
          var level = level(entry.value(), reader);
          for (var rule : rules.matching(entry.name())) {
            level.ifPresent(
                found -> levels.put(rule, new Declared(found, entry.key().span())));
          }
        }
      }
    }
  }

  private static Optional<Level> level(YamlNode node, NodeReader reader) {
    return node instanceof MappingNode settings
        ? settings.get("level").flatMap(level -> reader.level(level, "`level`"))
        : reader.level(node, "`level`");
  }

  private void compareParameters() {
    for (var rule : rules.all()) {
      for (var parameter : rule.parameters()) {
        compareParameter(rule.name(), parameter);
      }
    }
  }

  private <T> void compareParameter(String rule, Parameter<T> parameter) {
    var was = before.parameters().get(parameter);
    var is = now.parameters().get(parameter);
    if (!was.equals(is)) {
      add(
          placeOf("rules", rule),
          "`" + parameter.name() + "` of `" + rule + "` is now "
              + parameter.form().write(is) + ", was " + parameter.form().write(was));
    }
  }

  private void compareCustomRules() {
    var old = customRules(before);
    var current = customRules(now);
    for (var name : both(old.keySet(), current.keySet())) {
      var was = old.get(name);
      var is = current.get(name);
      if (is == null) {
        add(placeOf("custom-rules"), "custom rule `" + name + "` is gone");
      } else if (was == null) {
        add(is.name().span(), "custom rule `" + name + "` is new");
      } else if (!saysTheSame(was, is)) {
        add(is.name().span(), "custom rule `" + name + "` has changed");
      }
    }
  }

  private static boolean saysTheSame(CustomRule one, CustomRule other) {
    return one.card().severities().equals(other.card().severities())
        && texts(one).equals(texts(other))
        && one.where().equals(other.where())
        && one.schema().span().text().equals(other.schema().span().text());
  }

  private static List<String> texts(CustomRule rule) {
    var texts = new ArrayList<String>();
    for (var kind : rule.kinds()) {
      texts.add(kind.text());
    }
    return texts;
  }

  private static Map<String, CustomRule> customRules(Configuration configuration) {
    var rules = new LinkedHashMap<String, CustomRule>();
    for (var rule : configuration.customRules()) {
      rules.put(rule.card().name(), rule);
    }
    return rules;
  }

  private void compareExclusions() {
    for (var glob : now.exclude()) {
      if (!before.exclude().contains(glob)) {
        add(placeOf("exclude"), "`" + glob + "` is now excluded");
      }
    }
    for (var glob : before.exclude()) {
      if (!now.exclude().contains(glob)) {
        add(placeOf("exclude"), "`" + glob + "` is no longer excluded");
      }
    }
  }

  private void compareFacts(String key) {
    if (!textOf(key, before).equals(textOf(key, now))) {
      add(placeOf(key), "`" + key + "` has changed");
    }
  }

  private static List<String> textOf(String key, Configuration configuration) {
    var texts = new ArrayList<String>();
    for (var root : configuration.written()) {
      root.get(key).ifPresent(node -> texts.add(node.span().text()));
    }
    return texts;
  }

  private void add(Span place, String message) {
    changes.add(new Label(place, message));
  }

  /** The key below those keys in the last file that has it; where none does, the top of a file. */
  private Span placeOf(String... keys) {
    var roots = now.written().isEmpty() ? before.written() : now.written();
    for (var i = roots.size() - 1; i >= 0; i--) {
      var place = placeIn(roots.get(i), keys);
      if (place.isPresent()) {
        return place.get();
      }
    }
    return roots.get(roots.size() - 1).span().source().start();
  }

  private static Optional<Span> placeIn(MappingNode root, String... keys) {
    var mapping = Optional.of(root);
    var place = Optional.<Span>empty();
    for (var key : keys) {
      var entry = mapping.flatMap(node -> node.entry(key));
      place = entry.map(found -> found.key().span()).or(Optional::empty);
      mapping = entry
          .map(MappingNode.Entry::value)
          .filter(MappingNode.class::isInstance)
          .map(MappingNode.class::cast);
    }
    return place;
  }

  private static List<String> both(Set<String> first, Set<String> second) {
    var all = new LinkedHashSet<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  private static List<String> common(Set<String> ordered, Set<String> other) {
    var common = new ArrayList<>(ordered);
    common.retainAll(other);
    return common;
  }
}
