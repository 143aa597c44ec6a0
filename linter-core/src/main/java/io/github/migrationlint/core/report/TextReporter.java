package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.World;
import io.github.migrationlint.core.report.LintReport.Summary;
import io.github.migrationlint.core.report.Palette.Ink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings for people, as rustc and zizmor show them: the message, the source it is about, and what
 * to do. Each stands alone in a CI log.
 */
public final class TextReporter implements Reporter<LintReport> {
  /** A fleet may have hundreds of clusters; these tell which part of it is meant. */
  private static final int MOST_CLUSTERS = 12;

  private final Palette palette;

  /**
   * Findings on a terminal or in a log.
   *
   * @param coloured whether to print ANSI colours; the terminal decides, and the user's wishes
   */
  public TextReporter(boolean coloured) {
    this.palette = new Palette(coloured);
  }

  @Override
  public void write(LintReport report, Writer out) {
    try {
      for (var finding : report.findings()) {
        out.append(finding(finding, report.summary())).append('\n');
      }
      out.append(summary(report.summary()));
      var errors = report.internalErrors();
      if (!errors.isEmpty()) {
        out.append(", but ").append(count(errors.size(), "internal error"));
      }
      out.append('\n');
      for (var error : errors) {
        out.append('\n').append(internalError(error));
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StringBuilder finding(Diagnostic finding, Summary summary) {
    var out = new StringBuilder();
    var excerpt = new Excerpt(finding, palette);
    var title = finding.severity().word() + "[" + TerminalText.oneLine(finding.code()) + "]";
    var message = TerminalText.lines(finding.message());
    out.append(palette.paint(Ink.of(finding.severity()), title));
    out.append(palette.paint(Ink.STRONG, ": " + message.get(0))).append('\n');
    for (var line : message.subList(1, message.size())) {
      continued(out, excerpt.margin(), "", line);
    }
    excerpt.draw(out);
    for (var remark : remarks(finding, excerpt.hidden(), summary)) {
      remark(out, excerpt.margin(), remark);
    }
    return out;
  }

  private record Remark(String title, String text) {}

  private static List<Remark> remarks(Diagnostic finding, int hidden, Summary summary) {
    var remarks = new ArrayList<Remark>();
    if (hidden > 0) {
      remarks.add(new Remark("note", count(hidden, "more related place") + " not shown"));
    }
    if (finding.world().isPresent()) {
      remarks.add(new Remark("holds", scope(finding.world().get())));
    }
    var clusters = finding.clusters();
    if (clusters.size() > 1 || (clusters.size() == 1 && summary.clusters() > 1)) {
      remarks.add(new Remark(clusters.size() == 1 ? "cluster" : "clusters", listed(clusters)));
    }
    if (finding.help().isPresent()) {
      remarks.add(new Remark("help", finding.help().get()));
    }
    if (finding.fix().isPresent()) {
      var fix = finding.fix().get();
      remarks.add(new Remark("fix", fix.title() + " (" + caution(fix.applicability()) + ")"));
    }
    return remarks;
  }

  private static String scope(World world) {
    return switch (world) {
      case OPEN -> "for every namespace and VM, whatever the cluster runs";
      case NAMESPACES -> "for the namespaces in this repository";
      case INVENTORY -> "for the VMs in this repository";
    };
  }

  private static String caution(Applicability applicability) {
    return switch (applicability) {
      case SAFE -> "safe to apply";
      case NEEDS_REVIEW -> "needs review";
    };
  }

  private static String listed(List<String> clusters) {
    var shown = new ArrayList<String>();
    for (var cluster : clusters.subList(0, Math.min(MOST_CLUSTERS, clusters.size()))) {
      shown.add(TerminalText.oneLine(cluster));
    }
    var rest = clusters.size() - shown.size();
    return String.join(", ", shown) + (rest == 0 ? "" : " and " + rest + " more");
  }

  private void remark(StringBuilder out, String margin, Remark remark) {
    var lines = TerminalText.lines(remark.text);
    out.append(margin).append(palette.paint(Ink.GUTTER, " = "));
    out.append(palette.paint(Ink.STRONG, remark.title + ":"));
    out.append(' ').append(lines.get(0)).append('\n');
    for (var line : lines.subList(1, lines.size())) {
      continued(out, margin, " ".repeat(remark.title.length() + 1), line);
    }
  }

  /** Behind a bar, so that no line of the log starts with words of the linted repository. */
  private void continued(StringBuilder out, String margin, String indent, String line) {
    out.append(margin).append(palette.paint(Ink.GUTTER, " |"));
    out.append(' ').append(indent).append(line).append('\n');
  }

  private static String summary(Summary summary) {
    var files = count(summary.files(), "file");
    var problems = new ArrayList<String>();
    addCount(problems, summary.errors(), "error");
    addCount(problems, summary.warnings(), "warning");
    addCount(problems, summary.notes(), "note");
    var details = new ArrayList<String>();
    if (problems.isEmpty() && summary.objects() == 0) {
      return "no KubeVirt objects in " + files + inBrackets(details, summary);
    }
    details.add(count(summary.objects(), "object"));
    var found = problems.isEmpty() ? "no problems" : "found " + String.join(", ", problems);
    return found + " in " + files + inBrackets(details, summary);
  }

  private static String inBrackets(List<String> details, Summary summary) {
    if (summary.suppressed() > 0) {
      details.add(summary.suppressed() + " suppressed");
    }
    if (!summary.templated().isEmpty()) {
      details.add(count(summary.templated().size(), "template") + " left out");
    }
    return details.isEmpty() ? "" : " (" + String.join(", ", details) + ")";
  }

  private static void addCount(List<String> counts, int count, String noun) {
    if (count > 0) {
      counts.add(count(count, noun));
    }
  }

  private static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private StringBuilder internalError(String error) {
    var out = new StringBuilder();
    var lines = TerminalText.lines(error);
    out.append(palette.paint(Ink.ERROR, "internal error"));
    out.append(palette.paint(Ink.STRONG, ": " + lines.get(0))).append('\n');
    for (var line : lines.subList(1, lines.size())) {
      continued(out, " ", "", line);
    }
    remark(out, " ", new Remark("help", "this is a bug in migration-lint, please report it"));
    return out;
  }
}
