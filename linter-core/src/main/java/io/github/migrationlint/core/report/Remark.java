package io.github.migrationlint.core.report;

import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.report.LintReport.Summary;
import io.github.migrationlint.core.text.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said about a finding besides its message: a title such as {@code help}, and a text. */
record Remark(String title, String text) {
  /** A fleet may have hundreds of clusters; these tell which part of it is meant. */
  private static final int MOST_CLUSTERS = 12;

  /** Where the finding holds and what to do about it, in this order. */
  static List<Remark> of(Diagnostic finding, Summary summary) {
    var remarks = new ArrayList<Remark>();
    if (finding.world().isPresent()) {
      remarks.add(new Remark("holds", scope(finding.world().get())));
    }
    clusters(finding, summary).ifPresent(remarks::add);
    if (finding.help().isPresent()) {
      remarks.add(new Remark("help", finding.help().get()));
    }
    if (finding.fix().isPresent()) {
      var fix = finding.fix().get();
      remarks.add(new Remark("fix", fix.title() + " (" + caution(fix.applicability()) + ")"));
    }
    return remarks;
  }

  /** Where the finding is, with its clusters where they are worth telling. */
  static String place(Diagnostic finding, Summary summary) {
    var place = TerminalText.oneLine(finding.primary().toString());
    return clusters(finding, summary)
        .map(clusters -> place + " (" + clusters.title() + " " + clusters.text() + ")")
        .orElse(place);
  }

  /** Empty where it goes without saying, or is only guessed. */
  private static Optional<Remark> clusters(Diagnostic finding, Summary summary) {
    var clusters = new ArrayList<>(finding.clusters());
    clusters.removeAll(summary.guessedClusters());
    return clusters.size() > 1 || (clusters.size() == 1 && summary.clusters() > 1)
        ? Optional.of(new Remark(clusters.size() == 1 ? "cluster" : "clusters", listed(clusters)))
        : Optional.empty();
  }

  /** The same behind the related places, for formats that have no room of their own for these. */
  static List<Remark> withPlaces(Diagnostic finding, Summary summary) {
    var remarks = new ArrayList<Remark>();
    var related = finding.related();
    var shown = Math.min(SourceExcerpt.MOST_RELATED, related.size());
    for (var label : related.subList(0, shown)) {
      var message = label.message().isEmpty() ? "" : ": " + label.message();
      remarks.add(new Remark("see", TerminalText.oneLine(label.span().toString()) + message));
    }
    if (shown < related.size()) {
      remarks.add(hidden(related.size() - shown));
    }
    remarks.addAll(of(finding, summary));
    return remarks;
  }

  /** Where to read about the rule of a finding; empty where nothing is published about it. */
  static List<Remark> ofRule(Diagnostic finding, Tool tool) {
    var url = tool.urlOf(finding);
    return url.isEmpty() ? List.of() : List.of(new Remark("docs", url.get()));
  }

  /** That so many related places are left out. */
  static Remark hidden(int places) {
    return new Remark("note", Tally.count(places, "more related place") + " not shown");
  }

  @Override
  public String toString() {
    return title + ": " + text;
  }

  private static String scope(Assumption world) {
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
}
