package io.github.migrationlint.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
  @Test
  void columns_are_those_of_a_terminal() {
    assertColumns(0, "");
    assertColumns(4, "gold");
    assertColumns(1, "é");
    assertColumns(1, "e\u0301");
    assertColumns(2, "東");
    assertColumns(1, "ﾃ");
    assertColumns(2, "한");
    assertColumns(2, "\u1112\u1161\u11ab");
    assertColumns(2, "🚀");
    assertColumns(2, "🇩🇪");
    assertColumns(1, "⚠");
    assertColumns(2, "✅");
    assertColumns(1, "→");
  }

  @Test
  void the_table_of_wide_characters_ends_where_unicode_says() {
    assertColumns(2, "\u1100");
    assertColumns(2, "\u115f");
    assertColumns(2, "\u303e");
    assertColumns(1, "\u303f");
    assertColumns(2, "\uff60");
    assertColumns(1, "\uff61");
    assertColumns(2, Character.toString(0x3FFFD));
    assertColumns(1, Character.toString(0x40000));
  }

  @Test
  void a_text_is_cut_where_it_is_wider_than_allowed() {
    assertEquals("gold", TerminalText.oneLine("gold", 4));
    assertEquals("gol…", TerminalText.oneLine("gold", 3));
    assertEquals("東…", TerminalText.oneLine("東京", 3));
    assertEquals("a…", TerminalText.oneLine("a\u001b", 3));
  }

  @Test
  void lines_are_split_and_made_visible() {
    assertEquals(List.of(""), TerminalText.lines(""));
    assertEquals(List.of("a\\r", "", "\\tb"), TerminalText.lines("a\r\n\n\tb"));
  }

  @Test
  void characters_beyond_the_first_plane_are_escaped_too() {
    assertEquals("a\\U000e0061", TerminalText.oneLine("a" + Character.toString(0xE0061)));
  }

  @Test
  void only_what_starts_a_command_of_a_ci_agent_is_broken_up() {
    assertEquals("## title", TerminalText.oneLine("## title"));
    assertEquals("a#[b", TerminalText.oneLine("a#[b"));
    assertEquals("##\\x23[b", TerminalText.oneLine("###[b"));
    assertEquals("#\\x23VSO[b", TerminalText.oneLine("##VSO[b"));
  }

  private static void assertColumns(int expected, String text) {
    assertEquals(expected, TerminalText.columns(text), text);
  }
}
