package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.report.LintReport.Configured;
import io.github.migrationlint.core.report.LintReport.Summary;
import io.github.migrationlint.core.report.Understood;
import io.github.migrationlint.core.targets.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Puts the findings of a run together with what was read for them. */
public final class Reports {
  private Reports() {}

  /**
   * The report.
   *
   * @param failures takes what cannot be counted; the findings are reported nevertheless
   */
  public static LintReport of(
      Repository repository,
      FilteredFindings judged,
      Configuration configuration,
      Failures failures) {
    var path = configuration.path();
    var summary = summary(repository, judged, configuration, failures);
    return new LintReport(
        summary,
        judged.findings(),
        judged.suppressed(),
        new Configured(
            path.isEmpty() ? Optional.empty() : Optional.of(path), configuration.weakened()),
        failures.texts());
  }

  private static Summary summary(
      Repository repository,
      FilteredFindings judged,
      Configuration configuration,
      Failures failures) {
    try {
      return summary(repository, judged, configuration);
    } catch (RuntimeException | Error bug) {
      failures.add("counting what was read", bug);
      var findings = judged.findings();
      return new Summary(
          0,
          0,
          0,
          0,
          count(findings, Severity.ERROR),
          count(findings, Severity.WARNING),
          count(findings, Severity.NOTE),
          judged.accepted(),
          List.of(),
          Set.of(),
          Understood.NOTHING);
    }
  }

  private static Summary summary(
      Repository repository, FilteredFindings judged, Configuration configuration) {
    var findings = judged.findings();
    return new Summary(
        repository.loaded().files(),
        repository.yaml().documents().size(),
        repository.objects().size(),
        repository.clusters().size(),
        count(findings, Severity.ERROR),
        count(findings, Severity.WARNING),
        count(findings, Severity.NOTE),
        judged.accepted(),
        repository.templates(),
        repository.plan().guessedNames(),
        understood(repository, configuration));
  }

  private static Understood understood(Repository repository, Configuration configuration) {
    var kinds = new TreeMap<String, Integer>();
    var ofKubeVirt = 0;
    for (var manifest : repository.objects()) {
      kinds.merge(manifest.gvk().kind(), 1, Integer::sum);
      ofKubeVirt += MigrationScope.isOfKubeVirt(manifest.gvk()) ? 1 : 0;
    }
    var targets = new ArrayList<Understood.TargetVersions>();
    if (ofKubeVirt > 0) {
      for (var cluster : repository.clusters()) {
        var versions = cluster.versions();
        targets.add(new Understood.TargetVersions(
            cluster.name(),
            versions.hyperConverged().toString(),
            versions.kubeVirt().toString(),
            versions.why(),
            versions.source() == PlatformVersions.Source.ASSUMED));
      }
    }
    return new Understood(
        kinds,
        ofKubeVirt,
        targets,
        repository.targets().notSeen().size(),
        repository.loaded().leftOut().withSourceIgnore(repository.targets().leftOutBySources()),
        UnmatchedPaths.of(configuration, repository.loaded()),
        UnmatchedPaths.otherConfigurations(configuration, repository.loaded()));
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
}
