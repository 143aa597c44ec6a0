package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.migrationlint.cli.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/** Expectations about VMs are tests. */
class PolicyTestsTest {
  private static final String POLICY = """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata: {name: gold}
      spec:
        bandwidthPerMigration: 1Gi
        selectors: {virtualMachineInstanceSelector: {tier: gold}}
      """;

  private static final String VM = """
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: db, namespace: shop}
      spec:
        runStrategy: Always
        template:
          metadata: {labels: {tier: gold}}
          spec:
            domain: {memory: {guest: 4Gi}, devices: {}}
      """;

  private final Path folder;

  PolicyTestsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Program program(String tests) {
    return new Program(folder)
        .with("policy.yaml", POLICY)
        .with("vm.yaml", VM)
        .with("a.migration-test.yaml", "version: 1\ntests:\n" + tests);
  }

  @Test
  void the_examples_pass() {
    var ended = new Program(Path.of("..")).run("test", "examples");
    assertEquals(0, ended.exitCode(), ended.out() + ended.err());
    assertTrue(ended.out().endsWith("10 passed, 0 failed\n"), ended.out());
    assertTrue(
        ended
            .out()
            .startsWith(
                "ok    databases of the shop move under databases (cluster default, 1 VM)\n"),
        ended.out());
  }

  @Test
  void a_failure_points_at_the_expectation_and_at_the_origin() {
    var ended = program("""
          - name: silver governs
            vms: {labels: {tier: gold}}
            expect:
              policy: silver
              settings: {bandwidthPerMigration: 64Mi, progressTimeout: 150}
        """).run("test");
    assertEquals(new Ended(1, """
            FAIL  silver governs (cluster default, 1 VM)
                  a.migration-test.yaml:6:15: expected policy silver, got gold
                  policy.yaml:3:18: policy `gold` matches
                  a.migration-test.yaml:7:41: expected settings.bandwidthPerMigration 64Mi, got 1Gi
                  policy.yaml:5:26: policy gold
            0 passed, 1 failed
            """, ""), ended);
  }

  @Test
  void what_cannot_be_decided_fails_and_says_what_is_unknown() {
    var program = program("""
          - name: nothing governs
            vm: {namespace: elsewhere}
            expect: {policy: none}
          - name: in time
            vm: {namespace: x, namespace-labels: {}}
            expect: {completes-within: 2h}
        """);
    program.with(
        "more.yaml",
        POLICY
            .replace("gold}", "team}")
            .replace(
                "virtualMachineInstanceSelector: {tier: team}", "namespaceSelector: {team: shop}"));
    var ended = program.run("test");
    assertEquals(1, ended.exitCode());
    assertTrue(
        ended.out().contains("expected policy none, got what cannot be decided"), ended.out());
    assertTrue(ended.out().contains("its memory is not known"), ended.out());
  }

  @Test
  void too_few_vms_fail() {
    var ended = program("""
          - name: some
            vms: {namespace: nowhere}
            expect: {policy: gold}
          - name: two
            vms: {namespace: shop}
            at-least: 2
            expect: {policy: gold}
        """).run("test");
    assertTrue(ended.out().contains("expected vms at least 1, got 0"), ended.out());
    assertTrue(ended.out().contains("expected vms at least 2, got 1"), ended.out());
  }

  @Test
  void a_namespace_has_the_labels_that_the_test_gives_it() {
    var tests = """
          - name: labeled
            vm: {namespace: new, namespace-labels: {team: shop}}
            expect: {policy: shop}
          - name: not labeled
            vm: {namespace: new, namespace-labels: {}}
            expect: {policy: none, drain: shuts down and restarts elsewhere}
        """;
    var program = program(tests)
        .with(
            "shop.yaml",
            POLICY
                .replace("name: gold", "name: shop")
                .replace(
                    "virtualMachineInstanceSelector: {tier: gold}",
                    "namespaceSelector: {team: shop}"));
    var ended = program.run("test");
    assertTrue(ended.out().startsWith("ok    labeled"), ended.out());
    assertTrue(
        ended.out().contains("ok    not labeled") || ended.out().contains("drain"), ended.out());
  }

