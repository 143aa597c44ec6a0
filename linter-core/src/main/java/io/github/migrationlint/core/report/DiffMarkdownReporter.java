package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.report.DiffReport.Cause;
import io.github.migrationlint.core.report.DiffReport.Effect;
import io.github.migrationlint.core.report.DiffReport.Group;
import io.github.migrationlint.core.report.DiffReport.Kind;
import io.github.migrationlint.core.report.DiffReport.Side;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.text.TerminalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a change does, as GitHub-flavored Markdown for a comment on a pull request or a job summary. It
 * always fits: what is too much is counted.
 */
public final class DiffMarkdownReporter implements Reporter<DiffReport> {
  /** GitHub takes comments of 65,536 characters; whoever posts them may add a line. */
  static final int LONGEST = 65_000;

  /** What the lines that close the report and say what was left out may take. */
  private static final int RESERVE = 600;

  private static final int MOST_CAUSES = 3;
  private static final int MOST_SETTINGS = 6;
  private static final int MOST_VMS = 200;

  private final FailOn failOn;
  private final String headHome;
  private final String baseHome;

  /**
   * A report whose places are links.
   *
   * @param headHome where the files of the head are shown, as a URI that ends with a slash; {@code ./}
   *     for links relative to the folder in which the linter ran
   * @param baseHome the same for the base; empty where its files are shown nowhere
   */
  public DiffMarkdownReporter(FailOn failOn, String headHome, String baseHome) {
    this.failOn = failOn;
    this.headHome = headHome;
    this.baseHome = baseHome;
  }

