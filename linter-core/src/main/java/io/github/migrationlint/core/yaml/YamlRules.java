package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;

/** What can be wrong with a text before anybody asks what it means. */
public final class YamlRules {
  public static final RuleCard YAML_SYNTAX = RuleCard.of(
          "yaml-syntax", Severity.ERROR, "a document is not YAML, or exceeds a limit")
      .also(Severity.WARNING);
  public static final RuleCard DUPLICATE_KEY = RuleCard.of(
          "duplicate-key", Severity.ERROR, "a mapping has a key more than once")
      .also(Severity.WARNING);

  private YamlRules() {}
}