  @Test
  void reports_are_written_for_programs() {
    var program = program("""
          - name: gold governs
            vms: {name: db}
            expect: {policy: gold}
          - name: silver governs
            vms: {name: db}
            expect: {policy: silver}
        """);
    var json = JsonMapper.shared().readTree(program.run("test", "-f", "json").out());
    assertEquals(1, json.at("/summary/passed").intValue());
    assertEquals(1, json.at("/summary/failed").intValue());
    var test = json.at("/tests/1");
    assertEquals("default", test.at("/cluster").stringValue());
    assertEquals("a.migration-test.yaml", test.at("/path").stringValue());
    assertEquals(6, test.at("/line").intValue());
    var expectation = test.at("/expectations/0");
    assertEquals("gold", expectation.at("/got").stringValue());
    assertEquals("policy.yaml", expectation.at("/path").stringValue());
    assertEquals(3, expectation.at("/line").intValue());
    assertEquals(8, expectation.at("/expectedLine").intValue());
    program.run("test", "-f", "junit=report.xml");
    var xml = program.read("report.xml");
    assertTrue(xml.contains("tests=\"2\" failures=\"1\""), xml);
    assertTrue(
        xml.contains(
            "<failure message=\"a.migration-test.yaml:8:22: expected policy silver, got gold\">"),
        xml);
  }

  @Test
  void tests_are_no_manifests_and_may_be_in_the_configuration() {
    var program = program(
        "  - name: kubevirt.io VirtualMachine\n    vms: {name: db}\n    expect: {policy: gold}\n");
    assertTrue(program.run().out().contains("2 files"), program.run().out());
    program.with(
        ".migration-lint.yaml",
        "version: 1\ntests:\n  - {name: x, vms: {name: db}, expect: {policy: gold}}\n");
    assertTrue(program.run("test").out().endsWith("2 passed, 0 failed\n"));
    assertTrue(program
        .run("test", "a.migration-test.yaml", "vm.yaml", "policy.yaml")
        .out()
        .endsWith("2 passed, 0 failed\n"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      expect: {policy: gold}  | expct: {policy: gold}          | no key is called `expct`, did you mean `expect`?
      expect: {policy: gold}  | expect: {drain: migrate}       | no outcome of a drain is called `migrate`, did you mean `migrates`?
      expect: {policy: gold}  | expect: {settings: {allowPostcopy: true}} | no setting is called `allowPostcopy`, did you mean `allowPostCopy`?
      expect: {policy: gold}  | expect: {completes-within: 2}  | `completes-within` must be a duration such as `90s`, `45m`, `4h` or `2d`, not `2`
      expect: {policy: gold}  | expect: {}                     | `expect` must have one of `policy`, `settings`, `drain`, `completes-within`
      vms: {name: db}         | vms: {kind: VM}                | no kind of VM is called `VM`
      vms: {name: db}         | at-least: 2                    | a test must have either `vms` or `vm`
      vms: {name: db}         | cluster: defalt                | a test must have either `vms` or `vm`
      name: one               | name: one, cluster: defalt     | no cluster is called `defalt`, did you mean `default`?
      """)
  void a_mistake_exits_with_2_at_its_place(String right, String wrong, String message) {
    var test = "  - {name: one, vms: {name: db}, expect: {policy: gold}}\n".replace(right, wrong);
    var ended = program(test).run("test");
    assertEquals(2, ended.exitCode(), ended.out());
    assertTrue(ended.err().startsWith("migration-lint: a.migration-test.yaml:3:"), ended.err());
    assertTrue(ended.err().contains(message), ended.err());
  }

  @Test
  void no_tests_are_a_mistake() {
    var ended = new Program(folder).with("vm.yaml", VM).run("test");
    assertEquals(2, ended.exitCode());
    assertTrue(ended.err().contains("no tests found"), ended.err());
  }

  @Test
  void the_schema_takes_what_is_documented() throws IOException {
    var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(
            Files.readString(Path.of("../docs/migration-test.schema.json")), InputFormat.JSON);
    var page = Files.readString(Path.of("../docs/tests.md"));
    var start = page.indexOf("```yaml\n") + "```yaml\n".length();
    for (var text : new String[] {
      page.substring(start, page.indexOf("```", start)),
      Files.readString(Path.of("../examples/shop/policies.migration-test.yaml"))
    }) {
      var value = new Load(LoadSettings.builder().build()).loadFromString(text);
      var json = JsonMapper.shared().writeValueAsString(value);
      assertEquals(0, schema.validate(json, InputFormat.JSON).size());
    }
    assertEquals(
        1,
        schema
            .validate(
                "{\"version\": 1, \"tests\": [{\"name\": \"a\", \"expect\": {}}]}",
                InputFormat.JSON)
            .stream()
            .filter(error -> error.getKeyword().equals("minProperties"))
            .count());
  }
}
