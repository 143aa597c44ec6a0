package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  private static Arguments of(String... words) {
    return Arguments.of(List.of(words), CheckCommand.FLAGS);
  }

  @Test
  void words_without_a_dash_are_operands() {
    assertEquals(List.of("a", "-", "b"), of("a", "-", "b").operands());
  }

  @Test
  void letters_and_words_mean_the_same() {
    for (var arguments :
        List.of(of("-q", "-f", "json"), of("-qfjson"), of("--quiet", "--format=json"))) {
      assertTrue(arguments.has(Flag.QUIET));
      assertEquals(Optional.of("json"), arguments.value(Flag.FORMAT));
      assertFalse(arguments.has(Flag.VERBOSE));
    }
  }

  @Test
  void lists_are_taken_apart_at_commas() {
    var arguments = of("--select", "a, b,,c", "x", "--select=d");
    assertEquals(List.of("a", "b", "c", "d"), arguments.listed(Flag.SELECT));
    assertEquals(List.of("x"), arguments.operands());
    assertEquals(List.of(), arguments.listed(Flag.IGNORE));
  }

  @Test
  void globs_keep_their_commas_and_quotes() {
    var globs = List.of("{a,b}/**", "\"c\"", "'d'");
    var arguments =
        of("--exclude", globs.get(0), "--exclude", globs.get(1), "--exclude=" + globs.get(2));
    assertEquals(globs, arguments.values(Flag.EXCLUDE));
  }
}
