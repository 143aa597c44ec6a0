package io.github.migrationlint.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionSizeTest {
  @Test
  void what_people_write_is_small() {
    assertTrue(ExpressionSize.of("^(?:prod|dev)-[a-z0-9]{1,63}\\.db$") < 200);
    assertTrue(ExpressionSize.of("vm.*") < 20);
    assertTrue(ExpressionSize.of("[]{1,1000}a]x") < 10);
    assertTrue(ExpressionSize.of("[[:alpha:]{1,1000}]") < 10);
    assertTrue(ExpressionSize.of("\\p{Lu}\\x{10FFFF}\\{1,1000}") < 30);
    assertTrue(ExpressionSize.of("a{x}b{}") < 20);
    assertEquals(0, ExpressionSize.of(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{1,1000}){1,1000}){1,1000}",
        "((a{1000}b{1000}){100}",
        "(?:(?:a{1,100}){1,100}){1,100}",
        "((((((((a{9}){9}){9}){9}){9}){9}){9}){9})",
        "a{999999999999999999999}",
        "[ab]{1000,}[ab]{1000,}[ab]{1000,}[ab]{1000,}[ab]{1000,}[ab]{1000,}",
        "(((((a{1000}){1000}){1000}){1000}",
        "\\d{1000}\\d{1000}\\d{1000}\\d{1000}\\d{1000}\\d{1000}"
      })
  void what_repeats_repetitions_is_not(String expression) {
    assertTrue(ExpressionSize.of(expression) > ExpressionSize.MOST, expression);
  }

  /** No text makes it fail, whatever is missing of it. */
  @Test
  void what_is_no_expression_has_a_size_too() {
    for (var odd :
        new String[] {"(", ")", "))((", "[", "[^", "[[:", "\\", "{", "{1", "a{1,", "\\p{", "}"}) {
      assertTrue(ExpressionSize.of(odd) >= 0, odd);
    }
  }
}
