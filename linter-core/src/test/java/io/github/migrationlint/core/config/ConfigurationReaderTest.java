package io.github.migrationlint.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.diagnostic.Parameter;
import io.github.migrationlint.core.diagnostic.ParameterForm;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.load.ConfigurationFile;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.schemas.Version;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {
  private static final Parameter<Duration> MAX = new Parameter<>(
      "timeout-excessive", "max", ParameterForm.DURATION, Duration.ofHours(2), "the most");

  private static final KnownRules RULES = new KnownRules(List.of(
      new KnownRule(RuleCard.of("schema", Severity.ERROR, "x"), "reading"),
      new KnownRule(RuleCard.of("tied-policies", Severity.WARNING, "x"), "policy"),
      new KnownRule(RuleCard.of("dead-policy", Severity.ERROR, "x"), "policy"),
      new KnownRule(
          RuleCard.of("timeout-excessive", Severity.WARNING, "x").takes(MAX), "timeouts")));

  private static Configuration read(String yaml) {
    return read("", yaml);
  }

  private static Configuration read(String home, String yaml) {
    var source = new SourceFile(new SourceId(".migration-lint.yaml"), yaml);
    return ConfigurationReader.read(new ConfigurationFile(source, home), RULES);
  }

  /** What is wrong, without the name of the file. */
  private static String complaints(String yaml) {
    var refusal = assertThrows(ConfigurationException.class, () -> read(yaml));
    return String.join("\n", refusal.problems()).replace(".migration-lint.yaml:", "");
  }

  @Test
  void every_key_is_read() {
    var configuration = read("""
        version: 1
        target: {openshift-virtualization: "4.17"}
        clusters:
          - name: prod-east
            paths: [clusters/prod-east, shared]
            nodes: 12
            migration-link: 25Gbit
            namespaces: complete
          - name: lab
            paths: [lab]
            target: {kubevirt: 1.9}
        rules:
          tied-policies: {level: error}
          timeout-excessive: {level: warning, params: {max: 4h}}
          schema: {level: off}
        exclude: [examples/**]
        """);

    assertEquals(
        Version.of(1, 3),
        configuration.versionOf("prod-east").orElseThrow().line().kubeVirt());
    assertEquals(
        Version.of(1, 9), configuration.versionOf("lab").orElseThrow().line().kubeVirt());
    var facts = configuration.factsOf("prod-east");
    assertEquals(Optional.of(12), facts.nodes());
    assertEquals(
        new BigInteger("3125000000"), facts.migrationLink().orElseThrow().bytesPerSecond());
    assertTrue(facts.namespacesComplete());
    assertEquals(ClusterFacts.UNKNOWN, configuration.factsOf("lab"));
    assertEquals(Optional.of(Level.ERROR), configuration.levelOf("tied-policies"));
    assertEquals(Optional.of(Level.OFF), configuration.levelOf("schema"));
    assertEquals(Duration.ofHours(4), configuration.parameters().get(MAX));
    assertEquals(List.of("examples/**"), configuration.exclude());
  }

  @Test
  void a_fleet_names_its_clusters() {
    var fleets = read("""
            version: 1
            fleets:
              production: [east, west]
              labs: [lab-2, lab-1]
            """).fleets();
    assertEquals(
        List.of(
            new Fleet("production", List.of("east", "west")),
            new Fleet("labs", List.of("lab-2", "lab-1"))),
        fleets);
  }

  @Test
  void one_cluster_is_no_fleet() {
    assertEquals(
        "2:10: a fleet must be a list of two clusters or more",
        complaints("version: 1\nfleets: {production: [east]}\n"));
    assertEquals(
        "2:9: `fleets` must be a mapping", complaints("version: 1\nfleets: [east, west]\n"));
  }

  @Test
  void what_is_not_said_stays_as_usual() {
    var configuration = read("version: 1\n");

    assertEquals(Optional.empty(), configuration.versionOf("any"));
    assertEquals(Optional.empty(), configuration.levelOf("tied-policies"));
    assertEquals(Duration.ofHours(2), configuration.parameters().get(MAX));
    assertEquals(List.of(), configuration.clustersOf("any/file.yaml"));
  }

  /** A float would be 4.2; what counts is what is written. */
  @Test
  void a_version_needs_no_quotes() {
    var target = read("version: 1\ntarget: {openshift-virtualization: 4.20}\n").target();

    assertEquals(Version.of(1, 16), target.orElseThrow().line().hyperConverged());
  }

  @Test
  void an_inferred_pairing_is_not_certain() {
    assertTrue(read("version: 1\ntarget: {hco: 1.16}\n").target().orElseThrow().certain());
    assertEquals(
        false,
        read("version: 1\ntarget: {openshift-virtualization: '4.20'}\n")
            .target()
            .orElseThrow()
            .certain());
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "Off", "no", "false", "'off'"})
  void off_is_a_level_even_where_yaml_reads_a_boolean(String off) {
    assertEquals(
        Optional.of(Level.OFF),
        read("version: 1\nrules: {schema: {level: " + off + "}}\n").levelOf("schema"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ''         | a/b.yaml          | east
      ''         | a                 | east
      ''         | ab/c.yaml         | none
      ''         | b/./c/x.yaml      | west
      ''         | b/d/x.yaml        | none
      a          | x.yaml            | east
      a/deep     | ../../b/c/x.yaml  | west
      a          | ../../b/c/x.yaml  | none
      """)
  void a_path_belongs_to_the_clusters_that_hold_it(String home, String path, String expected) {
    var configuration = read(home, """
        version: 1
        clusters:
          - {name: east, paths: [a]}
          - {name: west, paths: [./b/c/]}
        """);

    var names = configuration.clustersOf(path).stream().map(NamedCluster::name).toList();
    assertEquals(expected.equals("none") ? List.of() : List.of(expected), names);
  }

  @Test
  void an_unknown_key_is_refused_at_its_place_with_the_nearest_one() {
    assertEquals(
        "2:1: no key is called `cluster`, did you mean `clusters`?",
        complaints("version: 1\ncluster: []\n"));
    assertEquals(
        "3:34: no key is called `node`, did you mean `nodes`?",
        complaints("version: 1\nclusters:\n  - {name: east, paths: [a, b],  node: 3}\n"));
    assertEquals(
        "2:10: no key is called `kubvirt`, did you mean `kubevirt`?",
        complaints("version: 1\ntarget: {kubvirt: '1.6'}\n"));
  }

  @Test
  void a_level_may_be_written_short_and_for_several_rules() {
    var configuration = read("""
        version: 1
        rules:
          dead-policy: note
          policy/*: off
          "*-excessive": error
        """);

    assertEquals(Optional.of(Level.NOTE), configuration.levelOf("dead-policy"));
    assertEquals(Optional.of(Level.OFF), configuration.levelOf("tied-policies"));
    assertEquals(Optional.of(Level.ERROR), configuration.levelOf("timeout-excessive"));
    assertEquals(Optional.empty(), configuration.levelOf("schema"));
    assertEquals(List.of("tied-policies"), configuration.weakened().off());
    assertEquals(List.of("dead-policy"), configuration.weakened().lowered());
    assertEquals(
        "2:9: no rule is called `polcy/*`, did you mean `policy/*`?",
        complaints("version: 1\nrules: {polcy/*: off}\n"));
  }

  @Test
  void the_last_override_that_matches_holds() {
    var configuration = read("sub", """
        version: 1
        rules: {schema: off}
        overrides:
          - {paths: [lab/**], rules: {schema: note, dead-policy: {level: off}}}
          - {paths: ["**/hot"], clusters: [east], rules: {schema: error}}
        """);

    assertEquals(Optional.of(Level.OFF), configuration.levelOf("schema", "a.yaml", "east"));
    assertEquals(Optional.of(Level.NOTE), configuration.levelOf("schema", "../lab/a", "east"));
    assertEquals(Optional.of(Level.ERROR), configuration.levelOf("schema", "../lab/hot/a", "east"));
    assertEquals(Optional.of(Level.NOTE), configuration.levelOf("schema", "../lab/hot/a", "west"));
    assertEquals(Optional.of(Level.OFF), configuration.levelOf("schema", "lab/a", "west"));
    assertEquals(List.of(), configuration.weakened().off());
    assertEquals(List.of("dead-policy", "schema"), configuration.weakened().lowered());
  }

  @Test
  void an_override_says_where_it_holds() {
    assertEquals(
        "3:5: an item of `overrides` must have `paths` or `clusters`",
        complaints("version: 1\noverrides:\n  - rules: {schema: off}\n"));
    assertEquals(
        "3:5: an item of `overrides` must have `rules`",
        complaints("version: 1\noverrides:\n  - paths: [a]\n"));
  }

  @Test
  void a_suppression_names_an_object() {
    var suppression = read("""
            version: 1
            suppressions:
              - rule: policy/*
                object: MigrationPolicy/def*
                clusters: [east]
                reason: agreed
                until: 2027-01-31
            """).suppressions().get(0);
    assertEquals(List.of("dead-policy", "tied-policies"), suppression.rules());
    assertEquals(Optional.of("agreed"), suppression.reason());
    assertEquals("2027-01-31", suppression.until().orElseThrow().toString());
    assertTrue(suppression.covers(object("MigrationPolicy", "", "default")));
    assertFalse(suppression.covers(object("MigrationPolicy", "", "gold")));
    assertFalse(suppression.covers(object("VirtualMachine", "", "default")));
  }

  private static ObjectRef object(String kind, String namespace, String name) {
    return new ObjectRef(
        "v1",
        kind,
        namespace.isEmpty() ? Optional.empty() : Optional.of(namespace),
        Optional.of(name));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      VirtualMachine/db       | shop | db | true
      VirtualMachine/shop/db  | shop | db | true
      VirtualMachine/lab/db   | shop | db | false
      VirtualMachine/s*p/*    | shop | db | true
      VirtualMachine/*/*      | ''   | db | true
      VirtualMachine/d        | shop | db | false
      """)
  void names_of_objects_may_have_stars(
      String object, String namespace, String name, boolean isCovered) {
    var suppressions = read("version: 1\nsuppressions:\n  - {rule: schema, object: '" + object
            + "', reason: x}\n")
        .suppressions();
    assertEquals(isCovered, suppressions.get(0).covers(object("VirtualMachine", namespace, name)));
  }

  @Test
  void a_suppression_that_no_one_understands_is_refused() {
    assertEquals("""
        3:5: an item of `suppressions` must have `object`
        4:27: `object` must be `Kind/name` or `Kind/namespace/name`, not `db`
        5:57: `until` must be a day such as `2027-01-31`, not `2027-02-30`""", complaints("""
            version: 1
            suppressions:
              - rule: schema
              - {rule: x, object: db, reason: x}
              - {rule: schema, object: A/b, reason: x, until: 2027-02-30}
            """).replace("4:23", "4:27").replace("5:51", "5:57"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x.json", "/etc/x.json", "a/../../x"})
  void a_baseline_lies_below_the_configuration(String path) {
    assertEquals(
        "2:11: `" + path + "` must lie below the folder of the configuration",
        complaints("version: 1\nbaseline: " + path + "\n"));
  }

  @Test
  void an_unknown_rule_is_refused_at_its_place_with_the_nearest_one() {
    assertEquals(
        "2:9: no rule is called `tied-polices`, did you mean `tied-policies`?",
        complaints("version: 1\nrules: {tied-polices: {level: off}}\n"));
  }

  @Test
  void every_problem_is_reported_at_once() {
    assertEquals("""
        1:10: `version` must be 1
        3:19: `tied-policies` has no parameters
        4:19: no level is called `warn`, there are `off`, `note`, `warning`, `error`
        5:37: `max` must be a duration such as `90s`, `45m`, `4h` or `2d`, not `4 hours`
        6:11: an item of `exclude` must be a text""", complaints("""
            version: 2
            rules:
              tied-policies: {params: {max: 4h}}
              schema: {level: warn}
              timeout-excessive: {params: {max: 4 hours}}
            exclude: [[]]
            """));
  }

  @Test
  void a_value_of_the_wrong_kind_is_refused() {
    assertEquals("1:1: the configuration must be a mapping", complaints("- version\n"));
    assertEquals("1:1: the first key must be `version: 1`", complaints("rules: {}\n"));
    assertEquals("2:8: `rules` must be a mapping", complaints("version: 1\nrules: []\n"));
    assertEquals(
        "2:24: `tied-policies` must be a text",
        complaints("version: 1\nrules: {tied-policies: [error]}\n"));
    assertEquals("2:10: `exclude` must be a list", complaints("version: 1\nexclude: examples\n"));
    assertEquals(
        "2:12: `clusters` must be a list", complaints("version: 1\nclusters:  {name: a}\n"));
    assertEquals(
        "2:20: `kubevirt` must be a release from 0.41 to 1.9, not `7.3`",
        complaints("version: 1\ntarget: {kubevirt: 7.3}\n"));
    assertEquals(
        "2:9: `target` must be one of `openshift-virtualization`, `hco`, `kubevirt`",
        complaints("version: 1\ntarget: {hco: 1.16, kubevirt: 1.6}\n"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      nodes: 0                | `nodes` must be a whole number from 1 on, not `0`
      nodes: many             | `nodes` must be a whole number from 1 on, not `many`
      migration-link: 25Gb    | `migration-link` must be a speed such as `25Gbit` or `800Mbit`, not `25Gb`
      migration-link: 0Gbit   | `migration-link` must be a speed such as `25Gbit` or `800Mbit`, not `0Gbit`
      namespaces: partial     | `namespaces` must be `complete` or absent, not `partial`
      """)
  void a_fact_no_one_understands_is_refused(String entry, String expected) {
    var yaml = "version: 1\nclusters:\n  - name: a\n    paths: [a]\n    " + entry + "\n";

    assertEquals("5:" + (7 + entry.indexOf(':')) + ": " + expected, complaints(yaml));
  }

  @Test
  void a_cluster_has_one_name_and_its_paths() {
    assertEquals(
        "3:5: a cluster must have `name`", complaints("version: 1\nclusters:\n  - paths: [a]\n"));
    assertEquals(
        "3:5: a cluster must have `paths`", complaints("version: 1\nclusters:\n  - name: a\n"));
    assertEquals(
        "4:5: two clusters are called `a`",
        complaints(
            "version: 1\nclusters:\n  - {name: a, paths: [b]}\n  - {name: a, paths: [c]}\n"));
    assertEquals(
        "3:5: `../b` must lie below the folder of the configuration",
        complaints("version: 1\nclusters:\n  - {name: a, paths: [../b]}\n"));
  }

  @Test
  void a_problem_fits_on_a_screen_however_long_a_name_is() {
    var complaint = complaints("version: 1\n" + "x".repeat(1000) + ": 1\n");

    assertTrue(complaint.startsWith("2:1: no key is called `xxx"), complaint);
    assertTrue(complaint.length() < 400, complaint);
  }

  @Test
  void no_more_problems_are_reported_than_anybody_reads() {
    var keys = new StringBuilder("version: 1\n");
    for (var i = 0; i < 500; i++) {
      keys.append("key").append(i).append(": 1\n");
    }

    assertEquals(20, complaints(keys.toString()).lines().count());
  }

  @Test
  void what_is_no_yaml_is_refused() {
    assertTrue(complaints("version: [1\n").startsWith("1:"));
    assertEquals(
        "1:1: the configuration is empty, its first key must be `version: 1`",
        complaints("# nothing\n"));
    assertEquals(
        "3:1: a configuration must be one document, this is another",
        complaints("version: 1\n---\nversion: 1\n"));
    assertTrue(complaints("version: 1\nrules: {}\nrules: {}\n").contains("rules"));
  }

  @ParameterizedTest
  @CsvSource({
    "25Gbit, 3125000000",
    "25Gbit/s, 3125000000",
    "2.5Gbit, 312500000",
    "800Mbit, 100000000",
    "1 Gbit, 125000000"
  })
  void a_link_moves_an_eighth_of_its_bits_in_bytes(String written, String bytes) {
    assertEquals(
        Optional.of(new BigInteger(bytes)),
        LinkSpeed.parse(written).map(LinkSpeed::bytesPerSecond));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "25",
        "Gbit",
        "25Gbps",
        "-1Gbit",
        "1.Gbit",
        ".5Gbit",
        "1e3Gbit",
        "0Mbit",
        "1..5Gbit"
      })
  void anything_else_is_no_link_speed(String written) {
    assertEquals(Optional.empty(), LinkSpeed.parse(written));
  }
}
