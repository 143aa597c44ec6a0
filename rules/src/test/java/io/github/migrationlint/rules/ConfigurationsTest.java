package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.load.ConfigurationFile;
import io.github.migrationlint.core.report.ConfigurationSchema;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/** The configuration, its page and its JSON Schema say the same, and the linter obeys. */
class ConfigurationsTest {
  private static final Path DOCS = Path.of("../docs");

  private static final String POLICIES = """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata: {name: NAME}
      spec:
        allowPostCopy: false
        selectors:
          virtualMachineInstanceSelector: {tier: gold}
      """;

  private static String schema() {
    var out = new StringWriter();
    ConfigurationSchema.write(Configurations.rules(), out);
    return out.toString();
  }

  private static List<String> problems(String yaml) {
    Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema(), InputFormat.JSON);
    var problems = new ArrayList<String>();
    schema.validate(json(yaml), InputFormat.JSON).forEach(error -> problems.add(error.toString()));
    return problems;
  }

  private static String json(String yaml) {
    var value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return JsonMapper.shared().writeValueAsString(value);
  }

  private static Configuration read(String yaml) {
    var source = new SourceFile(new SourceId(ConfigurationFile.NAME), yaml);
    return Configurations.read(new ConfigurationFile(source, ""));
  }

  /** {@code -Dgolden=update} writes it anew. */
  @Test
  void the_shipped_schema_is_the_one_of_these_rules() throws IOException {
    var shipped = DOCS.resolve("configuration.schema.json");
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(shipped, schema());
    }
    assertEquals(Files.readString(shipped), schema());
  }

  @Test
  void the_example_of_the_page_can_be_used() throws IOException {
    var page = Files.readString(DOCS.resolve("configuration.md"));
    var start = page.indexOf("```yaml\n") + "```yaml\n".length();
    var example = page.substring(start, page.indexOf("```", start));

    assertEquals(2, read(example).clusters().size());
    assertEquals(List.of(), problems(example));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rules: {}",
        "version: 2",
        "version: 1\nclusters: [{name: a}]",
        "version: 1\nclusters: [{name: a, paths: [a], nodes: 0}]",
        "version: 1\nclusters: [{name: a, paths: [a], migration-link: 25Gb}]",
        "version: 1\nclusters: [{name: a, paths: [a], namespaces: partial}]",
        "version: 1\ntarget: {hco: '1.16', kubevirt: '1.6'}",
        "version: 1\ntarget: {hoc: '1.16'}",
        "version: 1\nrules: {tied-policies: {level: warn}}",
        "version: 1\nrules: {tied-policies: {level: error, params: {max: 4}}}",
        "version: 1\nrules: {tied-polices: {level: error}}",
        "version: 1\nexclude: examples",
      })
  void the_schema_refuses_what_the_reader_refuses(String yaml) {
    assertNotEquals(List.of(), problems(yaml));
    assertTrue(isRefused(yaml));
  }

  private static boolean isRefused(String yaml) {
    try {
      read(yaml);
      return false;
    } catch (RuntimeException refusal) {
      return refusal.getClass().getSimpleName().equals("ConfigurationException");
    }
  }

  private static SourceFile file(String path, String text) {
    return new SourceFile(new SourceId(path), text);
  }

  private static List<String> findings(SourceFile... files) {
    var found = new ArrayList<String>();
    var report = PageExample.lint(List.of(files));
    assertEquals(List.of(), report.internalErrors());
    for (var finding : report.findings()) {
      found.add(finding.severity().word() + " " + finding.code() + " " + finding.clusters());
    }
    return found;
  }

  private static SourceFile configuration(String text) {
    return file(ConfigurationFile.NAME, "version: 1\n" + text);
  }

  private static SourceFile policy(String path, String name) {
    return file(path, POLICIES.replace("NAME", name));
  }

  @Test
  void a_level_is_the_severity_of_every_finding() {
    assertEquals(
        List.of("error identical-selectors [default]"),
        findings(policy("a.yaml", "a"), policy("b.yaml", "b")));
    assertEquals(
        List.of("note identical-selectors [default]"),
        findings(
            policy("a.yaml", "a"),
            policy("b.yaml", "b"),
            configuration("rules: {identical-selectors: {level: note}}\n")));
    assertEquals(
        List.of(),
        findings(
            policy("a.yaml", "a"),
            policy("b.yaml", "b"),
            configuration("rules: {identical-selectors: {level: off}}\n")));
  }

  @Test
  void named_clusters_keep_apart_what_does_not_meet() {
    assertEquals(
        List.of(),
        findings(
            policy("east/a.yaml", "a"),
            policy("west/b.yaml", "b"),
            configuration("clusters: [{name: e, paths: [east]}, {name: w, paths: [west]}]\n")));
  }

  @Test
  void what_one_named_cluster_holds_certainly_meets() {
    assertEquals(
        List.of("error identical-selectors [e]"),
        findings(
            policy("east/a.yaml", "a"),
            policy("common/b.yaml", "b"),
            configuration("clusters: [{name: e, paths: [east, common]}]\n")));
  }

  @Test
  void what_no_cluster_names_may_reach_each_of_them() {
    assertEquals(
        List.of("warning identical-selectors [e]", "warning identical-selectors [w]"),
        findings(
            policy("east/a.yaml", "a"),
            policy("west/a.yaml", "a"),
            policy("common/b.yaml", "b"),
            configuration("clusters: [{name: e, paths: [east]}, {name: w, paths: [west]}]\n")));
  }

  @Test
  void a_cluster_of_the_configuration_wins_over_a_folder_below_clusters() {
    assertEquals(
        List.of("error identical-selectors [all]"),
        findings(
            policy("clusters/one/a.yaml", "a"),
            policy("clusters/two/b.yaml", "b"),
            configuration("clusters: [{name: all, paths: [clusters]}]\n")));
  }

  @Test
  void a_kustomization_that_is_named_is_applied_though_another_includes_it() {
    var files = List.of(
        file("base/kustomization.yaml", "resources: [a.yaml]\nnamePrefix: x-\n"),
        policy("base/a.yaml", "a"),
        file("overlay/kustomization.yaml", "resources: [../base]\nnamePrefix: y-\n"),
        policy("more/b.yaml", "b"));
    var named = new ArrayList<>(files);
    named.add(
        configuration("clusters: [{name: c, paths: [base, more]}, {name: d, paths: [overlay]}]\n"));

    assertEquals(
        List.of("error identical-selectors [c]"), findings(named.toArray(new SourceFile[0])));
  }

  @Test
  void a_declared_version_decides_what_a_release_knows() {
    var policy = file("p.yaml", """
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: a}
        spec:
          allowWorkloadDisruption: false
          selectors:
            virtualMachineInstanceSelector: {tier: gold}
        """);

    assertEquals(List.of(), findings(policy));
    assertEquals(
        List.of("error unknown-field [default]"),
        findings(policy, configuration("target: {kubevirt: '1.4'}\n")).stream()
            .filter(finding -> finding.contains("unknown-field"))
            .toList());
    assertEquals(
        List.of("error unknown-field [old]"),
        findings(
                policy,
                configuration("clusters: [{name: old, paths: [.], target: {kubevirt: '1.4'}}]\n"))
            .stream()
            .filter(finding -> finding.contains("unknown-field"))
            .toList());
  }

  /** 4.20 is paired with HCO 1.16 by inference only; it is certain to lie between 1.13 and 1.18. */
  @Test
  void no_error_rests_on_an_inferred_pairing() {
    var inferred = "target: {openshift-virtualization: '4.20'}\n";
    var since17 = hyperConverged("kubeMacPoolConfiguration: {}");

    assertEquals(
        List.of("warning unknown-field [default]"), findings(since17, configuration(inferred)));
    assertEquals(
        List.of("error unknown-field [default]"),
        findings(since17, configuration("target: {hco: '1.16'}\n")));
    assertEquals(
        List.of("error unknown-field [default]"),
        findings(
            hyperConverged("liveMigrationConfig: {allowWorkloadDisruption: true}"),
            configuration(inferred)));
  }

  private static SourceFile hyperConverged(String spec) {
    return file("hco.yaml", """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata: {name: kubevirt-hyperconverged, namespace: openshift-cnv}
        spec: {%s}
        """.formatted(spec));
  }
}
