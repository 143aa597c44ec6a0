package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopiedShareTest {
  @ParameterizedTest
  @CsvSource({
    "0.024117248, true, false, false",
    "0.05, true, false, false",
    "0.050000001, false, false, false",
    "0.999999999, false, false, false",
    "1, false, true, false",
    "1.999999999, false, true, false",
    "2, false, true, true",
  })
  void counts_copies(BigDecimal value, boolean isNextToNothing, boolean isWhole, boolean isTwice) {
    var share = new CopiedShare(value);
    assertEquals(isNextToNothing, share.isNextToNothing());
    assertEquals(isWhole, share.isWhole());
    assertEquals(isTwice, share.isTwice());
  }
}
