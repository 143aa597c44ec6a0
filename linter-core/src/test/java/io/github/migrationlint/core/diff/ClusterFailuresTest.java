package io.github.migrationlint.core.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.RuleFilter;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.diagnostic.Problems;
import io.github.migrationlint.core.findings.Acceptance;
import io.github.migrationlint.core.findings.Checker;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.report.DiffReport;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A cluster that cannot be compared costs what is said about it, not the comparison. */
class ClusterFailuresTest {
  private static final String POLICY = """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata: {name: p}
      spec: {bandwidthPerMigration: %s, selectors: {namespaceSelector: {a: b}}}
      """;

  private static DiffSide side(String bandwidth) {
    var sources = new ArrayList<SourceFile>();
    for (var cluster : List.of("a", "b")) {
      sources.add(new SourceFile(
          new SourceId("clusters/" + cluster + "/p.yaml"), POLICY.formatted(bandwidth)));
    }
    var checked = new Checker(unused -> List.of(), Configuration.NONE, RuleFilter.EVERY)
        .check(
            new Outcome<>(new Loaded(sources, 2), List.of()),
            new Problems(Failures.gathered()),
            Acceptance.OF_SUPPRESSIONS,
            new YamlReader());
    return new DiffSide(
        bandwidth,
        checked.repository(),
        Configuration.NONE,
        checked.filtered().findings(),
        List.of(),
        List.of());
  }

  private static ClusterComparison planted(ClusterComparison usual, Error fault) {
    return (name, pair, steps) -> {
      if (name.equals("a")) {
        throw fault;
      }
      return usual.of(name, pair, steps);
    };
  }

  /** Those that something is said about. */
  private static List<String> clusters(DiffReport report) {
    var clusters = new TreeSet<String>();
    for (var group : report.groups()) {
      for (var effect : group.effects()) {
        clusters.addAll(effect.clusters());
      }
    }
    return List.copyOf(clusters);
  }

  @Test
  void without_a_fault_both_clusters_are_compared() {
    var report = DiffReportBuilder.of(side("1Mi"), side("2Mi"), List.of());
    assertEquals(List.of(), report.internalErrors());
    assertEquals(List.of("a", "b"), clusters(report), report::toString);
  }

  @Test
  void one_cluster_that_fails_does_not_silence_the_other() {
    for (var fault : List.of(new StackOverflowError(), new OutOfMemoryError())) {
      var report = DiffReportBuilder.of(
          side("1Mi"), side("2Mi"), List.of(), planted(ClusterChanges::of, fault));
      assertEquals(1, report.internalErrors().size());
      var error = report.internalErrors().get(0);
      assertTrue(error.startsWith("comparing what cluster a does: "), error);
      assertEquals(fault instanceof OutOfMemoryError, Failures.isOfMemory(error));
      assertEquals(List.of("b"), clusters(report), report::toString);
    }
  }

  @Test
  void nor_does_it_in_an_upgrade() {
    var fault = new StackOverflowError();
    var upgrade = UpgradeReportBuilder.of(
        side("1Mi"), side("2Mi"), planted(ClusterChanges::ofRelease, fault));
    var report = upgrade.report();
    assertEquals(1, report.internalErrors().size());
    assertTrue(report.internalErrors().get(0).startsWith("comparing the releases of cluster a: "));
    assertEquals(List.of("b"), clusters(report), report::toString);
  }
}
