package io.github.migrationlint.core.report;

import static io.github.migrationlint.core.report.Sources.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GitHubReporterTest {
  @Test
  void values_are_escaped_as_the_runner_undoes_it() {
    var odd = source("a,b:c%d.yaml", "kind: VM\n");
    var finding = Diagnostic.of("r", Severity.ERROR, "1: a, b\n100%", odd.span(0, 4));

    assertEquals(
        "::error file=a%2Cb%3Ac%25d.yaml,line=1,endLine=1,col=1,endColumn=5,title="
            + "migration-lint%3A r::1: a, b%0A100%25",
        lines(finding).get(0));
  }

  @Test
  void a_place_of_several_lines_has_no_columns() {
    var finding = Diagnostic.of(
        "r", Severity.WARNING, "m", source("a.yaml", "kind: VM\nspec: {}\n").span(2, 12));

    assertEquals(
        "::warning file=a.yaml,line=1,endLine=2,title=migration-lint%3A r::m",
        lines(finding).get(0));
  }

  @Test
  void severe_findings_come_first() {
    var lines =
        lines(times(1, Severity.NOTE), times(1, Severity.ERROR), times(1, Severity.WARNING));

    assertTrue(lines.get(0).startsWith("::error "), lines::toString);
    assertTrue(lines.get(1).startsWith("::warning "), lines::toString);
    assertTrue(lines.get(2).startsWith("::notice "), lines::toString);
  }

  @Test
  void what_github_drops_is_counted_where_it_is_seen() {
    var lines =
        lines(times(12, Severity.ERROR), times(11, Severity.WARNING), times(15, Severity.NOTE));

    assertEquals(
        "::notice title=migration-lint::GitHub shows 10 annotations of each level; 9 more "
            + "findings can be read in the log only",
        lines.get(23));
    assertEquals(38, lines.stream().filter(line -> line.contains(" file=")).count());
  }

  @Test
  void nothing_is_counted_while_all_is_seen() {
    var lines =
        lines(times(10, Severity.ERROR), times(10, Severity.WARNING), times(10, Severity.NOTE));

    assertFalse(String.join("\n", lines).contains("GitHub shows"), lines::toString);
  }

  @Test
  void the_count_itself_takes_the_place_of_a_note() {
    var lines = lines(times(11, Severity.NOTE));

    assertTrue(lines.get(0).contains("; 2 more findings"), lines::toString);
  }

  private static List<Diagnostic> times(int count, Severity severity) {
    var source = source("a.yaml", "kind: VM\n");
    var findings = new ArrayList<Diagnostic>();
    for (var i = 0; i < count; i++) {
      findings.add(Diagnostic.of("r", severity, "m" + i, source.span(0, 4)));
    }
    return findings;
  }

  private static List<String> lines(Diagnostic finding) {
    return lines(List.of(finding));
  }

  @SafeVarargs
  private static List<String> lines(List<Diagnostic>... findings) {
    var all = new ArrayList<Diagnostic>();
    for (var some : findings) {
      all.addAll(some);
    }
    var out = new StringWriter();
    var summary = ExampleReport.summary(1, 1, 1, 1, 0, 0, 0, 0, List.of());
    new GitHubReporter(ExampleReport.TOOL).write(ExampleReport.of(summary, all, List.of()), out);
    return out.toString().lines().toList();
  }
}
