package io.github.migrationlint.rules.timeouts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.CopiedShare;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeoutSeverityTest {
  @ParameterizedTest
  @CsvSource({"0.05, WARNING", "0.999999999, WARNING", "1, NOTE", "1.999999999, NOTE", "2, "})
  void less_than_two_copies_are_reported(BigDecimal value, Severity severity) {
    assertEquals(severity, TimeoutSeverity.of(new CopiedShare(value)).orElse(null));
  }
}
