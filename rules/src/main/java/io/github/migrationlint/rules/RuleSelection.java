package io.github.migrationlint.rules;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.KnownRule;
import io.github.migrationlint.core.config.KnownRules;
import io.github.migrationlint.core.config.RuleFilter;
import io.github.migrationlint.core.findings.Acceptance;
import io.github.migrationlint.core.load.LoadRules;
import io.github.migrationlint.core.yaml.YamlRules;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules a user wants to hear of. The others do not run: none of them takes the place of a wanted
 * one that says the same in more general words, and a rule with a bug can be left out.
 */
public final class RuleSelection implements RuleFilter {
  /** Every rule. */
  public static final RuleSelection ALL =
      new RuleSelection(NameList.NONE, NameList.NONE, List.of(), List.of());

  /** Only who ignores them by name can do without: what was not read cannot be called clean. */
  private static final List<String> NOT_READ =
      List.of(LoadRules.UNREADABLE_FILE.name(), YamlRules.YAML_SYNTAX.name());

  private final NameList selected;
  private final NameList ignored;
  private final List<String> off;
  private final List<KnownRule> custom;

  /**
   * Names and patterns as the user writes them, and the rules they represent.
   *
   * @param exact those that are names, not patterns
   */
  private record NameList(List<String> exact, List<String> all) {
    static final NameList NONE = new NameList(List.of(), List.of());

    static NameList of(List<String> written, KnownRules known) {
      var exact = new ArrayList<String>();
      var all = new ArrayList<String>();
      for (var text : written) {
        var rules = known.matching(text);
        if (rules.isEmpty()) {
          throw new UnknownRule(text, known);
        }
        if (!KnownRules.isPattern(text)) {
          exact.add(text);
        }
        all.addAll(rules);
      }
      return new NameList(List.copyOf(exact), List.copyOf(all));
    }
  }

  private RuleSelection(
      NameList selected, NameList ignored, List<String> off, List<KnownRule> custom) {
    this.selected = selected;
    this.ignored = ignored;
    this.off = off;
    this.custom = custom;
  }

  /**
   * The selected rules without the ignored ones.
   *
   * @param selected names and patterns such as {@code policy/*}; none selects every rule. Findings
   *     about files that cannot be read are always selected
   * @throws UnknownRule if there is no rule of one of the names
   */
  public static RuleSelection of(List<String> selected, List<String> ignored) {
    return of(selected, ignored, Configuration.NONE);
  }

  /**
   * The same with the custom rules of a configuration and without the rules that it turns off, unless
   * they are selected by name.
   *
   * @throws UnknownRule if there is no rule of one of the names
   */
  public static RuleSelection of(
      List<String> selected, List<String> ignored, Configuration configuration) {
    var custom = configuration.knownCustomRules();
    var off = new ArrayList<String>();
    for (var rule : configuration.levels().keySet()) {
      if (configuration.isOff(rule)) {
        off.add(rule);
      }
    }
    if (selected.isEmpty() && ignored.isEmpty()) {
      return off.isEmpty() && custom.isEmpty()
          ? ALL
          : new RuleSelection(NameList.NONE, NameList.NONE, off, custom);
    }
    var known = Configurations.rules().with(custom);
    return new RuleSelection(
        NameList.of(selected, known), NameList.of(ignored, known), off, custom);
  }

  /** A linter that applies these rules and tells what they find. */
  public Linter linter(Configuration configuration, Acceptance acceptance) {
    return new Linter(this::rules, configuration, this, acceptance);
  }

  /** The rules to run over these clusters; the reading stages have some more. */
  List<Rule> rules(List<ClusterModel> clusters) {
    var about = BuiltInRules.about(clusters);
    if (this == ALL) {
      return about;
    }
    var rules = new ArrayList<Rule>();
    for (var rule : about) {
      if (includes(rule.card().name())) {
        rules.add(rule);
      }
    }
    return rules;
  }

  @Override
  public boolean includes(String rule) {
    if (ignored.all.contains(rule)) {
      return false;
    }
    return names(rule)
        || (!off.contains(rule)
            && (selected.all.isEmpty() || selected.all.contains(rule) || NOT_READ.contains(rule)));
  }

  @Override
  public boolean names(String rule) {
    return selected.exact.contains(rule);
  }

  @Override
  public List<String> known() {
    var names = new ArrayList<>(Catalogue.names());
    for (var rule : custom) {
      names.add(rule.name());
    }
    return names;
  }
}
