package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.diagnostic.Severity;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopiedShareTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.024117248 | ERROR   | about 2.4 % of a large guest's memory be copied",
        "0.5         | ERROR   | about 50 % of a large guest's memory be copied",
        "0.500000001 | WARNING | about 50 % of a large guest's memory be copied",
        "0.999999999 | WARNING | about 99 % of a large guest's memory be copied",
        "1           | NOTE    | a large guest's memory be copied no more than 1.0 times",
        "1.999999999 | NOTE    | a large guest's memory be copied no more than 1.9 times",
        "2           |         | a large guest's memory be copied no more than 2.0 times",
      })
  void less_than_two_copies_are_reported(BigDecimal value, Severity severity, String words) {
    var share = new CopiedShare(value);
    assertEquals(severity, share.severity(Severity.ERROR).orElse(null));
    assertEquals(words + " before the migration is aborted", share.inWords());
  }

  @ParameterizedTest
  @CsvSource({"0.1, WARNING", "0.9, WARNING", "1.5, NOTE"})
  void what_rests_on_assumptions_is_a_warning_at_most(BigDecimal value, Severity severity) {
    assertEquals(severity, new CopiedShare(value).severity(Severity.WARNING).orElseThrow());
  }
}
