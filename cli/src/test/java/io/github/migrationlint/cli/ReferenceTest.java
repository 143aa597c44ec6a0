package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.migrationlint.cli.HelpOutline.Entry;
import io.github.migrationlint.cli.HelpOutline.HelpSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/cli.md} says what {@code --help} says. {@code -Dgolden=update} writes it anew after a
 * help page has changed.
 */
class ReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "cli.md");

  @Test
  void the_reference_is_made_from_the_help_pages() throws IOException {
    var reference = reference();
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(PAGE, reference);
    }
    assertEquals(Files.readString(PAGE).replace("\r\n", "\n"), reference);
  }

  @Test
  void every_page_has_a_summary_a_usage_and_what_it_exits_with() {
    for (var command : Main.COMMANDS) {
      var outline = HelpOutline.of(HelpPage.of(command));
      assertFalse(outline.summary().isEmpty(), command);
      assertFalse(outline.usages().isEmpty(), command);
      assertFalse(outline.section("Exit codes").entries().isEmpty(), command);
    }
  }

  private static String reference() {
    var overview = HelpOutline.of(HelpPage.of(HelpPage.OVERVIEW));
    var page = new StringBuilder("# The command line\n\n");
    page.append("What `migration-lint help` and `migration-lint help COMMAND` print, on one page.");
    page.append(" It is made from them:\na build fails where the two differ.\n");
    append(page, overview);
    for (var command : Main.COMMANDS) {
      page.append("\n## ").append(command).append('\n');
      append(page, HelpOutline.of(HelpPage.of(command)));
    }
    return page.toString();
  }

  private static void append(StringBuilder page, HelpOutline outline) {
    page.append('\n').append(prose(outline.summary())).append("\n\n```text\n");
    for (var usage : outline.usages()) {
      page.append(usage).append('\n');
    }
    page.append("```\n");
    for (var section : outline.sections()) {
      append(page, section);
    }
  }

  private static void append(StringBuilder page, HelpSection section) {
    page.append('\n');
    if (section.title().isEmpty()) {
      page.append(prose(String.join(" ", section.lines()))).append('\n');
      return;
    }
    if (section.title().startsWith("Example") || section.entries().isEmpty()) {
      page.append("**").append(section.title()).append("**\n\n```text\n");
      section.lines().forEach(line -> page.append(line.substring(2)).append('\n'));
      page.append("```\n");
      return;
    }
    page.append("| ").append(section.title()).append(" | |\n|---|---|\n");
    for (var entry : section.entries()) {
      page.append(row(entry)).append('\n');
    }
  }

  private static String row(Entry entry) {
    return "| `" + entry.term().replace("|", "\\|") + "` | "
        + prose(entry.meaning().replace('\n', ' ')) + " |";
  }

  /** Nothing of a help page is meant to be Markdown, except for code in backticks. */
  private static String prose(String text) {
    return text.strip()
        .replace("|", "\\|")
        .replace("*", "\\*")
        .replace("[", "\\[")
        .replace("<", "\\<");
  }
}
