package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.Level;
import io.github.migrationlint.core.config.RuleFilter;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Gives findings the severity that the user wants, by rule, path and cluster, and leaves out those that
 * no one wants. A finding whose clusters have different levels is reported once per level.
 */
final class Levels {
  private final Configuration configuration;
  private final RuleFilter filter;

  Levels(Configuration configuration, RuleFilter filter) {
    this.configuration = configuration;
    this.filter = filter;
  }

  /** The findings that are wanted, in the same order. */
  List<Diagnostic> of(List<Diagnostic> findings) {
    var wanted = new ArrayList<Diagnostic>();
    for (var finding : findings) {
      if (filter.includes(finding.code())) {
        add(finding, wanted);
      }
    }
    return wanted;
  }

  private void add(Diagnostic finding, List<Diagnostic> wanted) {
    if (configuration.overrides().isEmpty() || finding.clusters().size() < 2) {
      var cluster = finding.clusters().isEmpty() ? "" : finding.clusters().get(0);
      add(finding, levelOf(finding, cluster), wanted);
      return;
    }
    var byLevel = new LinkedHashMap<Optional<Level>, List<String>>();
    for (var cluster : finding.clusters()) {
      byLevel
          .computeIfAbsent(levelOf(finding, cluster), level -> new ArrayList<>())
          .add(cluster);
    }
    byLevel.forEach((level, clusters) -> add(finding.withClusters(clusters), level, wanted));
  }

  private void add(Diagnostic finding, Optional<Level> level, List<Diagnostic> wanted) {
    var severity = level.flatMap(Level::severity);
    if (severity.isPresent()) {
      wanted.add(finding.withSeverity(severity.get()));
    } else if (level.isEmpty() || filter.names(finding.code())) {
      wanted.add(finding);
    }
  }

  private Optional<Level> levelOf(Diagnostic finding, String cluster) {
    var path = finding.primary().source().id().path();
    return configuration.levelOf(finding.code(), path, cluster);
  }
}
