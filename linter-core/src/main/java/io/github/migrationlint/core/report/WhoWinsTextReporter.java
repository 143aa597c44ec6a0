package io.github.migrationlint.core.report;

import io.github.migrationlint.core.report.Palette.Ink;
import io.github.migrationlint.core.report.WhoWinsReport.Rejected;
import io.github.migrationlint.core.text.TerminalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;

/**
 * Which policy governs each VM, for people: a block for the VMs of which the same is to be said, that can
 * be read alone.
 */
public final class WhoWinsTextReporter implements Reporter<WhoWinsReport> {
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

  @Override
  public void write(WhoWinsReport report, Writer out) {
    var layout = new WhoWinsLayout(palette, report.limits(), hasSeveralClusters(report));
    var vmText = new VmAnswerText(layout, isWhole, report.limits());
    var policyText = new PolicyAnswerText(layout);
    var coverageText = new CoverageText(layout);
    try {
      for (var rejected : report.rejected()) {
        out.append(rejected(rejected, layout)).append('\n');
      }
      for (var answer : report.answers()) {
        out.append(policyText.of(answer)).append('\n');
      }
      for (var vms : VmAnswerText.alike(report.vms())) {
        out.append(vmText.of(vms)).append('\n');
      }
      for (var coverage : report.coverage()) {
        if (isAboutAll(coverage, report)) {
          if (!coverage.shares().isEmpty()) {
            out.append(coverageText.coverage(coverage)).append('\n');
          }
          if (coverage.vms() > 1) {
            out.append(coverageText.drains(coverage, report.vms())).append('\n');
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

  private static StringBuilder limits(WhoWinsReport.Limits limits) {
    var out = new StringBuilder();
    var shown = Math.min(limits.leftOut().size(), WhoWinsLayout.MOST_VMS);
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

  private StringBuilder rejected(Rejected rejected, WhoWinsLayout layout) {
    var out = new StringBuilder();
    out.append(palette.paint(Ink.WARNING, "rejected"));
    out.append(palette.paint(
        Ink.STRONG, ": policy `" + TerminalText.oneLine(rejected.policy()) + "` takes no part"));
    out.append(layout.where(rejected.cluster(), rejected.place())).append('\n');
    layout.row(out, "why", rejected.reason());
    return out;
  }

  /** Whether no one asked for less than all that is counted. */
  private static boolean isAboutAll(PolicyCoverage coverage, WhoWinsReport report) {
    var vms = 0;
    for (var vm : report.vms()) {
      vms += vm.cluster().equals(coverage.cluster()) ? 1 : 0;
    }
    return report.answers().isEmpty() && vms == coverage.vms();
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
