package io.github.migrationlint.core.report;

import static io.github.migrationlint.core.report.Sources.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.report.LintReport.Compared;
import io.github.migrationlint.core.text.ChangedLines;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownReporterTest {
  @Test
  void what_is_between_backticks_becomes_code() {
    assertEquals("<code>a</code> wins over <code>b</code>", MarkdownText.of("`a` wins over `b`"));
    assertEquals("it&#39;s <code>a&#42;</code> b&#96;c", MarkdownText.of("it's `a*` b`c"));
    assertEquals("", MarkdownText.of(""));
  }

  @Test
  void nothing_becomes_a_tag_a_link_or_a_mention() {
    assertEquals("&#60;b&#62; &#38;amp;", MarkdownText.of("<b> &amp;"));
    assertEquals("&#91;a&#93;(x)", MarkdownText.of("[a](x)"));
    assertEquals("@<!-- -->me #<!-- -->1", MarkdownText.of("@me #1"));
    assertEquals("https:<!-- -->//x w<!-- -->ww.x", MarkdownText.of("https://x www.x"));
    assertEquals("a<br>::error::b", MarkdownText.of("a\n::error::b"));
  }

  @Test
  void many_findings_fold_up_by_rule() throws IOException {
    var source = source("policies/a.yaml", "kind: MigrationPolicy\nspec: {}\n");
    var findings = new ArrayList<Diagnostic>();
    for (var i = 0; i < 21; i++) {
      var rule = i % 3 == 0 ? "tied-policies" : "lost-settings";
      findings.add(Diagnostic.of(rule, Severity.WARNING, "number " + i, source.span(0, 4)));
    }
    findings.add(Diagnostic.of("catch-all", Severity.NOTE, "one", source.span(0, 25)));
    var summary = ExampleReport.summary(1, 1, 1, 1, 0, 21, 1, 0, List.of());

    Golden.assertMatches("many.md", written(ExampleReport.of(summary, findings, List.of())));
  }

  @Test
  void only_links_of_the_report_follow_a_bracket() {
    var text = written(ExampleReport.report());
    var links = text.split("]\\(\\./", -1).length - 1;

    // One for each finding, one for each related place.
    assertEquals(7 + 3, links, text);
    assertFalse(text.replace("](https://rules.example/", "").contains("](http"), text);
  }

  @Test
  void a_change_of_the_check_itself_is_a_part_of_its_own() {
    var source = source(".migration-lint.yaml", "version: 1\nrules: {tied-policies: off}\n");
    var change = new Label(source.span(19, 32), "level of `tied-policies` is now [off]");
    var report = ExampleReport.of(
            ExampleReport.summary(1, 1, 1, 1, 0, 0, 0, 0, List.of()), List.of(), List.of())
        .with(new Compared(List.of(change), ChangedLines.NONE));

    assertTrue(written(report).endsWith("""

            ### 🛂 The check itself changes

            * [.migration-lint.yaml:2](./.migration-lint.yaml#L2): level of <code>tied-policies</code> is now &#91;off&#93;
            """), written(report));
  }

  private static String written(LintReport report) {
    var out = new StringWriter();
    new MarkdownReporter(ExampleReport.TOOL).write(report, out);
    return out.toString();
  }
}
