package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.diagnostic.Severity;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopiedShareTest {
  @ParameterizedTest
  @CsvSource({
    "0.024117248, WARNING, true",
    "0.05, WARNING, true",
    "0.050000001, WARNING, false",
    "0.999999999, WARNING, false",
    "1, NOTE, false",
    "1.999999999, NOTE, false",
    "2, , false",
  })
  void less_than_two_copies_are_reported(
      BigDecimal value, Severity severity, boolean isNextToNothing) {
    var share = new CopiedShare(value);
    assertEquals(severity, share.severity().orElse(null));
    assertEquals(isNextToNothing, share.isNextToNothing());
  }
}
