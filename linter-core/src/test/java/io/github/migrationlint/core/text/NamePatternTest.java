package io.github.migrationlint.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
  @ParameterizedTest
  @CsvSource({
    "a, a, true",
    "a, b, false",
    "*, '', true",
    "*, anything, true",
    "a*, a, true",
    "a*c, abc, true",
    "a*c, abcb, false",
    "*b*, abc, true",
    "a*b*c, aXbXbYc, true",
    "'', '', true",
    "'', a, false"
  })
  void a_star_represents_any_run(String pattern, String name, boolean matches) {
    assertEquals(matches, new NamePattern(pattern).matches(name));
  }

  @Test
  void a_hostile_pattern_costs_little() {
    var pattern = new NamePattern("*a".repeat(5_000) + "b");
    assertTimeout(Duration.ofSeconds(10), () -> assertFalse(pattern.matches("a".repeat(20_000))));
  }
}
