package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.cli.Program.Ended;
import io.github.migrationlint.rules.Catalogue;
import io.github.migrationlint.rules.Documentation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {
  private final Path folder;

  RulesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Ended run(String... words) {
    return new Program(folder).run(words);
  }

  @Test
  void rules_are_listed_by_name() {
    var lines = run("rules").out().lines().toList();
    var cards = Catalogue.cards();
    assertEquals(cards.size(), lines.size());
    for (var i = 0; i < lines.size(); i++) {
      var card = cards.get(i);
      assertTrue(
          lines
              .get(i)
              .matches("\\Q" + card.name() + "\\E +" + card.severityWords() + " +\\Q"
                  + card.summary() + "\\E"),
          lines.get(i));
    }
  }

  @Test
  void rules_are_listed_for_programs() {
    var json = run("rules", "--format", "json").out();
    var cards = Catalogue.cards();
    assertTrue(json.startsWith("{\n  \"version\": 1,\n  \"rules\": [\n"), json);
    assertTrue(
        json.contains("    {\"name\": \"excessive-vm-timeout\", \"group\": \"timeouts\","
            + " \"severity\": \"note\", \"severities\": [\"note\"], \"summary\": \""),
        json);
    assertTrue(
        json.contains("\"since\": \"0.1\", \"fix\": false,"
            + " \"refines\": [\"old-default-timeout\"], \"facts\": [\"governed-vms\"], \"url\": \""
            + Documentation.ofRule("excessive-vm-timeout").orElseThrow() + "\"},\n"),
        json);
    assertTrue(json.endsWith("\"}\n  ]\n}\n"), json);
    assertEquals(cards.size(), json.split("\"name\": ", -1).length - 1);
  }

  @Test
  void a_rule_is_explained_by_its_page_and_its_card() {
    var page = Catalogue.page("excessive-vm-timeout").orElseThrow();
    var card = """

        ## Properties
        - severity: note
        - since: migration-lint 0.1
        - fix: none
        - parameter `max`: how long a migration may take at most without a finding (default: `4h`)
        - replaces at the same place: `old-default-timeout`
        - page: %s
        """.formatted(Documentation.ofRule("excessive-vm-timeout").orElseThrow());
    assertEquals(new Ended(0, page + card, ""), run("explain", "excessive-vm-timeout"));
  }

  @Test
  void a_terminal_shows_pages_filled_to_its_width() {
    var program = new Program(folder).onTerminal().withEnvironment("COLUMNS", "60");
    var page = program.run("explain", "dead-policy").out();
    assertTrue(page.startsWith("dead-policy\n\n  "), page);
    assertTrue(page.contains("\nWhy it matters\n\n  The policy with"), page);
    assertTrue(page.contains("\n    apiVersion: migrations.kubevirt.io/v1alpha1\n"), page);
    assertTrue(page.contains("\nProperties\n  - severity: warning, error, note\n"), page);
    assertFalse(page.contains("]("), page);
    var prose = page.lines().filter(line -> line.matches(" {2}(?! ).*") && !line.contains("`"));
    assertTrue(prose.allMatch(line -> line.length() <= 60), page);
  }

  @Test
  void a_terminal_shows_each_rule_on_two_lines() {
    var lines = new Program(folder).onTerminal().run("rules").out().lines().toList();
    var cards = Catalogue.cards();
    assertEquals(2 * cards.size(), lines.size());
    assertEquals(cards.get(0).name() + "  " + cards.get(0).severityWords(), lines.get(0));
    assertEquals("    " + cards.get(0).summary(), lines.get(1));
  }

  @Test
  void several_rules_are_explained_one_after_the_other() {
    var first = run("explain", "zero-parallel-migrations").out();
    var second = run("explain", "identical-selectors").out();
    assertEquals(
        new Ended(0, first + "\n" + second, ""),
        run("explain", "zero-parallel-migrations", "identical-selectors"));
  }

  @Test
  void a_rule_that_does_not_exist_exits_with_2_and_tells_the_nearest() {
    assertEquals(
        new Ended(
            2,
            "",
            "migration-lint: no rule `identical-selector`; did you mean `identical-selectors`?\n"),
        run("explain", "identical-selector"));
  }

  @Test
  void without_a_rule_there_is_nothing_to_explain() {
    assertEquals(
        new Ended(2, "", "migration-lint: explain which rule? `migration-lint rules` lists them\n"),
        run("explain"));
  }
}
