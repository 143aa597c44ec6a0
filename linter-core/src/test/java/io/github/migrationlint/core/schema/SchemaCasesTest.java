package io.github.migrationlint.core.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.schemas.SchemaCatalogue;
import io.github.migrationlint.schemas.Version;
import io.github.migrationlint.schemas.VersionBounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs {@code cases.md}: what is found in manifests, and where.
 *
 * <p>A fence is opened by {@code ```yaml VERSION WORDS}: the version of the component, and {@code
 * declared}, {@code patch} or {@code kustomize} as they apply. Carets in a comment assert what is
 * found at these columns of the line before ({@code note} and {@code warning} are before what is no
 * error); {@code help:} and {@code related:} comments that follow assert what goes with it. What
 * starts further left than a caret can be is given by columns, {@code # 1-5 schema: …}.
 */
class SchemaCasesTest {
  private static final SchemaValidator VALIDATOR = new SchemaValidator(SchemaCatalogue.bundled());

  private record Case(String title, List<String> words, String yaml) {
    boolean is(String word) {
      return words.contains(word);
    }
  }

  @TestFactory
  Stream<DynamicTest> findings_are_as_the_carets_say() throws IOException {
    return cases().stream()
        .map(c -> dynamicTest(c.title(), () -> assertEquals(expected(c), actual(c))));
  }

  @Test
  void there_are_many_cases() throws IOException {
    assertTrue(cases().size() >= 60, "only " + cases().size());
  }

  private static List<Case> cases() throws IOException {
    var cases = new ArrayList<Case>();
    var title = "";
    var fence = "";
    var yaml = new StringBuilder();
    for (var line : text().lines().toList()) {
      if (line.startsWith("## ")) {
        title = line.substring(3);
      } else if (line.startsWith("```yaml ")) {
        fence = line.substring(8);
        yaml.setLength(0);
      } else if (line.equals("```")) {
        cases.add(new Case(title, List.of(fence.split(" ")), yaml.toString()));
        fence = "";
      } else if (!fence.isEmpty()) {
        yaml.append(line).append('\n');
      }
    }
    return cases;
  }

  private static String text() throws IOException {
    try (var stream = SchemaCasesTest.class.getResourceAsStream("cases.md")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The text without the carets' lines' leading blanks, each given by line and columns. */
  private static String expected(Case c) {
    var found = new ArrayList<String>();
    var lines = c.yaml().lines().toList();
    var subject = 0;
    for (var i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      var comment = line.strip();
      if (!comment.startsWith("#")) {
        subject = i + 1;
      } else if (comment.contains("^")) {
        var start = line.indexOf('^') + 1;
        var end = line.lastIndexOf('^') + 2;
        found.add(subject + ":" + start + "-" + end + line.substring(end - 1));
      } else if (comment.matches("# \\d+-\\d+ .*")) {
        found.add(subject + ":" + comment.substring(2));
      } else if (comment.matches("# (help|related): .*")) {
        found.add(comment.substring(2));
      }
    }
    return String.join("\n", found);
  }

  private static String actual(Case c) {
    var root = YamlText.read("case.yaml", c.yaml());
    var apiVersion = root.scalar("apiVersion").orElseThrow().text();
    var slash = apiVersion.indexOf('/');
    var subject = new SchemaSubject(
        root,
        c.is("kustomize") ? Reading.KUSTOMIZE : Reading.KUBECTL,
        apiVersion.substring(0, slash),
        apiVersion.substring(slash + 1),
        root.scalar("kind").orElseThrow().text(),
        c.is("patch"));
    var version = Version.parse(c.words().get(0)).orElseThrow();
    var found = new ArrayList<String>();
    var bounds =
        c.is("declared") ? VersionBounds.exactly(version) : VersionBounds.assuming(version);
    for (var diagnostic : VALIDATOR.validate(subject, bounds)) {
      found.add(place(diagnostic) + " "
          + (diagnostic.severity() == Severity.ERROR
              ? ""
              : diagnostic.severity().word() + " ") + diagnostic.code() + ": "
          + diagnostic.message());
      diagnostic.help().ifPresent(help -> found.add("help: " + help));
      diagnostic
          .related()
          .forEach(label -> found.add(
              "related: " + label.span().source().lines().position(label.span().start()) + " "
                  + label.message()));
    }
    return String.join("\n", found);
  }

  /** Line and columns; a place that goes on in the next line is given up to the end of its first. */
  private static String place(Diagnostic diagnostic) {
    var span = diagnostic.primary();
    var lines = span.source().lines();
    var start = lines.position(span.start());
    var end = lines.position(span.end());
    var last =
        end.line() == start.line() ? end.column() : lines.line(start.line()).length() + 1;
    return start + "-" + last;
  }
}
