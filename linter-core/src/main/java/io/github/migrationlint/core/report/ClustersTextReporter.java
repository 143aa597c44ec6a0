package io.github.migrationlint.core.report;

import io.github.migrationlint.core.report.ClustersReport.AppliedPath;
import io.github.migrationlint.core.report.ClustersReport.Cluster;
import io.github.migrationlint.core.report.Palette.Ink;
import io.github.migrationlint.core.targets.PlannedCluster.Standing;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.text.TerminalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** All that was understood, for people: a block for each cluster, and what is missing behind them. */
public final class ClustersTextReporter implements Reporter<ClustersReport> {
  /** As wide as the longest title, with a gap. */
  private static final int TITLE_COLUMNS = 10;

  private final Palette palette;

  /**
   * Clusters on a terminal or in a log.
   *
   * @param colored whether to print ANSI colors; the terminal decides, and the user's wishes
   */
  public ClustersTextReporter(boolean colored) {
    this.palette = new Palette(colored);
  }

  @Override
  public void write(ClustersReport report, Writer out) {
    try {
      for (var cluster : report.clusters()) {
        out.append(block(cluster)).append('\n');
      }
      if (!report.notSeen().isEmpty()) {
        out.append(palette.paint(Ink.STRONG, "not seen")).append('\n');
        for (var unseen : report.notSeen()) {
          out.append("  ").append(TerminalText.oneLine(unseen.what()));
          out.append(" (").append(at(unseen.place())).append(")\n");
        }
        out.append('\n');
      }
      if (!report.templates().isEmpty()) {
        out.append(palette.paint(Ink.STRONG, "templates, not rendered"));
        out.append(ClustersPage.kinds(report)).append('\n');
        for (var template : report.templates()) {
          out.append("  ").append(TerminalText.oneLine(template)).append('\n');
        }
        out.append('\n');
      }
      out.append(summary(report)).append('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StringBuilder block(Cluster cluster) {
    var out = new StringBuilder();
    out.append(palette.paint(Ink.STRONG, "cluster " + TerminalText.oneLine(cluster.name())));
    out.append(remark(cluster.standing()));
    out.append('\n');
    var versions = cluster.versions();
    row(
        out,
        "runs",
        "HyperConverged " + versions.hyperConverged() + ", KubeVirt " + versions.kubeVirt());
    row(out, "because", versions.why());
    for (var target : cluster.targets()) {
      row(out, "target", describe(target));
      more(out, target.files());
    }
    if (!cluster.files().isEmpty()) {
      row(out, "files", "that nothing here applies");
      more(out, cluster.files());
    }
    if (cluster.targets().isEmpty() && cluster.files().isEmpty()) {
      row(out, "holds", "nothing in these files");
    }
    return out;
  }

  private static String remark(Standing standing) {
    return switch (standing) {
      case NAMED -> "";
      case UNNAMED -> " (name unknown)";
      case GUESSED -> " (guessed)";
      case VARIANT -> " (a variant, not a cluster)";
      case UNAPPLIED -> " (not applied by anything here)";
    };
  }

  private static String describe(AppliedPath target) {
    var text = new StringBuilder(target.path().isEmpty() ? "." : target.path());
    var objects = target.objects();
    text.append(objects == 0 ? ", no objects" : ", " + count(objects, "object"));
    if (target.by().isPresent() && target.place().isPresent()) {
      text.append(", applied by ").append(target.by().get());
      text.append(" (").append(at(target.place().get())).append(')');
    }
    if (target.isShared()) {
      text.append(
          target.candidates().isEmpty()
              ? ", may reach every cluster"
              : ", may reach " + String.join(", ", target.candidates()));
    }
    return text.toString();
  }

  private void row(StringBuilder out, String title, String text) {
    out.append("  ").append(palette.paint(Ink.GUTTER, title));
    out.append(" ".repeat(TITLE_COLUMNS - title.length()));
    out.append(TerminalText.oneLine(text)).append('\n');
  }

  private static void more(StringBuilder out, List<String> lines) {
    for (var line : lines) {
      out.append(" ".repeat(TITLE_COLUMNS + 4))
          .append(TerminalText.oneLine(line))
          .append('\n');
    }
  }

  private static String at(Span place) {
    var line = place.source().lines().position(place.start()).line();
    return TerminalText.oneLine(place.source().id().path()) + ":" + line;
  }

  private static String summary(ClustersReport report) {
    var clusters = 0;
    for (var cluster : report.clusters()) {
      clusters += cluster.standing().isCluster() ? 1 : 0;
    }
    var notSeen = report.notSeen().size();
    var templates = report.templates().size();
    return count(clusters, "cluster") + ", "
        + (notSeen == 0 ? "nothing missing" : count(notSeen, "thing") + " not seen")
        + (templates == 0 ? "" : ", " + count(templates, "template") + " not rendered");
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
