package io.github.migrationlint.core.report;

import io.github.migrationlint.core.report.Palette.Ink;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.text.TerminalText;
import java.util.List;
import java.util.Optional;

/** How the answers of {@code who-wins} are laid out for people: rows with titles, tables, lists of VMs. */
final class WhoWinsLayout {
  /** As wide as the longest title, with a gap. */
  private static final int TITLE_COLUMNS = 12;

  /** Longer values are rare and would push the origins off the screen. */
  private static final int MOST_VALUE_COLUMNS = 40;

  /** More names of VMs than that no one reads. */
  static final int MOST_VMS = 5;

  private final Palette palette;
  private final WhoWinsReport.Limits limits;
  private final boolean hasSeveralClusters;

  /**
   * @param hasSeveralClusters whether a title has to name the cluster
   */
  WhoWinsLayout(Palette palette, WhoWinsReport.Limits limits, boolean hasSeveralClusters) {
    this.palette = palette;
    this.limits = limits;
    this.hasSeveralClusters = hasSeveralClusters;
  }

  /** A title in bold. */
  String strong(String title) {
    return palette.paint(Ink.STRONG, TerminalText.oneLine(title));
  }

  /** {@code in cluster east} behind a title; empty where there is only one. */
  String inCluster(String cluster) {
    return hasSeveralClusters ? " in cluster " + clusterName(cluster) : "";
  }

  /** The same for the title of a whole cluster. */
  String ofCluster(String cluster) {
    return hasSeveralClusters ? " of cluster " + clusterName(cluster) : "";
  }

  private String clusterName(String cluster) {
    var name = TerminalText.oneLine(cluster);
    return limits.guessed().contains(cluster) ? name + " (guessed)" : name;
  }

  /** The cluster and the place of an object, behind its name. */
  String where(String cluster, Span place) {
    return inCluster(cluster) + " (" + at(place) + ")";
  }

  /** As many VMs as a reader takes in, and how many more there are. */
  static String some(List<String> vms) {
    var shown = vms.size() <= MOST_VMS ? vms : vms.subList(0, MOST_VMS - 1);
    var more = vms.size() - shown.size();
    return String.join(", ", shown) + (more == 0 ? "" : " and " + more + " more");
  }

  /** {@code no VM}, {@code 1 VM}, {@code 2 VMs}. */
  static String count(int vms) {
    return vms == 0 ? "no VM" : vms == 1 ? "1 VM" : vms + " VMs";
  }

  /** A line with a title; further lines of the text are below it. */
  void row(StringBuilder out, String title, String text) {
    var indent = " ".repeat(2 + TITLE_COLUMNS);
    out.append("  ").append(palette.paint(Ink.GUTTER, title));
    if (!text.isEmpty()) {
      var lines = TerminalText.lines(text);
      out.append(" ".repeat(TITLE_COLUMNS - title.length())).append(lines.get(0));
      for (var line : lines.subList(1, lines.size())) {
        out.append('\n').append(indent).append("| ").append(line);
      }
    }
    out.append('\n');
  }

  /** A line of a table, its texts fit to be shown. */
  record SettingRow(String field, String value, String origin) {
    SettingRow(String field, Object value, String origin, Optional<Span> place) {
      this(
          TerminalText.oneLine(field),
          TerminalText.oneLine(value.toString(), MOST_VALUE_COLUMNS),
          TerminalText.oneLine(origin)
              + place.map(span -> " (" + at(span) + ")").orElse(""));
    }
  }

  /** A table of settings, in columns. */
  void table(StringBuilder out, List<SettingRow> settings) {
    var fieldColumns = 0;
    var valueColumns = 0;
    for (var setting : settings) {
      fieldColumns = Math.max(fieldColumns, TerminalText.columns(setting.field()));
      valueColumns = Math.max(valueColumns, TerminalText.columns(setting.value()));
    }
    for (var setting : settings) {
      out.append("    ").append(padded(setting.field(), fieldColumns));
      out.append("  ").append(padded(setting.value(), valueColumns));
      out.append(palette.paint(Ink.GUTTER, "  ← ")).append(setting.origin()).append('\n');
    }
  }

  static String padded(String text, int columns) {
    return text + " ".repeat(columns - TerminalText.columns(text));
  }

  private static String at(Span place) {
    var line = place.source().lines().position(place.start()).line();
    return TerminalText.oneLine(place.source().id().path()) + ":" + line;
  }
}
