package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.report.LintReport.Summary;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.text.TerminalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Findings as GitHub-flavoured Markdown, for job summaries and merge requests: what was counted, then
 * a table for each severity, most severe first. Many findings of a severity fold up by rule.
 *
 * <p>A rule links to its page. Links to files are relative to the folder in which the linter ran and start with {@code ./}, which no
 * text of the linted repository can follow a bracket with: whoever publishes the report may put an
 * address in its place.
 */
public final class MarkdownReporter implements Reporter<LintReport> {
  /** More rows of one table no one reads to the end. */
  private static final int LONGEST_TABLE = 20;

  private static final List<Severity> MOST_SEVERE_FIRST =
      List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE);

  private final Tool tool;

  public MarkdownReporter(Tool tool) {
    this.tool = tool;
  }

  @Override
  public void write(LintReport report, Writer out) {
    try {
      out.append("## ").append(Tool.NAME).append("\n\n");
      out.append("**").append(MarkdownText.of(Tally.of(report))).append("**\n");
      for (var severity : MOST_SEVERE_FIRST) {
        var findings = of(severity, report.findings());
        if (!findings.isEmpty()) {
          out.append("\n### ").append(heading(severity, findings.size())).append('\n');
          write(findings, report.summary(), out);
        }
      }
      writeChanges(report.compared().configurationChanges(), out);
      if (!report.internalErrors().isEmpty()) {
        out.append("\n### Internal errors\n\n");
        out.append("These are bugs in ").append(Tool.NAME).append(", please report them.\n\n");
        for (var error : report.internalErrors()) {
          out.append("* ").append(MarkdownText.of(error)).append('\n');
        }
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeChanges(List<Label> changes, Writer out) throws IOException {
    if (changes.isEmpty()) {
      return;
    }
    out.append("\n### 🛂 The check itself changes\n\n");
    for (var change : changes.subList(0, Math.min(changes.size(), LONGEST_TABLE))) {
      out.append("* ").append(link(change.span())).append(": ");
      out.append(MarkdownText.of(change.message())).append('\n');
    }
    if (changes.size() > LONGEST_TABLE) {
      out.append("* and ").append(Integer.toString(changes.size() - LONGEST_TABLE));
      out.append(" more\n");
    }
  }

  private static List<Diagnostic> of(Severity severity, List<Diagnostic> findings) {
    var found = new ArrayList<Diagnostic>();
    for (var finding : findings) {
      if (finding.severity() == severity) {
        found.add(finding);
      }
    }
    return found;
  }

  private static String heading(Severity severity, int count) {
    return switch (severity) {
      case NOTE -> "🔵 " + Tally.count(count, "note");
      case WARNING -> "🟡 " + Tally.count(count, "warning");
      case ERROR -> "🔴 " + Tally.count(count, "error");
    };
  }

  private void write(List<Diagnostic> findings, Summary summary, Writer out) throws IOException {
    if (findings.size() <= LONGEST_TABLE) {
      writeTable(findings, summary, out);
      return;
    }
    var rules = new TreeMap<String, List<Diagnostic>>();
    for (var finding : findings) {
      rules.computeIfAbsent(finding.code(), rule -> new ArrayList<>()).add(finding);
    }
    for (var rule : rules.entrySet()) {
      out.append("\n<details><summary>").append(MarkdownText.code(rule.getKey()));
      out.append(" (").append(Integer.toString(rule.getValue().size())).append(")</summary>\n");
      writeTable(rule.getValue(), summary, out);
      out.append("\n</details>\n");
    }
  }

  private void writeTable(List<Diagnostic> findings, Summary summary, Writer out)
      throws IOException {
    out.append("\n| Rule | Place | Finding |\n| --- | --- | --- |\n");
    for (var finding : findings) {
      out.append("| ").append(rule(finding));
      out.append(" | ").append(link(finding.primary()));
      out.append(" | ").append(text(finding, summary)).append(" |\n");
    }
  }

  private String rule(Diagnostic finding) {
    var name = MarkdownText.code(finding.code());
    return tool.urlOf(finding).map(url -> "[" + name + "](" + url + ")").orElse(name);
  }

  private static String text(Diagnostic finding, Summary summary) {
    var out = new StringBuilder(MarkdownText.of(finding.message()));
    var related = finding.related();
    var shown = Math.min(SourceExcerpt.MOST_RELATED, related.size());
    for (var label : related.subList(0, shown)) {
      out.append("<br>see ").append(link(label.span()));
      if (!label.message().isEmpty()) {
        out.append(": ").append(MarkdownText.of(label.message()));
      }
    }
    if (shown < related.size()) {
      append(out, Remark.hidden(related.size() - shown));
    }
    for (var remark : Remark.of(finding, summary)) {
      append(out, remark);
    }
    return out.toString();
  }

  private static void append(StringBuilder out, Remark remark) {
    out.append("<br>*").append(remark.title()).append(":* ").append(MarkdownText.of(remark.text()));
  }

  private static String link(Span place) {
    var path = place.source().id().path();
    var lines = place.source().lines();
    var first = lines.position(place.start()).line();
    var last = lines.position(place.end()).line();
    var anchor = first == last ? "#L" + first : "#L" + first + "-L" + last;
    var target = (ArtifactUri.isAbsolute(path) ? "" : "./") + ArtifactUri.of(path) + anchor;
    return "[" + MarkdownText.of(TerminalText.oneLine(path) + ":" + first) + "](" + target + ")";
  }
}