  @Override
  public void write(DiffReport report, Writer out) {
    try {
      out.append(new Page(report).text());
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One report as far as it fits. */
  private final class Page {
    private final DiffReport report;
    private final StringBuilder out = new StringBuilder();
    private final boolean areSeveral;

    Page(DiffReport report) {
      this.report = report;
      this.areSeveral = report.clusters().size() > 1;
    }

    String text() {
      out.append("### ").append(MarkdownText.of(title())).append("\n\n");
      out.append(MarkdownText.of(report.base() + " → " + report.head())).append("\n");
      addUnread();
      addGroups();
      addFindings("New findings", report.newFindings(), Side.HEAD);
      addFindings("Fixed findings", report.fixedFindings(), Side.BASE);
      addConfiguration();
      addDetails();
      for (var error : report.internalErrors()) {
        add("\n* internal error: " + MarkdownText.of(error) + "\n");
      }
      return out.toString();
    }

    private String title() {
      if (report.isEmpty()) {
        return "Live migration: nothing changes";
      }
      var changed = DiffCounts.of(report).vms();
      return "Live migration: "
          + (changed == 0
              ? "no VM changes"
              : DiffText.count(changed) + (changed == 1 ? " changes" : " change"));
    }

    /** Adds a piece if it fits; says whether it does. */
    private boolean add(String piece) {
      if (out.length() + piece.length() > LONGEST - RESERVE) {
        return false;
      }
      out.append(piece);
      return true;
    }

    private void addUnread() {
      for (var unread : report.unread()) {
        add("\n⚠️ cannot read all of the " + unread.side().word() + ": "
            + place(unread.side(), unread.finding().primary()) + " "
            + MarkdownText.of(unread.finding().message()) + "\n");
      }
    }

    private void addGroups() {
      if (report.groups().isEmpty()) {
        return;
      }
      out.append("\n| what | changes | because |\n| --- | --- | --- |\n");
      var left = 0;
      for (var group : report.groups()) {
        for (var i = 0; i < group.effects().size(); i++) {
          var row = row(group.effects().get(i), i == 0 ? because(group) : "〃");
          left += left > 0 || !add(row) ? 1 : 0;
        }
      }
      if (left > 0) {
        out.append("\n… and ").append(left).append(" more changes\n");
      }
      for (var group : report.groups()) {
        for (var remedy : group.remedies()) {
          add("\n* " + MarkdownText.of(remedy) + "\n");
        }
      }
    }

    private String row(Effect effect, String because) {
      return "| " + what(effect) + " | " + changes(effect) + " | " + because + " |\n";
    }

    private String what(Effect effect) {
      var clusters = areSeveral ? "<br>cluster " + some(effect.clusters()) : "";
      if (effect.vms().isEmpty()) {
        return effect.changes().get(0).policy().map(MarkdownText::code).orElse("cluster")
            + clusters;
      }
      var namespaces = new TreeSet<String>();
      for (var vm : effect.vms()) {
        namespaces.add(vm.namespace());
      }
      var vms = effect.vms().size();
      return "**" + vms + "** "
          + (vms == 1
              ? MarkdownText.code(effect.vms().get(0).id())
              : "in " + some(List.copyOf(namespaces)))
          + clusters;
    }

    private static String some(List<String> names) {
      var shown = new ArrayList<String>();
      for (var name : names.subList(0, Math.min(3, names.size()))) {
        shown.add(MarkdownText.code(name));
      }
      var more = names.size() - shown.size();
      return String.join(", ", shown) + (more == 0 ? "" : " and " + more + " more");
    }

    private String changes(Effect effect) {
      var parts = new ArrayList<String>();
      var first = effect.changes().get(0);
      var details = DiffText.details(effect);
      if (first.kind() == Kind.WINNER) {
        parts.add("policy " + MarkdownText.of(DiffText.value(first, first.from())) + " → **"
            + MarkdownText.of(DiffText.value(first, first.to())) + "**");
      } else if (!details.contains(first)) {
        parts.add(MarkdownText.of(DiffText.heading(effect)));
      }
      for (var change : details.subList(0, Math.min(MOST_SETTINGS, details.size()))) {
        var to = MarkdownText.of(DiffText.value(change, change.to()));
        parts.add(MarkdownText.of(DiffText.name(change)) + " "
            + MarkdownText.of(DiffText.value(change, change.from())) + " → "
            + (DiffText.blocksDrain(change) ? "⛔ " : "") + "**" + to + "**");
      }
      if (details.size() > MOST_SETTINGS) {
        parts.add(details.size() - MOST_SETTINGS + " more");
      }
      return String.join("; ", parts);
    }

    private String because(Group group) {
      var lines = new ArrayList<String>();
      var causes = group.because();
      for (var cause : causes.subList(0, Math.min(MOST_CAUSES, causes.size()))) {
        lines.add((lines.isEmpty() ? "" : group.eachAlone() ? "and alone " : "and ") + of(cause));
      }
      if (causes.size() > MOST_CAUSES) {
        lines.add("and " + (causes.size() - MOST_CAUSES) + " more");
      }
      if (group.open() > 0) {
        lines.add("one or more of " + group.open() + " edits");
      }
      return String.join("<br>", lines);
    }

    private void addFindings(String title, List<Diagnostic> findings, Side side) {
      if (findings.isEmpty()) {
        return;
      }
      add("\n#### " + icon(findings, side) + title + ": " + findings.size() + "\n\n");
      var left = 0;
      for (var finding : findings) {
        var fails = side == Side.HEAD && failOn.includes(finding.severity());
        var row = "* " + finding.severity().word() + " " + MarkdownText.code(finding.code()) + " "
            + place(side, finding.primary()) + " " + MarkdownText.of(finding.message())
            + (fails ? " **(fails the check)**" : "") + "\n";
        left += left > 0 || !add(row) ? 1 : 0;
      }
      if (left > 0) {
        out.append("* … and ").append(left).append(" more\n");
      }
    }

    private static String icon(List<Diagnostic> findings, Side side) {
      if (side == Side.BASE) {
        return "✅ ";
      }
      for (var finding : findings) {
        if (finding.severity() == Severity.ERROR) {
          return "❌ ";
        }
      }
      return "⚠️ ";
    }

    private void addConfiguration() {
      if (report.configurationChanges().isEmpty()) {
        return;
      }
      add("\n#### Configuration\n\n");
      for (var change : report.configurationChanges()) {
        add("* " + MarkdownText.code(DiffTextReporter.at(change.span())) + " "
            + MarkdownText.of(change.message()) + "\n");
      }
    }

    private void addDetails() {
      if (report.groups().isEmpty()) {
        return;
      }
      var open = "\n<details><summary>All VMs and settings</summary>\n\n";
      var close = "\n</details>\n";
      if (!add(open)) {
        return;
      }
      var left = 0;
      for (var group : report.groups()) {
        for (var effect : group.effects()) {
          left += left > 0 || !add(details(effect)) ? 1 : 0;
        }
      }
      if (left > 0) {
        out.append("\n… and ").append(left).append(" more\n");
      }
      out.append(close);
    }

    private String details(Effect effect) {
      var text = new StringBuilder();
      text.append("\n**").append(MarkdownText.of(DiffText.heading(effect))).append("**\n\n");
      var shown = effect.vms().subList(0, Math.min(MOST_VMS, effect.vms().size()));
      for (var vm : shown) {
        text.append("* ").append(MarkdownText.code(vm.kind() + " " + vm.id()));
        text.append(areSeveral ? " in " + MarkdownText.code(vm.cluster()) : "").append('\n');
      }
      if (shown.size() < effect.vms().size()) {
        text.append("* … and ").append(effect.vms().size() - shown.size()).append(" more\n");
      }
      var changes = DiffText.details(effect);
      if (!changes.isEmpty()) {
        text.append("\n| | before | after | rests on |\n| --- | --- | --- | --- |\n");
      }
      for (var change : changes) {
        text.append("| ").append(MarkdownText.of(DiffText.name(change)));
        text.append(" | ").append(MarkdownText.of(DiffText.value(change, change.from())));
        text.append(" | ").append(MarkdownText.of(DiffText.value(change, change.to())));
        text.append(" | ").append(MarkdownText.of(DiffText.reason(change))).append(" |\n");
      }
      return text.toString();
    }
  }

  private String of(Cause cause) {
    return place(cause.side(), cause.place()) + " " + MarkdownText.of(cause.message());
  }

  private String place(Side side, Span place) {
    var path = place.source().id().path();
    var line = place.source().lines().position(place.start()).line();
    var shown = path + ":" + line;
    var home = side == Side.HEAD ? headHome : baseHome;
    if (home.isEmpty()) {
      return MarkdownText.code(shown) + (side == Side.BASE ? " (base)" : "");
    }
    var target = (ArtifactUri.isAbsolute(path) ? "" : home) + ArtifactUri.of(path) + "#L" + line;
    return "[" + MarkdownText.of(TerminalText.oneLine(shown)) + "](" + target + ")"
        + (side == Side.BASE ? " (base)" : "");
  }
}
