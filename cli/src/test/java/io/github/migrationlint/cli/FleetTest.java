package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.cli.Program.Ended;
import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.report.FailOn;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.report.ReportFormat;
import io.github.migrationlint.core.report.Tool;
import io.github.migrationlint.rules.BuiltInRules;
import io.github.migrationlint.rules.Catalogue;
import io.github.migrationlint.rules.Documentation;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A repository with something of everything, from its files to what a reader sees in each format.
 * {@code -Dgolden=update} writes the expected files anew; the difference is then reviewed like code.
 */
class FleetTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "repositories");
  private static final Path FLEET = FOLDER.resolve("fleet");

  /** In the place of the address, which every release changes. */
  private static final String PAGES = "https://rules.example/";

  @ParameterizedTest
  @EnumSource
  void a_fleet_is_reported_as_reviewed(ReportFormat format) throws IOException {
    assertGolden("fleet." + format.extension(), written(format));
  }

  @Test
  void the_program_reports_no_more_and_no_less() {
    var program = new Program(FLEET);
    assertEquals(new Ended(1, written(ReportFormat.TEXT), ""), program.run("check"));
    var version = "\"version\": \"1.2.3\"";
    var json = written(ReportFormat.JSON)
        .replace(version, version.replace("1.2.3", VersionCommand.number()))
        .replace(
            PAGES,
            Documentation.ofRule("tied-policies").orElseThrow().replace("tied-policies.md", ""));
    assertEquals(new Ended(1, json, ""), program.run("-f", "json"));
  }

  private static String written(ReportFormat format) {
    var report = report();
    var tool = new Tool(
        "1.2.3", () -> cards(report), rule -> Optional.empty(), rule -> Documentation.ofRule(rule)
            .map(url -> PAGES + rule + ".md"));
    var text = new StringWriter();
    format.reporter(tool, FailOn.ERROR, false).write(report, text);
    return text.toString();
  }

  private static LintReport report() {
    var request =
        new LoadRequest(FLEET.toAbsolutePath(), List.of("."), Optional.empty(), "", List.of());
    return new Linter(BuiltInRules.all()).lint(request);
  }

  /** The cards of what is found: with all others, every new rule would change what is expected. */
  private static List<RuleCard> cards(LintReport report) {
    var cards = new ArrayList<RuleCard>();
    for (var card : Catalogue.cards()) {
      if (report.findings().stream().anyMatch(finding -> finding.code().equals(card.name()))) {
        cards.add(card);
      }
    }
    return cards;
  }

  private static void assertGolden(String name, String actual) throws IOException {
    var file = FOLDER.resolve(name);
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(file, actual);
    }
    assertTrue(Files.exists(file), () -> file + " is missing, -Dgolden=update writes it");
    // Git may have checked the file out with the line ends of the platform.
    var expected = Files.readString(file).replace("\r\n", "\n");
    assertEquals(expected, actual, () -> "differs from " + file);
  }
}
