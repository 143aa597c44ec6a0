package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColorChoiceTest {
  private static boolean isWanted(
      boolean isTerminal, Map<String, String> environment, String... words) {
    var around = new Environment(
        InputStream.nullInputStream(),
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream(),
        environment,
        () -> isTerminal,
        () -> false,
        Path.of("").toAbsolutePath());
    return ColorChoice.isWanted(Arguments.of(List.of(words), Flag.COLOR), around);
  }

  @Test
  void a_terminal_gets_color_unless_it_is_dumb() {
    assertTrue(isWanted(true, Map.of("TERM", "xterm")));
    assertFalse(isWanted(true, Map.of("TERM", "dumb")));
    assertFalse(isWanted(false, Map.of("TERM", "xterm")));
  }

  @Test
  void no_color_and_force_color_outweigh_the_terminal() {
    assertFalse(isWanted(true, Map.of("NO_COLOR", "1")));
    assertTrue(isWanted(false, Map.of("FORCE_COLOR", "1")));
    assertFalse(isWanted(true, Map.of("FORCE_COLOR", "0")));
    assertFalse(isWanted(false, Map.of("NO_COLOR", "1", "FORCE_COLOR", "1")));
  }

  @Test
  void empty_variables_say_nothing() {
    assertTrue(isWanted(true, Map.of("NO_COLOR", "", "FORCE_COLOR", "")));
  }

  @Test
  void the_option_outweighs_the_environment() {
    assertTrue(isWanted(false, Map.of("NO_COLOR", "1"), "--color=always"));
    assertFalse(isWanted(true, Map.of("FORCE_COLOR", "1"), "--color", "never"));
    assertFalse(isWanted(false, Map.of(), "--color", "auto"));
  }

  @Test
  void there_are_three_choices() {
    var refused =
        assertThrows(WrongUsage.class, () -> isWanted(true, Map.of(), "--color", "sometimes"));
    assertEquals("`--color` is auto, always or never, not `sometimes`", refused.getMessage());
  }
}
