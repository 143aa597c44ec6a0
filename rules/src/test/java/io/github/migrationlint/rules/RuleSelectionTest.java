package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.findings.Acceptance;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleSelectionTest {
  private static final String NEVER_STARTS = """
      apiVersion: kubevirt.io/v1
      kind: KubeVirt
      metadata:
        name: kubevirt
        namespace: kubevirt
      spec:
        configuration:
          migrations:
            parallelOutboundMigrationsPerNode: 0
      """;

  private static LintReport check(RuleSelection selection, String yaml) {
    var source = new SourceFile(new SourceId("a.yaml"), yaml);
    return selection
        .linter(Configuration.NONE, Acceptance.OF_SUPPRESSIONS)
        .lint(new Loaded(List.of(source), 1));
  }

  private static List<String> rulesIn(LintReport report) {
    var rules = new ArrayList<String>();
    for (var finding : report.findings()) {
      rules.add(finding.code());
    }
    return rules;
  }

  @Test
  void without_names_every_rule_is_wanted() {
    var all = RuleSelection.of(List.of(), List.of());
    assertSame(RuleSelection.ALL, all);
    assertEquals(List.of("zero-parallel-migrations"), rulesIn(check(all, NEVER_STARTS)));
  }

  @Test
  void rules_that_are_not_selected_are_silent() {
    var selection = RuleSelection.of(List.of("identical-selectors"), List.of());
    assertEquals(List.of(), rulesIn(check(selection, NEVER_STARTS)));
  }

  @Test
  void rules_that_are_not_wanted_do_not_run() {
    var selection =
        RuleSelection.of(List.of("identical-selectors", "schema"), List.of("identical-selectors"));
    assertEquals(List.of(), selection.rules(List.of()));
  }

  @Test
  void an_ignored_rule_is_silent_even_if_it_is_selected() {
    var name = List.of("zero-parallel-migrations");
    var selection = RuleSelection.of(name, name);
    assertEquals(List.of(), rulesIn(check(selection, NEVER_STARTS)));
  }

  @Test
  void the_summary_counts_what_is_left() {
    var all = check(RuleSelection.ALL, NEVER_STARTS).summary();
    var left = check(RuleSelection.of(List.of(), List.of("zero-parallel-migrations")), NEVER_STARTS)
        .summary();
    assertEquals(1, all.errors());
    assertEquals(0, left.errors());
    assertEquals(all.objects(), left.objects());
  }

  @Test
  void a_file_that_cannot_be_read_is_reported_whatever_is_selected() {
    var selection = RuleSelection.of(List.of("identical-selectors"), List.of());
    assertTrue(selection.includes("yaml-syntax"));
    assertTrue(selection.includes("unreadable-file"));
    assertFalse(selection.includes("unknown-field"));
  }

  @Test
  void who_ignores_unreadable_files_by_name_is_obeyed() {
    var selection = RuleSelection.of(List.of(), List.of("yaml-syntax"));
    assertFalse(selection.includes("yaml-syntax"));
  }

  @Test
  void a_rule_that_does_not_exist_is_refused_with_the_nearest_one() {
    var mistyped = assertThrows(
        UnknownRule.class, () -> RuleSelection.of(List.of("identical-selector"), List.of()));
    assertEquals(
        "no rule `identical-selector`; did you mean `identical-selectors`?", mistyped.getMessage());
    var strange =
        assertThrows(UnknownRule.class, () -> RuleSelection.of(List.of(), List.of("tabs")));
    assertEquals("no rule `tabs`", strange.getMessage());
  }
}
