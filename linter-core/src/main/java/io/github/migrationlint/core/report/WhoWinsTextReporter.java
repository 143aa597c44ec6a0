package io.github.migrationlint.core.report;

import io.github.migrationlint.core.report.Palette.Ink;
import io.github.migrationlint.core.report.WhoWinsReport.Rejected;
import io.github.migrationlint.core.report.WhoWinsReport.Vm;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.text.TerminalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which policy governs each VM, for people: a block for the VMs of which the same is to be said, that can
 * be read alone.
 */
public final class WhoWinsTextReporter implements Reporter<WhoWinsReport> {
  /** As wide as the longest title, with a gap. */
  private static final int TITLE_COLUMNS = 12;

  /** Longer values are rare and would push the origins off the screen. */
  private static final int MOST_VALUE_COLUMNS = 40;

  /** More names of VMs than that no one reads. */
  private static final int MOST_VMS = 5;

  private final Palette palette;
  private final boolean isWhole;

  /**
   * Winners on a terminal or in a log; defaults are counted.
   *
   * @param colored whether to print ANSI colors; the terminal decides, and the user's wishes
   */
  public WhoWinsTextReporter(boolean colored) {
    this(colored, false);
  }

  /**
   * Winners on a terminal or in a log.
   *
   * @param colored whether to print ANSI colors; the terminal decides, and the user's wishes
   * @param isWhole whether to print settings that have their default, too
   */
  public WhoWinsTextReporter(boolean colored, boolean isWhole) {
    this.palette = new Palette(colored);
    this.isWhole = isWhole;
  }

  /** All that is said of a VM except for its name and what a drain does to it. */
  private record Said(
      String cluster,
      String kind,
      Optional<String> winner,
      String why,
      List<String> matching,
      List<WhoWinsReport.Unknown> unknown,
      List<String> candidates,
      List<WhoWinsReport.EffectiveSetting> settings,
      List<WhoWinsReport.Lost> lost) {
    static Said of(Vm vm) {
      return new Said(
          vm.cluster(),
          vm.kind(),
          vm.winner(),
          vm.why(),
          vm.matching(),
          vm.unknown(),
          vm.candidates(),
          vm.settings(),
          vm.lost());
    }
  }

  private static Collection<List<Vm>> alike(List<Vm> vms) {
    var groups = new LinkedHashMap<Said, List<Vm>>();
    for (var vm : vms) {
      groups.computeIfAbsent(Said.of(vm), unused -> new ArrayList<>()).add(vm);
    }
    return groups.values();
  }

