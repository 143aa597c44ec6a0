package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopiedShareTest {
  @ParameterizedTest
  @CsvSource({
    "0.024117248, LIKELY, true",
    "0.05, LIKELY, true",
    "0.050000001, LIKELY, false",
    "0.999999999, LIKELY, false",
    "1, POSSIBLE, false",
    "1.999999999, POSSIBLE, false",
    "2, , false",
  })
  void less_than_two_copies_fall_short(
      BigDecimal value, Shortfall shortfall, boolean isNextToNothing) {
    var share = new CopiedShare(value);
    assertEquals(shortfall, share.shortfall().orElse(null));
    assertEquals(isNextToNothing, share.isNextToNothing());
  }
}
