package io.github.migrationlint.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailOnTest {
  private static LintReport reportWith(Severity severity) {
    var place = new SourceFile(new SourceId("a.yaml"), "").start();
    return ExampleReport.of(
        ExampleReport.summary(1, 1, 1, 1, 0, 0, 0, 0, List.of()),
        List.of(Diagnostic.of("some-rule", severity, "something", place)),
        List.of());
  }

  @Test
  void a_finding_at_or_above_the_threshold_reaches_it() {
    assertTrue(FailOn.WARNING.isReachedBy(reportWith(Severity.ERROR)));
    assertTrue(FailOn.WARNING.isReachedBy(reportWith(Severity.WARNING)));
    assertFalse(FailOn.WARNING.isReachedBy(reportWith(Severity.NOTE)));
  }

  @Test
  void nothing_reaches_never() {
    assertFalse(FailOn.NEVER.isReachedBy(reportWith(Severity.ERROR)));
  }

  @Test
  void every_threshold_is_found_by_its_word() {
    for (var threshold : FailOn.values()) {
      assertEquals(Optional.of(threshold), FailOn.ofWord(threshold.word()));
    }
    assertEquals(Optional.empty(), FailOn.ofWord("ERROR"));
  }
}
