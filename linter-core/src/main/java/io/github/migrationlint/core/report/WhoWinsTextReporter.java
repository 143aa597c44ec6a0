package io.github.migrationlint.core.report;

import io.github.migrationlint.core.report.Palette.Ink;
import io.github.migrationlint.core.report.WhoWinsReport.Rejected;
import io.github.migrationlint.core.report.WhoWinsReport.Vm;
import io.github.migrationlint.core.text.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which policy governs each VM, for people: a block for each VM that can be read alone. */
public final class WhoWinsTextReporter implements Reporter<WhoWinsReport> {
  /** As wide as the longest title, with a gap. */
  private static final int TITLE_COLUMNS = 12;

  /** Longer values are rare and would push the origins off the screen. */
  private static final int MOST_VALUE_COLUMNS = 40;

  private final Palette palette;

  /**
   * Winners on a terminal or in a log.
   *
   * @param coloured whether to print ANSI colours; the terminal decides, and the user's wishes
   */
  public WhoWinsTextReporter(boolean coloured) {
    this.palette = new Palette(coloured);
  }

  @Override
  public void write(WhoWinsReport report, Writer out) {
    var severalClusters = hasSeveralClusters(report);
    try {
      for (var rejected : report.rejected()) {
        out.append(rejected(rejected, severalClusters)).append('\n');
      }
      for (var vm : report.vms()) {
        out.append(block(vm, severalClusters)).append('\n');
      }
      out.append(summary(report)).append('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasSeveralClusters(WhoWinsReport report) {
    var names = new ArrayList<String>();
    for (var vm : report.vms()) {
      names.add(vm.cluster());
    }
    for (var rejected : report.rejected()) {
      names.add(rejected.cluster());
    }
    for (var name : names) {
      if (!name.equals(names.get(0))) {
        return true;
      }
    }
    return false;
  }

  private StringBuilder rejected(Rejected rejected, boolean severalClusters) {
    var out = new StringBuilder();
    out.append(palette.paint(Ink.WARNING, "rejected"));
    out.append(palette.paint(
        Ink.STRONG, ": policy `" + TerminalText.oneLine(rejected.policy()) + "` takes no part"));
    out.append(where(rejected.cluster(), severalClusters, rejected.place())).append('\n');
    row(out, "why", rejected.because());
    return out;
  }

  private StringBuilder block(Vm vm, boolean severalClusters) {
    var out = new StringBuilder();
    var id = vm.namespace().isEmpty() ? vm.name() : vm.namespace() + "/" + vm.name();
    out.append(palette.paint(Ink.STRONG, TerminalText.oneLine(vm.kind() + " " + id)));
    out.append(where(vm.cluster(), severalClusters, vm.place())).append('\n');
    row(out, "winner", winner(vm));
    row(out, "why", vm.why());
    policies(out, vm);
    settings(out, vm);
    lost(out, vm);
    return out;
  }

  private static String where(String cluster, boolean severalClusters, Span place) {
    return severalClusters
        ? " in cluster " + TerminalText.oneLine(cluster) + " (" + at(place) + ")"
        : " (" + at(place) + ")";
  }

  private static String winner(Vm vm) {
    return vm.winner()
        .orElse(
            vm.candidates().isEmpty()
                ? "none"
                : "undecided: " + String.join(" or ", vm.candidates()));
  }

  private void policies(StringBuilder out, Vm vm) {
    if (vm.winner().isEmpty()) {
      if (!vm.matching().isEmpty()) {
        row(out, "matching", String.join(", ", vm.matching()));
      }
    } else if (vm.matching().size() > 1) {
      var runnersUp = new ArrayList<>(vm.matching());
      runnersUp.remove(vm.winner().get());
      row(out, "runners-up", String.join(", ", runnersUp));
    }
    for (var unknown : vm.unknown()) {
      row(out, "unknown", unknown.policy() + ": " + unknown.because());
    }
  }

  private void settings(StringBuilder out, Vm vm) {
    if (vm.settings().isEmpty()) {
      if (!vm.candidates().isEmpty()) {
        row(out, "settings", "depend on the winner");
      }
      return;
    }
    var table = new ArrayList<Setting>();
    for (var setting : vm.settings()) {
      table.add(new Setting(setting.field(), setting.value(), setting.origin(), setting.place()));
    }
    row(out, "settings", "");
    table(out, table);
  }

  private void lost(StringBuilder out, Vm vm) {
    if (vm.lost().isEmpty()) {
      return;
    }
    var table = new ArrayList<Setting>();
    for (var lost : vm.lost()) {
      var origin = "policy " + lost.policy();
      table.add(new Setting(lost.field(), lost.value(), origin, Optional.of(lost.place())));
    }
    row(out, "lost", "set by policies that do not win");
    table(out, table);
  }

  private void row(StringBuilder out, String title, String text) {
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
  private record Setting(String field, String value, String origin) {
    Setting(String field, Object value, String origin, Optional<Span> place) {
      this(
          TerminalText.oneLine(field),
          TerminalText.oneLine(value.toString(), MOST_VALUE_COLUMNS),
          TerminalText.oneLine(origin)
              + place.map(span -> " (" + at(span) + ")").orElse(""));
    }
  }

  private void table(StringBuilder out, List<Setting> settings) {
    var fieldColumns = 0;
    var valueColumns = 0;
    for (var setting : settings) {
      fieldColumns = Math.max(fieldColumns, TerminalText.columns(setting.field));
      valueColumns = Math.max(valueColumns, TerminalText.columns(setting.value));
    }
    for (var setting : settings) {
      out.append("    ").append(padded(setting.field, fieldColumns));
      out.append("  ").append(padded(setting.value, valueColumns));
      out.append(palette.paint(Ink.GUTTER, "  ← ")).append(setting.origin).append('\n');
    }
  }

  private static String padded(String text, int columns) {
    return text + " ".repeat(columns - TerminalText.columns(text));
  }

  private static String at(Span place) {
    var line = place.source().lines().position(place.start()).line();
    return TerminalText.oneLine(place.source().id().path()) + ":" + line;
  }

  private static String summary(WhoWinsReport report) {
    var governed = 0;
    var undecided = 0;
    for (var vm : report.vms()) {
      if (vm.winner().isPresent()) {
        governed++;
      } else if (!vm.candidates().isEmpty()) {
        undecided++;
      }
    }
    var vms = report.vms().size();
    if (vms == 0) {
      return "no VMs found";
    }
    return (vms == 1 ? "1 VM: " : vms + " VMs: ")
        + governed + " governed by a policy, "
        + (vms - governed - undecided) + " by none, "
        + undecided + " undecided";
  }
}
