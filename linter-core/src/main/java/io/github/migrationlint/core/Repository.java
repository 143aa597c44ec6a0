package io.github.migrationlint.core;

import io.github.migrationlint.core.analysis.Driver.RuleFailure;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.report.LintReport.Summary;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.YamlFiles;
import java.util.ArrayList;
import java.util.List;

/**
 * All that was read, stage by stage.
 *
 * @param written the objects as they stand in files, patches included
 * @param objects those of them that matter; one that several clusters share counts once
 */
record Repository(
    Loaded loaded,
    YamlFiles yaml,
    List<Manifest> written,
    List<Header> objects,
    Targets targets,
    ClusterPlan plan,
    List<ClusterModel> clusters) {

  /** All files looked at, relevant or not, in path order of each kind. */
  List<SourceId> sources() {
    return sources(loaded);
  }

  static List<SourceId> sources(Loaded loaded) {
    var sources = new ArrayList<SourceId>();
    for (var source : loaded.sources()) {
      sources.add(source.id());
    }
    sources.addAll(loaded.passedOver());
    return sources;
  }

  LintReport report(List<Diagnostic> findings, List<RuleFailure> errors) {
    return new LintReport(summary(findings), findings, inWords(errors));
  }

  /** The files that are templates of manifests, in path order. */
  List<String> templates() {
    var templated = new ArrayList<String>();
    for (var source : yaml.templated()) {
      templated.add(source.path());
    }
    return templated;
  }

  private Summary summary(List<Diagnostic> findings) {
    return new Summary(
        loaded.files(),
        yaml.documents().size(),
        objects.size(),
        clusters.size(),
        count(findings, Severity.ERROR),
        count(findings, Severity.WARNING),
        count(findings, Severity.NOTE),
        0,
        templates());
  }

  private static int count(List<Diagnostic> findings, Severity severity) {
    var count = 0;
    for (var finding : findings) {
      if (finding.severity() == severity) {
        count++;
      }
    }
    return count;
  }

  private static List<String> inWords(List<RuleFailure> errors) {
    var words = new ArrayList<String>();
    for (var error : errors) {
      words.add("rule " + error.rule() + " on cluster " + error.cluster() + ": " + error.cause());
    }
    return words;
  }
}
