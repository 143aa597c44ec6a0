package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.load.LoadRules;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.rules.PageExample.Marker;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every example of every page: the pages are the tests of the rules. */
class PagesTest {
  /** All rules, or the one that {@code -Dpage=RULE} names. */
  private static Stream<RuleCard> cards() {
    var only = System.getProperty("page", "");
    return Catalogue.cards().stream()
        .filter(card -> only.isEmpty() || card.name().equals(only));
  }

  @TestFactory
  Stream<DynamicTest> every_page_has_the_sections_readers_look_for() {
    return cards().map(card -> dynamicTest(card.name(), () -> sections(card)));
  }

  private static void sections(RuleCard card) {
    var page = Catalogue.page(card.name()).orElseThrow();
    assertTrue(page.startsWith("# " + card.name() + "\n"), "the title is the rule's name");
    for (var section : List.of("Why it matters", "Reported", "Silent", "Upstream")) {
      assertTrue(page.contains("\n## " + section + "\n"), "section " + section);
    }
    for (var section : List.of("Reported", "Silent")) {
      assertTrue(hasExample(card, page, section), "an example under " + section);
    }
    assertFalse(card.summary().endsWith("."), "the summary has no full stop");
  }

  /** What goes wrong with a file as a whole is shown by a listing of its folder. */
  private static boolean hasExample(RuleCard card, String page, String section) {
    if (LoadRules.CARDS.contains(card)) {
      return page.matches("(?s).*\\n## " + section + "\\n[^#]*\\n```text\\n.*");
    }
    return PageExample.of(page).stream().anyMatch(example -> example.section().equals(section));
  }

  @TestFactory
  Stream<DynamicTest> every_example_says_what_is_found() {
    return cards().flatMap(card -> Stream.of(card.name() + ".md", "cases.md")
        .flatMap(file -> Catalogue.page(card.name(), file).stream()
            .flatMap(page -> PageExample.of(page).stream())
            .map(example -> dynamicTest(
                card.name() + " " + example.section() + ":" + example.line(),
                () -> check(card, file, example)))));
  }

  private void check(RuleCard card, String file, PageExample example) {
    var report = PageExample.lint(example.files());
    assertEquals(List.of(), report.internalErrors());
    var silent = example.section().equals("Silent");
    var found = new ArrayList<Marker>();
    for (var finding : report.findings()) {
      if (silent || finding.code().equals(card.name())) {
        addWithRelated(finding, found);
      }
    }
    if (PageUpdate.isWanted() && !silent) {
      PageUpdate.update(card.name(), file, example, found.stream().distinct().toList());
      return;
    }
    var expected =
        example.markers().stream().map(Marker::toString).distinct().sorted().toList();
    assertEquals(
        String.join("\n", expected),
        String.join(
            "\n", found.stream().map(Marker::toString).distinct().sorted().toList()));
    assertEquals(
        silent,
        found.isEmpty(),
        "a Reported example has a finding, a Silent one has none: " + file + ":" + example.line());
  }

  private static void addWithRelated(Diagnostic finding, List<Marker> found) {
    found.add(marker(finding.primary(), finding.code(), finding.message()));
    for (var label : finding.related()) {
      found.add(marker(label.span(), "related", label.message()));
    }
  }

  private static Marker marker(Span span, String code, String message) {
    var start = span.source().lines().position(span.start());
    var end = span.source().lines().position(span.end());
    var endColumn = end.line() == start.line()
        ? end.column()
        : span.source().lines().line(start.line()).length() + 1;
    return new Marker(
        span.source().id().path(), start.line(), start.column(), endColumn, code, message);
  }
}
