package io.github.migrationlint.maven;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.report.LintReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

/** A report that fails costs itself; the build ends with what failed, after all others are written. */
class FailuresTest {
  private static final LintReport REPORT = new Linter(List.of()).lint(new Loaded(List.of(), 0));

  @Test
  void a_reporter_that_fails_does_not_cost_the_others() throws IOException {
    var failures = new ArrayList<String>();
    assertEquals(
        Optional.empty(),
        LintMojo.text(
            REPORT,
            "sarif",
            (report, out) -> {
              throw new StackOverflowError();
            },
            failures));
    assertEquals(Optional.of(""), LintMojo.text(REPORT, "json", (report, out) -> {}, failures));
    assertEquals(1, failures.size());
    assertTrue(failures.get(0).startsWith("writing the sarif report: "), failures.get(0));
    var refused =
        assertThrows(MojoExecutionException.class, () -> LintMojo.refuseFailures(failures));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("please report it: writing the sarif"));
  }

  @Test
  void memory_that_is_too_small_is_no_bug() {
    var failures = List.of("composing `a`: it needs more memory than Java may use");
    var refused =
        assertThrows(MojoExecutionException.class, () -> LintMojo.refuseFailures(failures));
    assertTrue(String.valueOf(refused.getMessage()).contains("raise -Xmx"));
    assertDoesNotThrow(() -> LintMojo.refuseFailures(List.of()));
  }
}
