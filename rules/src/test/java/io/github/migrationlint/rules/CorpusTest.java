package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.report.LintReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Real public manifests: none breaks the linter, and every message is clear alone. */
class CorpusTest {
  /** What keeps its capitals at the start of a message. */
  private static final List<String> NAMES = List.of("VM", "VMI", "KubeVirt", "HyperConverged");

  /** Each folder is a repository of its own. */
  private static List<LintReport> lintCorpus() {
    var corpus = Shared.folder("corpus");
    var linter = new Linter(BuiltInRules.all());
    var reports = new ArrayList<LintReport>();
    try (var repositories = Files.list(corpus)) {
      for (var repository : repositories.filter(Files::isDirectory).sorted().toList()) {
        reports.add(linter.lint(
            new LoadRequest(repository, List.of("."), Optional.empty(), "<stdin>", List.of())));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return reports;
  }

  private static List<Diagnostic> findings() {
    return lintCorpus().stream().flatMap(report -> report.findings().stream()).toList();
  }

  @Test
  void no_rule_fails() {
    for (var report : lintCorpus()) {
      assertEquals(List.of(), report.internalErrors());
    }
  }

  @Test
  void every_message_is_one_fact_with_a_place() {
    for (var finding : findings()) {
      var message = finding.message();
      assertFalse(message.endsWith("."), message);
      assertFalse(message.contains("\n"), message);
      var isName = NAMES.contains(message.split(" ", 2)[0]);
      assertTrue(isName || !Character.isUpperCase(message.charAt(0)), message);
      var inText = !finding.primary().source().text().isEmpty();
      assertTrue(inText || finding.code().equals("unreadable-file"), message);
    }
  }

  @Test
  void the_counts_per_rule_are_printed_for_whoever_reads_them() {
    var counts = new TreeMap<String, Integer>();
    for (var finding : findings()) {
      counts.merge(finding.code(), 1, Integer::sum);
    }
    System.out.println("corpus findings per rule: " + counts);
    assertFalse(counts.isEmpty(), "the corpus has mistakes in it");
    for (var name : counts.keySet()) {
      assertTrue(Catalogue.page(name).isPresent(), name + " has a page");
    }
  }
}
