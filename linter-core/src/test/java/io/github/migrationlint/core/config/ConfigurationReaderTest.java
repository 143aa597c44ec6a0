package io.github.migrationlint.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.diagnostic.Parameter;
import io.github.migrationlint.core.diagnostic.ParameterForm;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.schemas.Version;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {
  private static final Parameter<Duration> MAX = new Parameter<>(
      "timeout-excessive", "max", ParameterForm.DURATION, Duration.ofHours(2), "the most");

  private static final Map<String, List<Parameter<?>>> RULES = new TreeMap<>(
      Map.of("schema", List.of(), "tied-policies", List.of(), "timeout-excessive", List.of(MAX)));

  private static Configuration read(String yaml) {
    return read("", yaml);
  }

  private static Configuration read(String home, String yaml) {
    var source = new SourceFile(new SourceId(".migration-lint.yaml"), yaml);
    return ConfigurationReader.read(source, home, RULES);
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
        "2:10: a fleet is a list of two clusters or more",
        complaints("version: 1\nfleets: {production: [east]}\n"));
    assertEquals("2:9: `fleets` is a mapping", complaints("version: 1\nfleets: [east, west]\n"));
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
  void an_unknown_rule_is_refused_at_its_place_with_the_nearest_one() {
    assertEquals(
        "2:9: no rule is called `tied-polices`, did you mean `tied-policies`?",
        complaints("version: 1\nrules: {tied-polices: {level: off}}\n"));
  }

  @Test
  void every_problem_is_told_at_once() {
    assertEquals("""
        1:10: the only `version` there is is 1
        3:19: `tied-policies` has no parameters
        4:19: no level is called `warn`, there are `off`, `note`, `warning`, `error`
        5:37: `max` is a duration such as `90s`, `45m`, `4h` or `2d`, not `4 hours`
        6:11: an item of `exclude` is a text""", complaints("""
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
    assertEquals("1:1: the configuration is a mapping", complaints("- version\n"));
    assertEquals("1:1: the first key is `version: 1`", complaints("rules: {}\n"));
    assertEquals("2:8: `rules` is a mapping", complaints("version: 1\nrules: []\n"));
    assertEquals(
        "2:24: `tied-policies` is a mapping",
        complaints("version: 1\nrules: {tied-policies: error}\n"));
    assertEquals("2:10: `exclude` is a list", complaints("version: 1\nexclude: examples\n"));
    assertEquals("2:12: `clusters` is a list", complaints("version: 1\nclusters:  {name: a}\n"));
    assertEquals(
        "2:20: no release of `kubevirt` known here is called `7.3`, there are 0.41 to 1.9",
        complaints("version: 1\ntarget: {kubevirt: 7.3}\n"));
    assertEquals(
        "2:9: `target` is one of `openshift-virtualization`, `hco`, `kubevirt`",
        complaints("version: 1\ntarget: {hco: 1.16, kubevirt: 1.6}\n"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      nodes: 0                | `nodes` is a whole number from 1 on, not `0`
      nodes: many             | `nodes` is a whole number from 1 on, not `many`
      migration-link: 25Gb    | `migration-link` is a speed such as `25Gbit` or `800Mbit`, not `25Gb`
      migration-link: 0Gbit   | `migration-link` is a speed such as `25Gbit` or `800Mbit`, not `0Gbit`
      namespaces: partial     | `namespaces` is `complete`, or left out, not `partial`
      """)
  void a_fact_nobody_understands_is_refused(String entry, String expected) {
    var yaml = "version: 1\nclusters:\n  - name: a\n    paths: [a]\n    " + entry + "\n";

    assertEquals("5:" + (7 + entry.indexOf(':')) + ": " + expected, complaints(yaml));
  }

  @Test
  void a_cluster_has_one_name_and_its_paths() {
    assertEquals(
        "3:5: a cluster has no `name`", complaints("version: 1\nclusters:\n  - paths: [a]\n"));
    assertEquals(
        "3:5: a cluster has no `paths`", complaints("version: 1\nclusters:\n  - name: a\n"));
    assertEquals(
        "4:5: two clusters are called `a`",
        complaints(
            "version: 1\nclusters:\n  - {name: a, paths: [b]}\n  - {name: a, paths: [c]}\n"));
    assertEquals(
        "3:5: `../b` leads out of the configuration's folder, `paths` lie below it",
        complaints("version: 1\nclusters:\n  - {name: a, paths: [../b]}\n"));
  }

  @Test
  void a_problem_fits_on_a_screen_however_long_a_name_is() {
    var complaint = complaints("version: 1\n" + "x".repeat(1000) + ": 1\n");

    assertTrue(complaint.startsWith("2:1: no key is called `xxx"), complaint);
    assertTrue(complaint.length() < 400, complaint);
  }

  @Test
  void no_more_problems_are_told_than_anybody_reads() {
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
        "1:1: the configuration is empty, its first key is `version: 1`",
        complaints("# nothing\n"));
    assertEquals(
        "3:1: there is one document in a configuration, this is another",
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
