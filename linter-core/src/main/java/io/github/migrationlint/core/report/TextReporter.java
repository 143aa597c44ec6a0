package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.report.LintReport.Summary;
import io.github.migrationlint.core.report.Palette.Ink;
import io.github.migrationlint.core.text.TerminalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Findings for people, as rustc and zizmor show them: the message, the source it is about, and what
 * to do. Each is alone in a CI log; what is said of many places is shown once.
 */
public final class TextReporter implements Reporter<LintReport> {
  private static final String HOW_TO_ACCEPT =
      "accept a finding: write `# migration-lint: allow RULE -- REASON` above its entry\n";

  /** More of them no one reads. */
  private static final int MOST_CHANGES = 20;

  private final Palette palette;
  private final Function<String, Optional<String>> urls;

  /**
   * Findings on a terminal or in a log.
   *
   * @param colored whether to print ANSI colors; the terminal decides, and the user's wishes
   */
  public TextReporter(boolean colored) {
    this(colored, "", rule -> Optional.empty());
  }

  /**
   * Findings on a terminal on which places can be clicked on.
   *
   * @param home where the paths of the report start, as a URI that ends with a slash; empty for
   *     terminals without links
   * @param urls from a rule's name to the address of its published page, empty where it has none;
   *     asked only for terminals with links
   */
  public TextReporter(boolean colored, String home, Function<String, Optional<String>> urls) {
    this.palette = new Palette(colored, home);
    this.urls = urls;
  }

  @Override
  public void write(LintReport report, Writer out) {
    try {
      for (var repeated : RepeatedFinding.in(report.findings(), report.summary())) {
        out.append(finding(repeated.first(), repeated.remarks(report.summary())))
            .append('\n');
      }
      for (var line : changes(report)) {
        out.append(line).append('\n');
      }
      for (var line : tally(report)) {
        out.append(line).append('\n');
      }
      if (!report.findings().isEmpty()) {
        out.append(HOW_TO_ACCEPT);
      }
      for (var error : report.internalErrors()) {
        out.append('\n').append(internalError(error));
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What the files decide that is not looked at or matters less, in one line; empty if nothing.
   */
  public static Optional<String> weakened(LintReport report) {
    return Tally.weakened(report);
  }

  /**
   * A finding as the report shows it.
   *
   * @param lines without line ends
   */
  public record Shown(Severity severity, List<String> lines) {
    public Shown {
      lines = List.copyOf(lines);
    }
  }

  /** The findings as the report shows them: what is said of many places once. */
  public List<Shown> findings(LintReport report) {
    var shown = new ArrayList<Shown>();
    for (var repeated : RepeatedFinding.in(report.findings(), report.summary())) {
      var text = finding(repeated.first(), repeated.remarks(report.summary())).toString();
      shown.add(new Shown(repeated.first().severity(), text.lines().toList()));
    }
    return shown;
  }

  /** What the check itself does otherwise than in the revision that it compares with. */
  public static List<String> changes(LintReport report) {
    var changes = report.compared().configurationChanges();
    var lines = new ArrayList<String>();
    if (changes.isEmpty()) {
      return lines;
    }
    lines.add("the check itself changes in " + Tally.count(changes.size(), "place") + ":");
    for (var change : changes.subList(0, Math.min(changes.size(), MOST_CHANGES))) {
      var place = TerminalText.oneLine(change.span().toString());
      lines.add("  " + place + ": " + TerminalText.oneLine(change.message()));
    }
    if (changes.size() > MOST_CHANGES) {
      lines.add("  and " + (changes.size() - MOST_CHANGES) + " more");
    }
    lines.add("");
    return lines;
  }

  /** What follows the findings of a report: how many there are, in how many files. */
  public static List<String> tally(LintReport report) {
    var lines = new ArrayList<String>();
    lines.add(Tally.of(report));
    Tally.fixable(report).ifPresent(lines::add);
    lines.addAll(Tally.assumptions(report));
    return lines;
  }

  /** One finding, as it is in a run. */
  StringBuilder finding(Diagnostic finding, Summary summary) {
    return finding(finding, Remark.of(finding, summary));
  }

  /** One finding with these remarks below it. */
  StringBuilder finding(Diagnostic finding, List<Remark> remarks) {
    var out = new StringBuilder();
    var excerpt = new SourceExcerpt(finding, palette);
    var title = finding.severity().word() + "[" + TerminalText.oneLine(finding.code()) + "]";
    var message = TerminalText.lines(finding.message());
    out.append(linked(palette.paint(Ink.of(finding.severity()), title), finding.code()));
    out.append(palette.paint(Ink.STRONG, ": " + message.get(0))).append('\n');
    for (var line : message.subList(1, message.size())) {
      continued(out, excerpt.margin(), "", line);
    }
    excerpt.draw(out);
    if (excerpt.hidden() > 0) {
      remark(out, excerpt.margin(), Remark.hidden(excerpt.hidden()));
    }
    for (var remark : remarks) {
      remark(out, excerpt.margin(), remark);
    }
    return out;
  }

  /** A text that opens the page of a rule when it is clicked on. */
  private String linked(String text, String rule) {
    return palette.hasLinks()
        ? urls.apply(rule).map(url -> palette.linkTo(url, text)).orElse(text)
        : text;
  }

  private void remark(StringBuilder out, String margin, Remark remark) {
    var lines = TerminalText.lines(remark.text());
    out.append(margin).append(palette.paint(Ink.GUTTER, " = "));
    out.append(palette.paint(Ink.STRONG, remark.title() + ":"));
    out.append(' ').append(lines.get(0)).append('\n');
    for (var line : lines.subList(1, lines.size())) {
      continued(out, margin, " ".repeat(remark.title().length() + 2), line);
    }
  }

  /** Behind a bar, so that no line of the log starts with words of the linted repository. */
  private void continued(StringBuilder out, String margin, String indent, String line) {
    out.append(margin).append(palette.paint(Ink.GUTTER, " |"));
    out.append(' ').append(indent).append(line).append('\n');
  }

  /** One internal error, as it is in a run. */
  StringBuilder internalError(String error) {
    var out = new StringBuilder();
    var lines = TerminalText.lines(error);
    out.append(palette.paint(Ink.ERROR, "internal error"));
    out.append(palette.paint(Ink.STRONG, ": " + lines.get(0))).append('\n');
    for (var line : lines.subList(1, lines.size())) {
      continued(out, " ", "", line);
    }
    var help = Failures.isOfMemory(error)
        ? "check fewer folders at a time, or allow Java more memory"
        : "this is a bug in migration-lint, please report it";
    remark(out, " ", new Remark("help", help));
    return out;
  }
}
