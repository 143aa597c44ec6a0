package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.report.LintReport.Summary;
import io.github.migrationlint.core.text.ChangedLines;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.text.TerminalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/**
 * Findings as workflow commands of GitHub Actions, which become annotations in the pull request.
 *
 * <p>GitHub shows the first ten annotations of each level that a step prints and drops the others
 * silently. So errors come first, then warnings, then notes; where that drops some, a notice says
 * how many. It is before the notes, or it would be dropped with them, and so are the changes of the
 * check itself.
 *
 * <p>A pull request shows an annotation beside its lines only where they are in the diff. A finding about
 * other lines is shown at the first related place that is, with its own place in the text.
 */
public final class GitHubReporter implements Reporter<LintReport> {
  private static final int MOST_SHOWN = 10;

  private final Tool tool;

  public GitHubReporter(Tool tool) {
    this.tool = tool;
  }

  @Override
  public void write(LintReport report, Writer out) {
    try {
      for (var error : report.internalErrors()) {
        out.append("::error title=").append(property(Tool.NAME));
        out.append("::").append(data("internal error: " + error)).append('\n');
      }
      write(Severity.ERROR, report, out);
      write(Severity.WARNING, report, out);
      for (var change : report.compared().configurationChanges()) {
        out.append("::notice").append(place(change.span()));
        out.append(",title=").append(property(Tool.NAME + ": the check itself changes"));
        out.append("::").append(data(change.message())).append('\n');
      }
      var dropped = dropped(report);
      if (dropped > 0) {
        var text = "GitHub shows " + MOST_SHOWN + " annotations of each level; "
            + Tally.count(dropped, "more finding") + " can be read in the log only";
        out.append("::notice title=").append(property(Tool.NAME));
        out.append("::").append(data(text)).append('\n');
      }
      write(Severity.NOTE, report, out);
      out.append(Tally.of(report)).append('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Severity severity, LintReport report, Writer out) throws IOException {
    for (var finding : report.findings()) {
      if (finding.severity() == severity) {
        out.append(command(finding, report)).append('\n');
      }
    }
  }

  private static int dropped(LintReport report) {
    var errors = report.internalErrors().size() + count(Severity.ERROR, report.findings());
    var severe = excess(errors) + excess(count(Severity.WARNING, report.findings()));
    var changes = report.compared().configurationChanges().size();
    var notes = changes + count(Severity.NOTE, report.findings());
    if (severe == 0 && notes <= MOST_SHOWN) {
      return 0;
    }
    return severe + excess(notes + 1);
  }

  private static int excess(int annotations) {
    return Math.max(0, annotations - MOST_SHOWN);
  }

  private static int count(Severity severity, List<Diagnostic> findings) {
    var count = 0;
    for (var finding : findings) {
      if (finding.severity() == severity) {
        count++;
      }
    }
    return count;
  }

  private StringBuilder command(Diagnostic finding, LintReport report) {
    var shown = shownPlace(finding, report.compared().lines());
    var out = new StringBuilder("::").append(word(finding.severity()));
    out.append(place(shown));
    out.append(",title=").append(property(Tool.NAME + ": " + finding.code()));
    return out.append("::").append(data(text(finding, shown, report.summary())));
  }

  /** Where it is, or the first related place that the diff shows where it is not in it. */
  private static Span shownPlace(Diagnostic finding, ChangedLines changed) {
    if (!changed.touch(finding.primary())) {
      for (var label : finding.related()) {
        if (changed.touch(label.span())) {
          return label.span();
        }
      }
    }
    return finding.primary();
  }

  private static StringBuilder place(Span place) {
    var lines = place.source().lines();
    var start = lines.position(place.start());
    var end = lines.position(place.end());
    var out = new StringBuilder(" file=").append(property(place.source().id().path()));
    out.append(",line=").append(start.line()).append(",endLine=").append(end.line());
    // The runner refuses columns for more than one line (actions/runner
    // src/Runner.Worker/ActionCommandManager.cs, ValidateLinesAndColumns).
    if (start.line() == end.line()) {
      out.append(",col=").append(start.column()).append(",endColumn=").append(end.column());
    }
    return out;
  }

  private String text(Diagnostic finding, Span shown, Summary summary) {
    var out = new StringBuilder(finding.message());
    if (!shown.equals(finding.primary())) {
      out.append("\nat: ").append(TerminalText.oneLine(finding.primary().toString()));
    }
    for (var remark : Remark.withPlaces(finding, summary)) {
      out.append('\n').append(remark);
    }
    for (var remark : Remark.ofRule(finding, tool)) {
      out.append('\n').append(remark);
    }
    return out.toString();
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case NOTE -> "notice";
      case WARNING -> "warning";
      case ERROR -> "error";
    };
  }

  /** What follows the second {@code ::}, escaped as actions/toolkit does (escapeData). */
  private static String data(String text) {
    return escaped(String.join("\n", TerminalText.lines(text)));
  }

  /** The value of a property, escaped as actions/toolkit does (escapeProperty). */
  private static String property(String text) {
    return escaped(TerminalText.oneLine(text)).replace(":", "%3A").replace(",", "%2C");
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
