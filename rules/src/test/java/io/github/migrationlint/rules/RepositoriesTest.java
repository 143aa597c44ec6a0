package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.report.ClustersTextReporter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Small repositories, each with what is found in it and what of it reaches which cluster in its
 * {@code expected.txt}; {@code -Dgolden=update} writes that anew.
 */
class RepositoriesTest {
  private static final Path REPOSITORIES = Path.of(
          "..", "linter-core", "src", "test", "resources", "repos")
      .toAbsolutePath()
      .normalize();

  /** Enough to show where claims end up; a new rule must not change what is expected here. */
  private static final List<String> RULES = List.of(
      "identical-selectors",
      "negative-timeout",
      "selector-on-vm-metadata",
      "tied-policies",
      "zero-parallel-migrations");

  private static List<Rule> rules() {
    return BuiltInRules.all().stream()
        .filter(rule -> RULES.contains(rule.card().name()))
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> each_repository_is_understood_as_expected() throws IOException {
    try (var repositories = Files.list(REPOSITORIES)) {
      return repositories.filter(Files::isDirectory).sorted().toList().stream()
          .map(repository ->
              dynamicTest(repository.getFileName().toString(), () -> assertExpected(repository)));
    }
  }

  private static void assertExpected(Path repository) throws IOException {
    var expected = repository.resolve("expected.txt");
    var actual = findings(repository) + "\n" + clusters(repository);
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(expected, actual);
    }
    assertEquals(Files.readString(expected), actual);
  }

  private static LoadRequest request(Path repository) {
    return new LoadRequest(repository, List.of("."), Optional.empty(), "<stdin>", List.of());
  }

  private static Configuration configuration(Path repository) {
    return Files.exists(repository.resolve(".migration-lint.yaml"))
        ? Configurations.named(repository, ".migration-lint.yaml")
        : Configuration.NONE;
  }

  /** A line for each finding. */
  private static String findings(Path repository) {
    var report = new Linter(rules(), configuration(repository)).lint(request(repository));
    assertEquals(List.of(), report.internalErrors());
    var lines = new StringBuilder();
    for (var finding : report.findings()) {
      var place = finding.primary();
      lines
          .append(place.source().id())
          .append(':')
          .append(place.source().lines().position(place.start()).line())
          .append(' ')
          .append(finding.severity().word())
          .append(' ')
          .append(finding.code())
          .append(": ")
          .append(finding.message())
          .append(' ')
          .append(finding.clusters())
          .append('\n');
      for (var label : finding.related()) {
        lines
            .append("  ")
            .append(label.span().source().id())
            .append(':')
            .append(label.span().source().lines().position(label.span().start()).line())
            .append(' ')
            .append(label.message())
            .append('\n');
      }
    }
    return lines.length() == 0 ? "nothing found\n" : lines.toString();
  }

  private static String clusters(Path repository) {
    var report = new Linter(List.of(), configuration(repository)).clusters(request(repository));
    var text = new StringWriter();
    try (text) {
      new ClustersTextReporter(false).write(report, text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return text.toString();
  }
}
