package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.report.TextReporter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Real public manifests: none breaks the linter, and every message stands alone. */
class CorpusTest {
  private static LintReport lintCorpus() {
    var corpus = Shared.folder("corpus");
    var request = new LoadRequest(corpus, List.of("."), Optional.empty(), "<stdin>", List.of());
    return new Linter(BuiltInRules.all()).lint(request);
  }

  @Test
  void no_rule_fails() {
    assertEquals(List.of(), lintCorpus().internalErrors());
  }

  @Test
  void every_message_is_one_fact_with_a_place() {
    for (var finding : lintCorpus().findings()) {
      var message = finding.message();
      assertFalse(message.endsWith("."), message);
      assertFalse(message.contains("\n"), message);
      assertFalse(Character.isUpperCase(message.charAt(0)), message);
      var inText = !finding.primary().source().text().isEmpty();
      assertTrue(inText || finding.code().equals("unreadable-file"), message);
    }
  }

  @Test
  void the_counts_per_rule_are_printed_for_whoever_reads_them() {
    var report = lintCorpus();
    var counts = new TreeMap<String, Integer>();
    for (var finding : report.findings()) {
      counts.merge(finding.code(), 1, Integer::sum);
    }
    System.out.println("corpus findings per rule: " + counts);
    var text = new StringWriter();
    new TextReporter(false).write(report, text);
    assertEquals(
        counts.values().stream().mapToInt(Integer::intValue).sum(),
        report.findings().size());
    for (var name : counts.keySet()) {
      assertTrue(Catalogue.page(name).isPresent(), name + " has a page");
      assertTrue(text.toString().contains("[" + name + "]: "), name + " is reported");
    }
  }
}
