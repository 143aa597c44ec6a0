package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.cli.HelpOutline.Entry;
import io.github.migrationlint.cli.HelpOutline.Option;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelpOutlineTest {
  private static final HelpOutline OUTLINE = HelpOutline.of("""
      Keep a record of what is
      known.

      Usage: migration-lint record new [OPTIONS] [FILE]
             migration-lint record drop|show

      Arguments:
        [FILE]  Where to keep it [default: record.json];
                an old one is kept

      Options:
        -f, --format FORMAT     text or json
            --stdin-filename NAME Call standard input this
        -q, --quiet             Say nothing

      Nothing is sent anywhere.

      Examples:
        migration-lint record new      keep it
      """);

  @Test
  void a_summary_is_one_line() {
    assertEquals("Keep a record of what is known.", OUTLINE.summary());
  }

  @Test
  void every_way_to_use_a_command_is_known_by_its_first_operand() {
    assertEquals(
        List.of("migration-lint record new [OPTIONS] [FILE]", "migration-lint record drop|show"),
        OUTLINE.usages());
    assertEquals(List.of("new", "drop", "show"), OUTLINE.operands());
  }

  @Test
  void options_are_known_by_letter_word_and_value() {
    assertEquals(
        List.of(
            new Option("f", "format", "FORMAT", "text or json"),
            new Option("", "stdin-filename", "NAME", "Call standard input this"),
            new Option("q", "quiet", "", "Say nothing")),
        OUTLINE.options());
  }

  @Test
  void an_entry_goes_on_in_the_lines_below() {
    var entry = OUTLINE.section("Arguments").entries().get(0);
    assertEquals(
        new Entry("[FILE]", "Where to keep it [default: record.json];\nan old one is kept"), entry);
    assertEquals("Where to keep it", entry.brief());
  }

  @Test
  void a_paragraph_without_a_title_is_no_list() {
    var paragraph = OUTLINE.section("");
    assertEquals(List.of("Nothing is sent anywhere."), paragraph.lines());
    assertEquals(List.of(), paragraph.entries());
  }
}
