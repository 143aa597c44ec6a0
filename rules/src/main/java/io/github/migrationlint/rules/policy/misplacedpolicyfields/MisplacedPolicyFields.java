package io.github.migrationlint.rules.policy.misplacedpolicyfields;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.edit.YamlEditor;
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
      .requires(WrittenSelector.ANALYSIS)
      .withFix();

  /**
   * A field at the wrong level.
   *
   * @param place the keys that lead to where it is
   * @param home the path to where it belongs
   */
  private record Misplaced(Key key, String where, List<String> place, String home) {
    YamlEditor.Move move() {
      var from = new ArrayList<>(place);
      from.add(key.name());
      return new YamlEditor.Move(from, List.of(home.split("\\.", -1)));
    }
  }

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var editor = new YamlEditor();
    var findings = new ArrayList<Diagnostic>();
    for (var policy : pass.cluster().migrationPolicies()) {
      var misplaced = new ArrayList<Misplaced>();
      for (var key : policy.header().root().keys()) {
        homeOf(key)
            .ifPresent(
                home -> misplaced.add(new Misplaced(key, "at the top level", List.of(), home)));
      }
      for (var key : keys(policy.spec())) {
        if (isSelector(key.name())) {
          misplaced.add(new Misplaced(
              key, "directly under `spec`", List.of("spec"), "spec.selectors." + key.name()));
        }
      }
      for (var key : keys(policy.selectors())) {
        if (isSetting(key.name())) {
          misplaced.add(new Misplaced(
              key, "under `selectors`", List.of("spec", "selectors"), "spec." + key.name()));
        }
      }
      describe(misplaced, editor, findings);
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

  /** All of them move at once: they may share the mapping that they move to. */
  private static void describe(
      List<Misplaced> misplaced, YamlEditor editor, List<Diagnostic> findings) {
    var moves = new ArrayList<YamlEditor.Move>();
    for (var field : misplaced) {
      moves.add(field.move());
    }
    for (var field : misplaced) {
      var message = "`%s` is ignored %s".formatted(field.key.name(), field.where);
      var finding = CARD.at(field.key.span(), message).withHelp("move it to `" + field.home + "`");
      var title = misplaced.size() == 1
          ? "move it to `" + field.home + "`"
          : "move the fields to where they belong";
      findings.add(editor
          .moves(field.key.span(), moves)
          .map(edits -> finding.withFix(new Fix(title, Applicability.NEEDS_REVIEW, edits)))
          .orElse(finding));
    }
  }

  /**
   * One level too deep a setting is taken for a label. That is allowed if its value is a string, so
   * only the author can be sure that it is a mistake.
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
