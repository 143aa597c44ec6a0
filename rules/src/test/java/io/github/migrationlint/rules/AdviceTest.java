package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Advice holds: whoever applies the fix of a finding, or follows its help, is rid of it and gets no new
 * finding of its severity or above. Help is followed where its first words are of a form that a script
 * understands: "set `field` to `value`", "remove `field`".
 */
class AdviceTest {
  private static final Pattern SET =
      Pattern.compile("^set (?:it|`(\\w+)`) to (?:`([^`]+)`|(\\d+)).*");
  private static final Pattern REMOVE = Pattern.compile("^remove `(\\w+)`.*");

  /** Rules about an object that is not read at all: what else is wrong with it shows afterwards. */
  private static final Set<String> REVEALING = Set.of(
      "misspelled-kind",
      "missing-api-version",
      "old-api-version",
      "unserved-api-version",
      "wrong-api-group");

  @TestFactory
  Stream<DynamicTest> a_fix_leaves_nothing_as_severe() {
    return findings((finding, files) -> finding.fix().map(fix -> edited(fix.edits(), files)));
  }

  @TestFactory
  Stream<DynamicTest> help_leaves_nothing_as_severe() {
    return findings(
        (finding, files) -> scripted(finding).map(edit -> edited(List.of(edit), files)));
  }

  private interface Following {
    Optional<List<SourceFile>> follow(Diagnostic finding, List<SourceFile> files);
  }

  private static Stream<DynamicTest> findings(Following following) {
    return Catalogue.cards().stream().flatMap(card -> Stream.of(card.name() + ".md", "cases.md")
        .flatMap(file -> Catalogue.page(card.name(), file).stream())
        .flatMap(page -> PageExample.of(page).stream())
        .filter(example -> example.section().equals("Reported"))
        .flatMap(example -> tests(card, example, following)));
  }

  private static Stream<DynamicTest> tests(
      RuleCard card, PageExample example, Following following) {
    var before = PageExample.lint(example.files()).findings();
    var tests = new ArrayList<DynamicTest>();
    for (var finding : before) {
      var after = finding.code().equals(card.name())
          ? following.follow(finding, example.files())
          : Optional.<List<SourceFile>>empty();
      after.ifPresent(files -> tests.add(dynamicTest(
          card.name() + " " + example.line() + " " + finding.primary(),
          () -> check(finding, before, files))));
    }
    return tests.stream();
  }

  private static void check(Diagnostic finding, List<Diagnostic> before, List<SourceFile> files) {
    var after = PageExample.lint(files).findings();
    assertTrue(
        count(finding.code(), after) < count(finding.code(), before), () -> "still: " + after);
    if (REVEALING.contains(finding.code())) {
      return;
    }
    var had = counts(before, finding);
    for (var entry : counts(after, finding).entrySet()) {
      var isNew = entry.getValue() > had.getOrDefault(entry.getKey(), 0);
      assertFalse(isNew, () -> entry.getKey() + " comes of: " + finding.help().orElse("") + after);
    }
  }

  private static long count(String rule, List<Diagnostic> findings) {
    return findings.stream().filter(finding -> finding.code().equals(rule)).count();
  }

  /** How often each rule reports something as severe as that finding. */
  private static Map<String, Integer> counts(List<Diagnostic> findings, Diagnostic than) {
    var counts = new HashMap<String, Integer>();
    for (var finding : findings) {
      if (finding.severity().compareTo(than.severity()) >= 0) {
        counts.merge(finding.code(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** The edit that the first words of a help ask for; empty where it takes a person. */
  private static Optional<Edit> scripted(Diagnostic finding) {
    var help = finding.help().orElse("");
    var set = SET.matcher(help);
    if (set.matches()) {
      var value = set.group(2) != null ? set.group(2) : set.group(3);
      return place(finding, Optional.ofNullable(set.group(1))).map(place -> replaced(place, value));
    }
    var remove = REMOVE.matcher(help);
    return remove.matches()
        ? place(finding, Optional.of(remove.group(1))).flatMap(AdviceTest::removed)
        : Optional.empty();
  }

  /** The value of a field, if a finding points at it. */
  private static Optional<Span> place(Diagnostic finding, Optional<String> field) {
    var spans = new ArrayList<Span>();
    spans.add(finding.primary());
    finding.related().forEach(label -> spans.add(label.span()));
    for (var span : spans) {
      var line = line(span);
      var isScalar = !span.text().contains("\n") && !span.text().contains(": ");
      if (isScalar && (field.isEmpty() || line.strip().startsWith(field.get() + ": "))) {
        return Optional.of(span);
      }
    }
    return Optional.empty();
  }

  private static String line(Span span) {
    var lines = span.source().lines();
    return lines.line(lines.position(span.start()).line());
  }

  private static Edit replaced(Span span, String value) {
    var first = span.text().charAt(0);
    var isQuoted = first == '"' || first == '\'';
    return new Edit(span, isQuoted && value.charAt(0) != '"' ? first + value + first : value);
  }

  /** Without its line, where the value is there alone with its key. */
  private static Optional<Edit> removed(Span span) {
    var lines = span.source().lines();
    var number = lines.position(span.start()).line();
    return line(span).strip().endsWith(span.text())
        ? Optional.of(
            new Edit(span.source().span(lines.start(number), lines.start(number + 1)), ""))
        : Optional.empty();
  }

  private static List<SourceFile> edited(List<Edit> edits, List<SourceFile> files) {
    var edited = new ArrayList<SourceFile>();
    for (var file : files) {
      var text = new StringBuilder(file.text());
      edits.stream()
          .filter(edit -> edit.span().source().id().equals(file.id()))
          .sorted(Comparator.comparing(Edit::span).reversed())
          .forEach(
              edit -> text.replace(edit.span().start(), edit.span().end(), edit.replacement()));
      edited.add(new SourceFile(file.id(), text.toString()));
    }
    return edited;
  }
}
