package io.github.migrationlint.rules;

import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.baseline.BaselineRules;
import io.github.migrationlint.core.cluster.FleetDrift;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.KnownRule;
import io.github.migrationlint.core.config.KnownRules;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.gitops.GitOpsRules;
import io.github.migrationlint.core.kustomize.KustomizeRules;
import io.github.migrationlint.core.load.LoadRules;
import io.github.migrationlint.core.manifest.ManifestRules;
import io.github.migrationlint.core.schema.SchemaRules;
import io.github.migrationlint.core.suppression.SuppressionRules;
import io.github.migrationlint.core.targets.AppliedTwice;
import io.github.migrationlint.core.targets.IgnoredDifferences;
import io.github.migrationlint.core.yaml.YamlRules;
import io.github.migrationlint.schemas.OwnResources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Every rule there is, with its page: those that look at a cluster, and those the reading stages
 * apply while they read.
 */
public final class Catalogue {
  private static final List<RuleCard> READING = List.of(
      LoadRules.UNREADABLE_FILE,
      LoadRules.UNFOLLOWED_LINK,
      YamlRules.YAML_SYNTAX,
      YamlRules.DUPLICATE_KEY,
      ManifestRules.MISSING_API_VERSION,
      KustomizeRules.BASE_NOT_SEEN,
      KustomizeRules.BROKEN_KUSTOMIZATION,
      KustomizeRules.BROKEN_SUBSTITUTION,
      KustomizeRules.COMPOSITION_LIMIT,
      KustomizeRules.FILE_OUTSIDE_KUSTOMIZATION,
      KustomizeRules.REFERENCE_WITHOUT_HASH,
      KustomizeRules.RELEASES_DIFFER,
      KustomizeRules.TRANSFORMATION_NOT_FOLLOWED,
      KustomizeRules.UNDEFINED_VARIABLE,
      SchemaRules.SCHEMA,
      SchemaRules.UNKNOWN_FIELD,
      GitOpsRules.TARGET_NOT_SEEN,
      FleetDrift.CARD,
      BaselineRules.STALE_ENTRY,
      AppliedTwice.CARD,
      IgnoredDifferences.CARD,
      SuppressionRules.EXPIRED,
      SuppressionRules.MALFORMED,
      SuppressionRules.UNKNOWN_RULE,
      SuppressionRules.WITHOUT_REASON,
      SuppressionRules.UNUSED);

  /** The group of the rules that the reading stages apply. */
  private static final String READING_GROUP = "reading";

  private Catalogue() {}

  /** All cards by name. */
  public static List<RuleCard> cards() {
    var cards = new ArrayList<>(READING);
    for (var rule : BuiltInRules.all()) {
      cards.add(rule.card());
    }
    cards.sort(Comparator.comparing(RuleCard::name));
    return cards;
  }

  /** The cards of these rules, in this order; names of no rule are left out. */
  public static List<RuleCard> cards(List<String> names) {
    var cards = new ArrayList<RuleCard>();
    for (var name : names) {
      for (var card : cards()) {
        if (card.name().equals(name)) {
          cards.add(card);
        }
      }
    }
    return cards;
  }

  /** All rules by name, each with its group. */
  public static List<KnownRule> known() {
    var known = new ArrayList<KnownRule>();
    for (var card : READING) {
      known.add(new KnownRule(card, READING_GROUP));
    }
    for (var rule : BuiltInRules.all()) {
      known.add(new KnownRule(rule.card(), groupOf(rule)));
    }
    known.sort(Comparator.comparing(KnownRule::name));
    return known;
  }

  /** The folder that its room lies in. */
  private static String groupOf(Rule rule) {
    var family = rule.getClass()
        .getPackageName()
        .substring(Catalogue.class.getPackageName().length() + 1);
    var dot = family.indexOf('.');
    return dot < 0 ? family : family.substring(0, dot);
  }

  /** The names of all rules, sorted. */
  public static List<String> names() {
    var names = new ArrayList<String>();
    for (var card : cards()) {
      names.add(card.name());
    }
    return names;
  }

  /** The page of a rule as Markdown; empty if there is no such rule. */
  public static Optional<String> page(String name) {
    return page(name, name + ".md").map(PageHeader::shown);
  }

  /** All cards by name, with those of custom rules. */
  public static List<RuleCard> cards(Configuration configuration) {
    var cards = new ArrayList<>(cards());
    for (var rule : configuration.customRules()) {
      cards.add(rule.card());
    }
    cards.sort(Comparator.comparing(RuleCard::name));
    return cards;
  }

  /** The cards of these rules, custom ones included, in this order. */
  public static List<RuleCard> cards(List<String> names, Configuration configuration) {
    var cards = new ArrayList<RuleCard>();
    var known = new KnownRules(known()).with(configuration.knownCustomRules());
    for (var text : names) {
      for (var name : known.matching(text)) {
        known.named(name).map(KnownRule::card).ifPresent(cards::add);
      }
    }
    return cards;
  }

  /** The page of a rule, be it a custom one; empty if there is no such rule. */
  public static Optional<String> page(String name, Configuration configuration) {
    for (var rule : configuration.customRules()) {
      if (rule.card().name().equals(name)) {
        return Optional.of(CustomRulePage.of(rule));
      }
    }
    return page(name);
  }

  /** A file in a rule's room; empty if there is no such rule or file. */
  static Optional<String> page(String name, String file) {
    for (var rule : BuiltInRules.all()) {
      if (rule.card().name().equals(name)) {
        return OwnResources.text(rule.getClass(), file);
      }
    }
    for (var card : READING) {
      if (card.name().equals(name)) {
        return OwnResources.text(Catalogue.class, "reading/" + name.replace("-", "") + "/" + file);
      }
    }
    return Optional.empty();
  }
}
