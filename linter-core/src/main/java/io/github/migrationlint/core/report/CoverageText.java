package io.github.migrationlint.core.report;

import io.github.migrationlint.core.report.WhoWinsReport.Vm;
import io.github.migrationlint.core.text.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What the VMs of a cluster have in common, for people: how far policies reach, and what drains do. */
final class CoverageText {
  private final WhoWinsLayout layout;

  CoverageText(WhoWinsLayout layout) {
    this.layout = layout;
  }

  /** How many VMs each policy governs, and which none does. */
  StringBuilder coverage(PolicyCoverage coverage) {
    var out = new StringBuilder();
    out.append(layout.strong("coverage" + layout.ofCluster(coverage.cluster())));
    out.append('\n');
    var columns = 0;
    for (var share : coverage.shares()) {
      columns = Math.max(columns, TerminalText.columns(TerminalText.oneLine(share.policy())));
    }
    for (var share : coverage.shares()) {
      out.append("    ")
          .append(WhoWinsLayout.padded(TerminalText.oneLine(share.policy()), columns))
          .append("  ");
      out.append(describe(share)).append('\n');
    }
    rowUnlessEmpty(out, "catch-all", coverage.catchAll());
    rowUnlessEmpty(out, "no policy", coverage.ungoverned());
    rowUnlessEmpty(out, "undecided", coverage.undecided());
    return out;
  }

  private static String describe(PolicyCoverage.Share share) {
    var words = new StringBuilder("governs " + WhoWinsLayout.count(share.governs()));
    if (share.mayGovern() > 0) {
      words.append(", may govern ").append(WhoWinsLayout.count(share.mayGovern()));
    }
    if (share.outranked() > 0) {
      words.append(", outranked on ").append(WhoWinsLayout.count(share.outranked()));
    }
    return words.toString();
  }

  private void rowUnlessEmpty(StringBuilder out, String title, List<String> vms) {
    if (!vms.isEmpty()) {
      layout.row(out, title, WhoWinsLayout.count(vms.size()) + ": " + WhoWinsLayout.some(vms));
    }
  }

  /** What drains do to the VMs of a cluster, each outcome with the VMs that have it. */
  StringBuilder drains(PolicyCoverage coverage, List<Vm> vms) {
    var byOutcome = new TreeMap<String, List<String>>();
    for (var vm : vms) {
      if (vm.cluster().equals(coverage.cluster())) {
        byOutcome
            .computeIfAbsent(vm.drain().outcome(), unused -> new ArrayList<>())
            .add(vm.id());
      }
    }
    var out = new StringBuilder();
    out.append(layout.strong("drains" + layout.ofCluster(coverage.cluster())));
    out.append('\n');
    var columns = 0;
    for (var outcome : byOutcome.keySet()) {
      columns = Math.max(columns, TerminalText.columns(TerminalText.oneLine(outcome)));
    }
    for (var outcome : byOutcome.entrySet()) {
      var ids = outcome.getValue();
      out.append("    ")
          .append(WhoWinsLayout.padded(TerminalText.oneLine(outcome.getKey()), columns));
      out.append("  ").append(WhoWinsLayout.count(ids.size())).append(": ");
      out.append(TerminalText.oneLine(WhoWinsLayout.some(ids))).append('\n');
    }
    return out;
  }
}
