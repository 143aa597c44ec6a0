package io.github.migrationlint.rules.policy.misplacedpolicyfields;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.SelectorSubject;
import io.github.migrationlint.core.facts.WrittenSelector;
import io.github.migrationlint.core.resource.Block;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Key;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A field of a MigrationPolicy that is at the wrong level. */
public final class MisplacedPolicyFields implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "misplaced-policy-fields",
          Severity.ERROR,
          "a field of a MigrationPolicy is at the wrong level")
      .also(Severity.WARNING)
      .refines("unknown-field")
      .requires(WrittenSelector.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var policy : pass.cluster().migrationPolicies()) {
      for (var key : policy.header().root().keys()) {
        homeOf(key).ifPresent(home -> findings.add(describe(key, "at the top level", home)));
      }
      for (var key : keys(policy.spec())) {
        if (isSelector(key.name())) {
          findings.add(describe(key, "directly under `spec`", "spec.selectors." + key.name()));
        }
      }
      for (var key : keys(policy.selectors())) {
        if (isSetting(key.name())) {
          findings.add(describe(key, "under `selectors`", "spec." + key.name()));
        }
      }
    }
    for (var selector : pass.resultOf(WrittenSelector.ANALYSIS)) {
      addSettingsAmongLabels(selector, findings);
    }
    return findings;
  }

  private static List<Key> keys(Field<Block> block) {
    return block.value().map(Block::keys).orElse(List.of());
  }

  /** Where a field belongs that is at the top. */
  private static Optional<String> homeOf(Key key) {
    if (key.name().equals("name")) {
      return Optional.of("metadata.name");
    }
    if (isSelector(key.name())) {
      return Optional.of("spec.selectors." + key.name());
    }
    return key.name().equals("selectors") || isSetting(key.name())
        ? Optional.of("spec." + key.name())
        : Optional.empty();
  }

  private static boolean isSelector(String name) {
    for (var subject : SelectorSubject.values()) {
      if (subject.field().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSetting(String name) {
    return name.equals(MigrationPolicy.EXPERIMENTAL)
        || MigrationField.named(name).filter(MigrationField::inPolicy).isPresent();
  }

  private static Diagnostic describe(Key key, String where, String home) {
    var message = "`%s` is ignored %s".formatted(key.name(), where);
    return CARD.at(key.span(), message).withHelp("move it to `" + home + "`");
  }

  /**
   * One level too deep a setting is taken for a label. That is allowed if its value is a string, so
   * no one but the author can be sure that it is a mistake.
   */
  private static void addSettingsAmongLabels(WrittenSelector selector, List<Diagnostic> findings) {
    for (var pair : selector.labels().pairs()) {
      if (isSetting(pair.key()) && pair.value() instanceof Field.Present<String>) {
        var message = "`%s` is a label to match here, not a setting".formatted(pair.key());
        findings.add(CARD.at(Severity.WARNING, pair.keySpan(), message)
            .withHelp("move it to `spec." + pair.key() + "`"));
      }
    }
  }
}