  @Override
  public void write(WhoWinsReport report, Writer out) {
    var clusters = new Clusters(hasSeveralClusters(report), report.limits());
    try {
      for (var rejected : report.rejected()) {
        out.append(rejected(rejected, clusters)).append('\n');
      }
      for (var answer : report.answers()) {
        out.append(block(answer, clusters)).append('\n');
      }
      for (var vms : alike(report.vms())) {
        out.append(block(vms, clusters)).append('\n');
      }
      for (var coverage : report.coverage()) {
        if (isAboutAll(coverage, report)) {
          if (!coverage.shares().isEmpty()) {
            out.append(block(coverage, clusters)).append('\n');
          }
          if (coverage.vms() > 1) {
            out.append(drains(coverage, report, clusters)).append('\n');
          }
        }
      }
      out.append(summary(report)).append('\n');
      out.append(limits(report.limits()));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * How clusters are called.
   *
   * @param several whether there are more than one
   */
  private record Clusters(boolean several, WhoWinsReport.Limits limits) {
    String describe(String cluster) {
      var name = TerminalText.oneLine(cluster);
      return limits.guessed().contains(cluster) ? name + " (guessed)" : name;
    }

    boolean isConfigured(String cluster) {
      return !limits.unconfigured().contains(cluster);
    }
  }

  private static StringBuilder limits(WhoWinsReport.Limits limits) {
    var out = new StringBuilder();
    var shown = Math.min(limits.leftOut().size(), MOST_VMS);
    for (var object : limits.leftOut().subList(0, shown)) {
      out.append("left out: how ").append(TerminalText.oneLine(object)).append('\n');
    }
    if (limits.leftOut().size() > shown) {
      out.append("left out: ").append(limits.leftOut().size() - shown).append(" more\n");
    }
    if (limits.notSeen() > 0) {
      out.append("not seen: ").append(Tally.count(limits.notSeen(), "thing"));
      out.append(" (`migration-lint clusters` lists them)\n");
    }
    return out;
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

  private StringBuilder rejected(Rejected rejected, Clusters clusters) {
    var out = new StringBuilder();
    out.append(palette.paint(Ink.WARNING, "rejected"));
    out.append(palette.paint(
        Ink.STRONG, ": policy `" + TerminalText.oneLine(rejected.policy()) + "` takes no part"));
    out.append(where(rejected.cluster(), clusters, rejected.place())).append('\n');
    row(out, "why", rejected.reason());
    return out;
  }

  private StringBuilder block(List<Vm> vms, Clusters clusters) {
    var out = new StringBuilder();
    var vm = vms.get(0);
    if (vms.size() == 1) {
      out.append(palette.paint(Ink.STRONG, TerminalText.oneLine(vm.kind() + " " + vm.id())));
      out.append(where(vm.cluster(), clusters, vm.place())).append('\n');
    } else {
      var what = vm.kind().equals("VirtualMachine") ? "VM" : vm.kind();
      var title = Tally.count(vms.size(), what) + ": " + some(ids(vms));
      out.append(palette.paint(Ink.STRONG, TerminalText.oneLine(title)));
      out.append(clusters.several() ? " in cluster " + clusters.describe(vm.cluster()) : "");
      out.append('\n');
    }
    row(out, "winner", winner(vm));
    row(out, "why", vm.why());
    policies(out, vm);
    settings(out, vm, clusters.isConfigured(vm.cluster()));
    lost(out, vm);
    drains(out, vms);
    return out;
  }

  private static List<String> ids(List<Vm> vms) {
    var ids = new ArrayList<String>();
    for (var vm : vms) {
      ids.add(vm.id());
    }
    return ids;
  }

  /** What drains do to VMs that are alike otherwise. */
  private void drains(StringBuilder out, List<Vm> vms) {
    var byDrain = new LinkedHashMap<String, List<String>>();
    for (var vm : vms) {
      byDrain.computeIfAbsent(drain(vm.drain()), unused -> new ArrayList<>()).add(vm.id());
    }
    for (var drain : byDrain.entrySet()) {
      var whose = byDrain.size() == 1 ? "" : some(drain.getValue()) + ": ";
      row(out, "drain", whose + drain.getKey());
    }
  }

  private StringBuilder block(PolicyAnswer answer, Clusters clusters) {
    var out = new StringBuilder();
    var policy = answer.policy();
    out.append(palette.paint(Ink.STRONG, "policy " + TerminalText.oneLine(policy.name())));
    out.append(where(policy.cluster(), clusters, policy.place())).append('\n');
    row(out, "selects", policy.selects());
    row(out, "governs", answer.governs().isEmpty() ? "no VM" : some(answer.governs()));
    for (var group : answer.beats()) {
      row(out, "beats", group.what() + " on " + some(group.vms()));
    }
    for (var group : answer.outranked()) {
      row(
          out,
          "outranked",
          "on " + some(group.vms()) + " by " + group.what() + ", " + group.remark());
    }
    for (var group : answer.open()) {
      row(out, "undecided", some(group.vms()) + ": " + group.what());
    }
    for (var group : answer.missed()) {
      row(out, "no match", some(group.vms()) + ": no " + group.what());
    }
    return out;
  }

  /** As many VMs as a reader takes in, and how many more there are. */
  private static String some(List<String> vms) {
    var shown = vms.size() <= MOST_VMS ? vms : vms.subList(0, MOST_VMS - 1);
    var more = vms.size() - shown.size();
    return String.join(", ", shown) + (more == 0 ? "" : " and " + more + " more");
  }

  /** Whether no one asked for less than all that is counted. */
  private static boolean isAboutAll(PolicyCoverage coverage, WhoWinsReport report) {
    var vms = 0;
    for (var vm : report.vms()) {
      vms += vm.cluster().equals(coverage.cluster()) ? 1 : 0;
    }
    return report.answers().isEmpty() && vms == coverage.vms();
  }

  private static String drain(WhoWinsReport.Drain drain) {
    return drain.conditions().isEmpty()
        ? drain.outcome() + ": " + drain.reason()
        : drain.summary() + " (" + drain.reason() + ")";
  }

  /** What drains do to the VMs of a cluster, each outcome with the VMs that have it. */
  private StringBuilder drains(PolicyCoverage coverage, WhoWinsReport report, Clusters clusters) {
    var byOutcome = new TreeMap<String, List<String>>();
    for (var vm : report.vms()) {
      if (vm.cluster().equals(coverage.cluster())) {
        byOutcome
            .computeIfAbsent(vm.drain().outcome(), unused -> new ArrayList<>())
            .add(vm.id());
      }
    }
    var out = new StringBuilder();
    out.append(palette.paint(Ink.STRONG, title("drains", coverage, clusters)));
    out.append('\n');
    var columns = 0;
    for (var outcome : byOutcome.keySet()) {
      columns = Math.max(columns, TerminalText.columns(TerminalText.oneLine(outcome)));
    }
    for (var outcome : byOutcome.entrySet()) {
      var vms = outcome.getValue();
      out.append("    ").append(padded(TerminalText.oneLine(outcome.getKey()), columns));
      out.append("  ").append(count(vms.size())).append(": ");
      out.append(TerminalText.oneLine(some(vms))).append('\n');
    }
    return out;
  }

  private static String title(String what, PolicyCoverage coverage, Clusters clusters) {
    return clusters.several()
        ? what + " of cluster " + clusters.describe(coverage.cluster())
        : what;
  }

  private StringBuilder block(PolicyCoverage coverage, Clusters clusters) {
    var out = new StringBuilder();
    out.append(palette.paint(Ink.STRONG, title("coverage", coverage, clusters)));
    out.append('\n');
    var columns = 0;
    for (var share : coverage.shares()) {
      columns = Math.max(columns, TerminalText.columns(TerminalText.oneLine(share.policy())));
    }
    for (var share : coverage.shares()) {
      out.append("    ")
          .append(padded(TerminalText.oneLine(share.policy()), columns))
          .append("  ");
      out.append(describe(share)).append('\n');
    }
    rowUnlessEmpty(out, "catch-all", coverage.catchAll());
    rowUnlessEmpty(out, "no policy", coverage.ungoverned());
    rowUnlessEmpty(out, "undecided", coverage.undecided());
    return out;
  }

  private static String describe(PolicyCoverage.Share share) {
    var words = new StringBuilder("governs " + count(share.governs()));
    if (share.mayGovern() > 0) {
      words.append(", may govern ").append(count(share.mayGovern()));
    }
    if (share.outranked() > 0) {
      words.append(", outranked on ").append(count(share.outranked()));
    }
    return words.toString();
  }

  private static String count(int vms) {
    return vms == 0 ? "no VM" : vms == 1 ? "1 VM" : vms + " VMs";
  }

  private void rowUnlessEmpty(StringBuilder out, String title, List<String> vms) {
    if (!vms.isEmpty()) {
      row(out, title, count(vms.size()) + ": " + some(vms));
    }
  }

  private static String where(String cluster, Clusters clusters, Span place) {
    return clusters.several()
        ? " in cluster " + clusters.describe(cluster) + " (" + at(place) + ")"
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
      row(out, "unknown", unknown.policy() + ": " + unknown.reason());
    }
  }

  private void settings(StringBuilder out, Vm vm, boolean isConfigured) {
    if (vm.settings().isEmpty()) {
      if (!vm.candidates().isEmpty()) {
        row(out, "settings", "depend on the winner");
      }
      return;
    }
    var table = new ArrayList<SettingRow>();
    for (var setting : vm.settings()) {
      if (isWhole || setting.place().isPresent()) {
        table.add(
            new SettingRow(setting.field(), setting.value(), setting.origin(), setting.place()));
      }
    }
    row(out, "settings", isConfigured ? "" : "those of the cluster are not in these files");
    table(out, table);
    var defaults = vm.settings().size() - table.size();
    if (defaults > 0) {
      out.append("    ").append(table.isEmpty() ? "" : "and ");
      out.append(Tally.count(defaults, "default")).append(" (--all)\n");
    }
  }

  private void lost(StringBuilder out, Vm vm) {
    if (vm.lost().isEmpty()) {
      return;
    }
    var table = new ArrayList<SettingRow>();
    for (var lost : vm.lost()) {
      var origin = "policy " + lost.policy();
      table.add(new SettingRow(lost.field(), lost.value(), origin, Optional.of(lost.place())));
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
  private record SettingRow(String field, String value, String origin) {
    SettingRow(String field, Object value, String origin, Optional<Span> place) {
      this(
          TerminalText.oneLine(field),
          TerminalText.oneLine(value.toString(), MOST_VALUE_COLUMNS),
          TerminalText.oneLine(origin)
              + place.map(span -> " (" + at(span) + ")").orElse(""));
    }
  }

  private void table(StringBuilder out, List<SettingRow> settings) {
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
      var all = 0;
      for (var coverage : report.coverage()) {
        all += coverage.vms();
      }
      return all == 0 ? "no VMs found" : "no VM is concerned";
    }
    return (vms == 1 ? "1 VM: " : vms + " VMs: ")
        + governed + " governed by a policy, "
        + (vms - governed - undecided) + " by none, "
        + undecided + " undecided";
  }
}
