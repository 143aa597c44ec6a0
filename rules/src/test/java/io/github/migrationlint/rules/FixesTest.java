package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.text.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Applies every fix that the pages' examples offer: it silences its finding. A safe one adds none; one
 * that needs review may bring to light what could not be seen before, such as the rest of an object
 * whose kind was misspelt, but leaves the file readable.
 */
class FixesTest {
  private final Linter linter = new Linter(BuiltInRules.all());

  @TestFactory
  Stream<DynamicTest> a_fix_silences_its_finding() {
    return Catalogue.cards().stream().flatMap(card -> Stream.of(card.name() + ".md", "cases.md")
        .flatMap(file -> Catalogue.page(card.name(), file).stream())
        .flatMap(page -> PageExample.of(page).stream())
        .flatMap(example -> findings(example.files()).stream()
            .filter(
                finding -> finding.code().equals(card.name()) && finding.fix().isPresent())
            .map(finding -> dynamicTest(
                card.name() + " at " + finding.primary() + " of :" + example.line(),
                () -> check(example.files(), finding)))));
  }

  private void check(List<SourceFile> files, Diagnostic fixed) {
    var before = findings(files);
    var after = findings(apply(fixed.fix().orElseThrow(), files));

    assertEquals(count(before, fixed) - 1, count(after, fixed), fixed.message());
    var safe = fixed.fix().orElseThrow().applicability() == Fix.Applicability.SAFE;
    for (var finding : after) {
      if (!safe && !finding.code().equals("yaml-syntax")) {
        continue;
      }
      assertTrue(count(after, finding) <= count(before, finding), finding.message());
    }
  }

  /** Places move, so findings are told apart by what they say. */
  private static long count(List<Diagnostic> findings, Diagnostic like) {
    return findings.stream()
        .filter(finding ->
            finding.code().equals(like.code()) && finding.message().equals(like.message()))
        .count();
  }

  private List<Diagnostic> findings(List<SourceFile> files) {
    var report = linter.lint(new Loaded(files, files.size()));
    assertEquals(List.of(), report.internalErrors());
    return report.findings();
  }

  private static List<SourceFile> apply(Fix fix, List<SourceFile> files) {
    var changed = new ArrayList<SourceFile>();
    for (var file : files) {
      var text = new StringBuilder(file.text());
      fix.edits().stream()
          .filter(edit -> edit.span().source().id().equals(file.id()))
          .sorted(Comparator.comparing(Edit::span).reversed())
          .forEach(
              edit -> text.replace(edit.span().start(), edit.span().end(), edit.replacement()));
      changed.add(new SourceFile(file.id(), text.toString()));
    }
    return changed;
  }
}
