package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A rule about a value sees it whoever writes it: a field, a leaf of a JSON patch, or a patch of the whole
 * block, in each API version of HyperConverged and in KubeVirt; it points at the line; and it sees nothing
 * where null or nothing is written.
 */
class ValueRulesTest {
  /**
   * @param field of the migration settings
   * @param value as YAML and JSON both have it
   * @param inHyperConverged whether HyperConverged has such a field, so that no patch is needed
   */
  private record Mistake(String rule, String field, String value, boolean inHyperConverged) {}

  private static final List<Mistake> MISTAKES = List.of(
      new Mistake("zero-parallel-migrations", "parallelMigrationsPerCluster", "0", true),
      new Mistake("zero-parallel-migrations", "parallelOutboundMigrationsPerNode", "0", true),
      new Mistake("negative-parallel-limit", "parallelMigrationsPerCluster", "-1", true),
      new Mistake("negative-parallel-limit", "parallelOutboundMigrationsPerNode", "-1", true),
      new Mistake("negative-timeout", "completionTimeoutPerGiB", "-5", true),
      new Mistake("negative-timeout", "progressTimeout", "-5", true),
      new Mistake("zero-completion-timeout", "completionTimeoutPerGiB", "0", true),
      new Mistake("old-default-timeout", "completionTimeoutPerGiB", "800", true),
      new Mistake("zero-progress-timeout", "progressTimeout", "0", true),
      new Mistake("short-progress-timeout", "progressTimeout", "5", true),
      new Mistake("bandwidth-below-1mi", "bandwidthPerMigration", "\"217Ki\"", true),
      new Mistake("bandwidth-below-one-byte", "bandwidthPerMigration", "\"100m\"", true),
      new Mistake("bandwidth-without-suffix", "bandwidthPerMigration", "\"64\"", true),
      new Mistake("milli-bandwidth", "bandwidthPerMigration", "\"1500m\"", true),
      new Mistake("negative-bandwidth", "bandwidthPerMigration", "\"-1Mi\"", true),
      new Mistake("invalid-bandwidth-quantity", "bandwidthPerMigration", "\"1e30\"", true),
      new Mistake("coarsely-rounded-bandwidth", "bandwidthPerMigration", "\"1.4Mi\"", true),
      new Mistake("link-speed-bandwidth", "bandwidthPerMigration", "\"10G\"", true),
      new Mistake("infeasible-timeout", "bandwidthPerMigration", "\"1Mi\"", true),
      new Mistake("invalid-migration-network", "network", "\"a b\"", true),
      new Mistake("cluster-wide-post-copy", "allowPostCopy", "true", true),
      new Mistake("disabled-migration-tls", "disableTLS", "true", false),
      new Mistake("unsafe-migration-override", "unsafeMigrationOverride", "true", false));

  /** How a value is written; {@code %s} represent field and value. */
  private record Way(String name, boolean isPatch, String yaml) {
    boolean has(Mistake mistake) {
      return isPatch || mistake.inHyperConverged || yaml.contains("kind: KubeVirt");
    }
  }

  private static final String HCO_V1BETA1 = """
      apiVersion: hco.kubevirt.io/v1beta1
      kind: HyperConverged
      metadata: {name: kubevirt-hyperconverged, namespace: openshift-cnv%s}
      spec: {%s}
      """;

  private static final String HCO_V1 = """
      apiVersion: hco.kubevirt.io/v1
      kind: HyperConverged
      metadata: {name: kubevirt-hyperconverged, namespace: openshift-cnv%s}
      spec: {%s}
      """;

  private static final String KUBE_VIRT = """
      apiVersion: kubevirt.io/v1
      kind: KubeVirt
      metadata: {name: kubevirt, namespace: kubevirt}
      spec: {configuration: {migrations: {%%s: %%s}}}
      """.formatted();

  private static String patch(String path, String value) {
    return ", annotations: {kubevirt.kubevirt.io/jsonpatch: '[{\"op\": \"add\", \"path\":"
        + " \"/spec/configuration" + path + "\", \"value\": " + value + "}]'}";
  }

  private static List<Way> ways() {
    var leaf = patch("/migrations/%s", "%s");
    var block = patch("/migrations", "{\"%s\": %s}");
    var outer = patch("", "{\"migrations\": {\"%s\": %s}}");
    return List.of(
        new Way("v1beta1", false, HCO_V1BETA1.formatted("", "liveMigrationConfig: {%s: %s}")),
        new Way(
            "v1", false, HCO_V1.formatted("", "virtualization: {liveMigrationConfig: {%s: %s}}")),
        new Way("KubeVirt", false, KUBE_VIRT),
        new Way("leaf on v1beta1", true, HCO_V1BETA1.formatted(leaf, "")),
        new Way("leaf on v1", true, HCO_V1.formatted(leaf, "")),
        new Way("block on v1beta1", true, HCO_V1BETA1.formatted(block, "")),
        new Way("block on v1", true, HCO_V1.formatted(block, "")),
        new Way("outer block on v1", true, HCO_V1.formatted(outer, "")));
  }

  @TestFactory
  Stream<DynamicTest> a_value_is_seen_whoever_writes_it() {
    return all((mistake, way) -> {
      var yaml = way.yaml.formatted(mistake.field, mistake.value);
      assertEquals(List.of(mistake.value), found(mistake.rule, yaml), yaml);
    });
  }

  @TestFactory
  Stream<DynamicTest> null_is_no_value() {
    return all((mistake, way) -> {
      var yaml = way.yaml.formatted(mistake.field, "null");
      assertEquals(List.of(), found(mistake.rule, yaml), yaml);
    });
  }

  @TestFactory
  Stream<DynamicTest> an_absent_field_is_no_value() {
    return all((mistake, way) -> {
      var yaml = way.yaml.formatted("allowAutoConverge", "false");
      assertEquals(List.of(), found(mistake.rule, yaml), yaml);
    });
  }

  private interface Check {
    void check(Mistake mistake, Way way);
  }

  private static Stream<DynamicTest> all(Check check) {
    return MISTAKES.stream().flatMap(mistake -> ways().stream()
        .filter(way -> way.has(mistake))
        .map(way -> dynamicTest(
            mistake.rule + " " + mistake.field + " " + way.name, () -> check.check(mistake, way))));
  }

  /** The texts at which the rule reports. */
  private static List<String> found(String rule, String yaml) {
    var report = PageExample.lint(List.of(new SourceFile(new SourceId("cluster.yaml"), yaml)));
    assertEquals(List.of(), report.internalErrors());
    var texts = new ArrayList<String>();
    for (var finding : report.findings()) {
      if (finding.code().equals(rule)) {
        texts.add(finding.primary().text());
      }
    }
    return texts;
  }
}
