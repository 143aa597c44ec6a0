package io.github.migrationlint.core.report;

import io.github.migrationlint.core.report.ClustersReport.AppliedPath;
import io.github.migrationlint.core.report.ClustersReport.Cluster;
import io.github.migrationlint.core.report.ClustersReport.Unseen;
import io.github.migrationlint.core.report.Palette.Ink;
import io.github.migrationlint.core.targets.PlannedCluster.Standing;
import io.github.migrationlint.core.text.TerminalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What was understood, on a page: a line for each cluster, and one for each kind of thing not seen. */
public final class ClustersPage implements Reporter<ClustersReport> {
  /** A fleet may have hundreds; the details name them all. */
  private static final int MOST_ROWS = 40;

  private static final int MOST_NAMES = 3;

  private static final List<String> TITLES =
      List.of("cluster", "HyperConverged", "KubeVirt", "policies", "VMs", "applied by");

  private final Palette palette;

  public ClustersPage(boolean colored) {
    this.palette = new Palette(colored);
  }

  @Override
  public void write(ClustersReport report, Writer out) {
    try {
      out.append(table(report));
      out.append(folders(report));
      out.append(notSeen(report));
      if (report.clusters().size() > 1 || !report.notSeen().isEmpty()) {
        out.append("Use --cluster NAME or -v for targets, files and evidence\n");
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String table(ClustersReport report) {
    var rows = new ArrayList<List<String>>();
    rows.add(TITLES);
    var left = 0;
    for (var cluster : report.clusters()) {
      if (cluster.standing().isCluster()) {
        if (rows.size() <= MOST_ROWS) {
          rows.add(row(cluster));
        } else {
          left++;
        }
      }
    }
    var shared = sharedRow(report);
    if (!shared.isEmpty()) {
      rows.add(shared);
    }
    if (rows.size() == 1) {
      return "no clusters\n";
    }
    return aligned(rows) + (left == 0 ? "" : "and " + Tally.count(left, "more cluster") + "\n");
  }

  private static List<String> row(Cluster cluster) {
    var name = TerminalText.oneLine(cluster.name());
    return List.of(
        cluster.standing() == Standing.GUESSED ? name + " (guessed)" : name,
        cluster.versions().hyperConvergedRange(),
        cluster.versions().kubeVirtRange(),
        String.valueOf(cluster.objects().policies()),
        String.valueOf(cluster.objects().vms()),
        appliers(cluster));
  }

  private static String appliers(Cluster cluster) {
    var callers = new LinkedHashSet<String>();
    for (var target : cluster.targets()) {
      if (!target.isShared()) {
        target.by().ifPresent(callers::add);
      }
    }
    if (callers.isEmpty()) {
      return cluster.isEmpty() ? "" : "nothing here";
    }
    return some(List.copyOf(callers), 1);
  }

  /** One line for all that may reach several clusters. */
  private static List<String> sharedRow(ClustersReport report) {
    var paths = new LinkedHashMap<String, AppliedPath>();
    for (var cluster : report.clusters()) {
      for (var target : cluster.targets()) {
        if (target.isShared()) {
          paths.putIfAbsent(target.path(), target);
        }
      }
    }
    if (paths.isEmpty()) {
      return List.of();
    }
    var names = new ArrayList<String>();
    var candidates = new TreeSet<String>();
    var isAnywhere = false;
    for (var path : paths.values()) {
      names.add(path.path().isEmpty() ? "." : path.path());
      candidates.addAll(path.candidates());
      isAnywhere |= path.candidates().isEmpty();
    }
    var clusters = isAnywhere
        ? "clusters unknown"
        : "clusters among " + some(List.copyOf(candidates), MOST_NAMES);
    return List.of("(one or more)", "-", "-", "", "", "path " + some(names, 1) + ", " + clusters);
  }

  private String aligned(List<List<String>> rows) {
    var widths = new int[TITLES.size()];
    for (var row : rows) {
      for (var i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    var text = new StringBuilder();
    for (var row : rows) {
      var line = new StringBuilder();
      for (var i = 0; i < row.size(); i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      var trimmed = line.toString().stripTrailing();
      text.append(row == TITLES ? palette.paint(Ink.STRONG, trimmed) : trimmed).append('\n');
    }
    return text.toString();
  }

  /** Folders that are no clusters, most likely. */
  private String folders(ClustersReport report) {
    var unapplied = new ArrayList<String>();
    var variants = new ArrayList<String>();
    for (var cluster : report.clusters()) {
      if (cluster.standing() == Standing.UNAPPLIED) {
        unapplied.add(cluster.name());
      } else if (cluster.standing() == Standing.VARIANT) {
        variants.add(cluster.name());
      }
    }
    var text = new StringBuilder();
    if (!unapplied.isEmpty()) {
      text.append('\n')
          .append(palette.paint(Ink.STRONG, "Applied by nothing here"))
          .append("\n  ");
      text.append(some(unapplied, MOST_NAMES)).append('\n');
    }
    if (!variants.isEmpty()) {
      text.append('\n').append(palette.paint(Ink.STRONG, "Variants, each checked alone"));
      text.append("\n  ").append(some(variants, MOST_NAMES)).append('\n');
    }
    return text.toString();
  }

  private String notSeen(ClustersReport report) {
    if (report.notSeen().isEmpty() && report.templates().isEmpty()) {
      return "\nNothing missing\n";
    }
    var text = new StringBuilder();
    text.append('\n').append(palette.paint(Ink.STRONG, "Not seen")).append('\n');
    for (var group : grouped(report.notSeen()).entrySet()) {
      var things = List.copyOf(group.getValue());
      text.append("  ").append(Tally.count(things.size(), group.getKey())).append(": ");
      text.append(some(things, 1)).append('\n');
    }
    if (!report.templates().isEmpty()) {
      text.append("  ")
          .append(Tally.count(report.templates().size(), "template"))
          .append(": ");
      text.append(some(report.templates(), 1)).append(kinds(report)).append('\n');
    }
    return text.append('\n').toString();
  }

  /** {@code , with 2 VirtualMachines}; empty where templates show none. */
  static String kinds(ClustersReport report) {
    var counts = new ArrayList<String>();
    report.templateKinds().forEach((kind, count) -> counts.add(Tally.count(count, kind)));
    return counts.isEmpty() ? "" : ", with " + String.join(", ", counts);
  }

  /** What is missing, by kind; distinguished by the words that say why it is. */
  private static Map<String, Set<String>> grouped(List<Unseen> notSeen) {
    var groups = new LinkedHashMap<String, Set<String>>();
    for (var unseen : notSeen) {
      var what = unseen.what();
      var group = what.endsWith("which Helm renders")
          ? "Helm chart"
          : what.endsWith("which kustomize fetches")
              ? "remote base"
              : what.startsWith("path `")
                  ? "path"
                  : what.startsWith("the clusters of ") ? "cluster list" : "other thing";
      groups.computeIfAbsent(group, unused -> new LinkedHashSet<>()).add(shortened(what));
    }
    return groups;
  }

  private static String shortened(String what) {
    var comma = what.indexOf(", which ");
    return comma < 0 ? what : what.substring(0, comma);
  }

  /** {@code a, b and 3 more}. */
  private static String some(List<String> things, int most) {
    var shown = new ArrayList<String>();
    for (var thing : things.subList(0, Math.min(most, things.size()))) {
      shown.add(TerminalText.oneLine(thing));
    }
    var left = things.size() - shown.size();
    return String.join(", ", shown) + (left == 0 ? "" : " and " + left + " more");
  }
}
