package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.report.DiffReport.Cause;
import io.github.migrationlint.core.report.DiffReport.Change;
import io.github.migrationlint.core.report.DiffReport.Effect;
import io.github.migrationlint.core.report.DiffReport.Group;
import io.github.migrationlint.core.report.DiffReport.Side;
import io.github.migrationlint.core.report.Palette.Ink;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.text.TerminalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** What a change does, for people: one block for each cause, the findings behind them. */
public final class DiffTextReporter implements Reporter<DiffReport> {
  private static final int MOST_VMS = 3;
  private static final int MOST_CAUSES = 3;
  private static final int MOST_VALUE_COLUMNS = 40;

  private final Palette palette;
  private final FailOn failOn;

  public DiffTextReporter(boolean colored, FailOn failOn) {
    this.palette = new Palette(colored);
    this.failOn = failOn;
  }

  @Override
  public void write(DiffReport report, Writer out) {
    try {
      out.append(TerminalText.oneLine(title(report))).append("\n\n");
      for (var unread : report.unread()) {
        out.append("cannot read all of ").append(unread.side() == Side.BASE ? "base" : "head");
        out.append(": ").append(at(unread.finding().primary())).append(' ');
        out.append(TerminalText.oneLine(unread.finding().message())).append("\n");
      }
      if (!report.unread().isEmpty()) {
        out.append('\n');
      }
      var areSeveral = report.clusters().size() > 1;
      for (var group : report.groups()) {
        out.append(block(group, areSeveral)).append('\n');
      }
      out.append(findings(report));
      out.append(configuration(report));
      out.append(summary(report)).append('\n');
      for (var error : report.internalErrors()) {
        out.append("internal error: ").append(TerminalText.oneLine(error)).append('\n');
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String title(DiffReport report) {
    var clusters = report.clusters();
    return report.base() + " -> " + report.head()
        + (clusters.size() == 1 && !clusters.get(0).equals("default")
            ? ", cluster " + clusters.get(0)
            : "");
  }

  private StringBuilder block(Group group, boolean areSeveral) {
    var out = new StringBuilder();
    for (var i = 0; i < group.effects().size(); i++) {
      var effect = group.effects().get(i);
      var heading = TerminalText.oneLine(DiffText.heading(effect));
      out.append(palette.paint(Ink.STRONG, heading)).append('\n');
      if (i == 0) {
        because(out, group);
      }
      if (areSeveral) {
        row(out, "in", "cluster " + some(effect.clusters()));
      }
      if (!effect.vms().isEmpty()) {
        out.append("  ").append(TerminalText.oneLine(DiffText.some(effect.vms(), MOST_VMS)));
        out.append('\n');
      }
      table(out, effect);
    }
    for (var remedy : group.remedies()) {
      out.append("  ").append(TerminalText.oneLine(remedy)).append('\n');
    }
    return out;
  }

  private void because(StringBuilder out, Group group) {
    var shown = group.because().subList(0, Math.min(MOST_CAUSES, group.because().size()));
    for (var i = 0; i < shown.size(); i++) {
      var cause = shown.get(i);
      var title = i == 0 ? "because" : group.eachAlone() ? "and alone" : "and";
      row(out, title, at(cause) + " " + cause.message());
    }
    var more = group.because().size() - shown.size();
    if (more > 0) {
      row(out, "and", more + " more");
    }
    if (group.open() > 0) {
      row(out, "because", "of one or more of " + group.open() + " edits");
    }
  }

  private void row(StringBuilder out, String title, String text) {
    out.append("  ").append(palette.paint(Ink.GUTTER, title));
    out.append(" ".repeat(11 - title.length()))
        .append(TerminalText.oneLine(text))
        .append('\n');
  }

  private static String some(List<String> names) {
    var shown = names.subList(0, Math.min(MOST_VMS, names.size()));
    var more = names.size() - shown.size();
    return String.join(", ", shown) + (more == 0 ? "" : " and " + more + " more");
  }

  private static String at(Cause cause) {
    return at(cause.place()) + (cause.side() == Side.BASE ? " (base)" : "");
  }

  static String at(Span place) {
    var line = place.source().lines().position(place.start()).line();
    return place.source().id().path() + ":" + line;
  }

  /** A line of a table, its texts fit to be shown. */
  private record Line(String name, String value, String reason) {
    static Line of(Change change) {
      var from = TerminalText.oneLine(DiffText.value(change, change.from()), MOST_VALUE_COLUMNS);
      var to = TerminalText.oneLine(DiffText.value(change, change.to()), MOST_VALUE_COLUMNS);
      var reason = TerminalText.oneLine(DiffText.reason(change));
      return new Line(
          TerminalText.oneLine(DiffText.name(change)),
          from + " -> " + to,
          reason.isEmpty() ? "" : "(" + reason + ")");
    }
  }

  private void table(StringBuilder out, Effect effect) {
    var lines = new ArrayList<Line>();
    for (var change : DiffText.details(effect)) {
      lines.add(Line.of(change));
    }
    var names = 0;
    var values = 0;
    for (var line : lines) {
      names = Math.max(names, TerminalText.columns(line.name));
      values = Math.max(values, TerminalText.columns(line.value));
    }
    for (var line : lines) {
      out.append("    ").append(padded(line.name, names)).append("  ");
      out.append(line.reason.isEmpty() ? line.value : padded(line.value, values) + "  ");
      out.append(palette.paint(Ink.GUTTER, line.reason)).append('\n');
    }
  }

  private static String padded(String text, int columns) {
    return text + " ".repeat(columns - TerminalText.columns(text));
  }

  private StringBuilder findings(DiffReport report) {
    var out = new StringBuilder();
    if (report.newFindings().isEmpty() && report.fixedFindings().isEmpty()) {
      return out;
    }
    out.append(palette.paint(Ink.STRONG, counted(report))).append('\n');
    for (var finding : report.newFindings()) {
      finding(out, "new", finding, failOn.includes(finding.severity()));
    }
    for (var finding : report.fixedFindings()) {
      finding(out, "fixed", finding, false);
    }
    return out.append('\n');
  }

  static String counted(DiffReport report) {
    var counts = new ArrayList<String>();
    if (!report.newFindings().isEmpty()) {
      counts.add(Tally.count(report.newFindings().size(), "new finding"));
    }
    if (!report.fixedFindings().isEmpty()) {
      counts.add(
          counts.isEmpty()
              ? Tally.count(report.fixedFindings().size(), "finding") + " fixed"
              : report.fixedFindings().size() + " fixed");
    }
    return String.join(", ", counts);
  }

  private void finding(StringBuilder out, String what, Diagnostic finding, boolean fails) {
    var ink = what.equals("new") ? Ink.of(finding.severity()) : Ink.GUTTER;
    var head = finding.severity().word() + "[" + finding.code() + "]";
    out.append("  ").append(padded(what, 7)).append(palette.paint(ink, head)).append(' ');
    out.append(TerminalText.oneLine(at(finding.primary()))).append(' ');
    out.append(TerminalText.oneLine(finding.message()));
    out.append(fails ? " (fails the check)" : "").append('\n');
  }

  private StringBuilder configuration(DiffReport report) {
    var out = new StringBuilder();
    if (!report.configurationChanges().isEmpty()) {
      out.append(palette.paint(Ink.STRONG, "configuration")).append('\n');
      for (var change : report.configurationChanges()) {
        out.append("  ")
            .append(TerminalText.oneLine(at(change.span())))
            .append(' ')
            .append(TerminalText.oneLine(change.message()))
            .append('\n');
      }
      out.append('\n');
    }
    return out;
  }

  static String summary(DiffReport report) {
    if (report.isEmpty()) {
      return "nothing changes for any VM, cluster or finding";
    }
    var counts = DiffCounts.of(report);
    var parts = new ArrayList<String>();
    parts.add(
        counts.changed() == 0
            ? "no VM changes"
            : DiffText.count(counts.changed()) + (counts.changed() == 1 ? " changes" : " change"));
    if (counts.added() > 0) {
      parts.add(counts.added() + " added");
    }
    if (counts.removed() > 0) {
      parts.add(counts.removed() + " removed");
    }
    var findings = counted(report);
    if (!findings.isEmpty()) {
      parts.add(findings);
    }
    return String.join(", ", parts);
  }
}
