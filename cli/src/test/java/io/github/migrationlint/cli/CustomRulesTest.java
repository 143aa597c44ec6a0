package io.github.migrationlint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.cli.Program.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of the configuration are rules like any other. */
class CustomRulesTest {
  private static final String GOLD = """
      version: 1
      custom-rules:
        - name: gold-is-limited
          level: error
          kinds: [MigrationPolicy]
          where: {labels: {tier: gold}}
          schema:
            properties:
              spec:
                required: [bandwidthPerMigration]
                properties:
                  completionTimeoutPerGiB: {maximum: 100}
          message: gold policies limit their bandwidth
          help: write `bandwidthPerMigration`
      """;

  private static final String POLICY = """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata:
        name: gold
        labels: {tier: gold}
      spec:
        completionTimeoutPerGiB: 200
        selectors: {virtualMachineInstanceSelector: {tier: gold}}
      """;

  private static final String VM = """
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: db, namespace: prod-shop}
      spec:
        runStrategy: Always
        template:
          metadata: {labels: {tier: gold}}
          spec:
            domain: {memory: {guest: 4Gi}, devices: {}}
      """;

  private final Path folder;

  CustomRulesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Program program(String configuration) {
    return new Program(folder).with(".migration-lint.yaml", configuration);
  }

  private static String found(Program program) {
    return program.run("-f", "concise", "--select", "custom/*").out();
  }

  @Test
  void an_object_that_does_not_fit_is_reported_at_the_exact_place() {
    assertEquals("""
        policy.yaml:6:1: error[gold-is-limited] gold policies limit their bandwidth
        policy.yaml:7:28: error[gold-is-limited] gold policies limit their bandwidth
        """, found(program(GOLD).with("policy.yaml", POLICY)));
  }

  @Test
  void what_fits_or_is_not_meant_is_silent() {
    var fitting = POLICY.replace("completionTimeoutPerGiB: 200", "bandwidthPerMigration: 1Gi");
    assertEquals("", found(program(GOLD).with("policy.yaml", fitting)));
    var other = POLICY.replace("labels: {tier: gold}", "labels: {tier: silver}");
    assertEquals("", found(program(GOLD).with("policy.yaml", other)));
  }

  @Test
  void an_object_is_looked_at_as_it_reaches_the_cluster() {
    var program = program(GOLD)
        .with("base/policy.yaml", POLICY)
        .with("base/kustomization.yaml", "resources: [policy.yaml]\n")
        .with("prod/kustomization.yaml", "resources: [../base]\npatches: [{path: p.yaml}]\n")
        .with("prod/p.yaml", """
            apiVersion: migrations.kubevirt.io/v1alpha1
            kind: MigrationPolicy
            metadata: {name: gold}
            spec: {bandwidthPerMigration: 1Gi, completionTimeoutPerGiB: 300}
            """);
    assertEquals(
        "prod/p.yaml:4:61: error[gold-is-limited] gold policies limit their bandwidth\n",
        found(program));
  }

  @Test
  void what_is_yet_to_be_filled_in_is_not_judged() {
    var open = POLICY
        .replace("200", "${TIMEOUT}")
        .replace("spec:", "spec:\n  bandwidthPerMigration: ${B}");
    assertEquals("", found(program(GOLD).with("policy.yaml", open)));
  }

  @Test
  void alternatives_fail_together_at_what_they_are_about() {
    var any = GOLD.replace("maximum: 100", "anyOf: [{maximum: 100}, {const: 400}]");
    assertTrue(found(program(any).with("policy.yaml", POLICY)).contains("policy.yaml:7:28: "));
    assertEquals(2, found(program(any).with("policy.yaml", POLICY)).lines().count());
  }

  @Test
  void a_field_that_must_not_be_there_is_named() {
    var closed = GOLD.replace("required: [bandwidthPerMigration]", "additionalProperties: false")
        .replace("{maximum: 100}", "true");
    assertEquals(
        "policy.yaml:8:3: error[gold-is-limited] gold policies limit their bandwidth\n",
        found(program(closed).with("policy.yaml", POLICY)));
  }

  private static final String SETTINGS = """
      version: 1
      custom-rules:
        - name: short-timeouts
          subject: effective-settings
          where: {namespace: "prod-*", labels: {tier: gold}, cluster: "*"}
          schema:
            properties:
              policy: {const: gold}
              settings: {properties: {completionTimeoutPerGiB: {maximum: 100}}}
          message: gold VMs give up early
      """;

  @Test
  void an_effective_setting_is_reported_where_it_comes_from() {
    var program = program(SETTINGS).with("policy.yaml", POLICY).with("vm.yaml", VM);
    assertEquals(
        "policy.yaml:7:28: warning[short-timeouts] gold VMs give up early\n", found(program));
    assertTrue(
        program.run("--select", "short-timeouts").out().contains("in effect for `prod-shop/db`"));
  }

  @Test
  void a_default_is_reported_at_the_vm() {
    var program = program(SETTINGS.replace(
            "completionTimeoutPerGiB: {maximum: 100}", "progressTimeout: {maximum: 1}"))
        .with("policy.yaml", POLICY)
        .with("vm.yaml", VM);
    assertEquals("vm.yaml:3:18: warning[short-timeouts] gold VMs give up early\n", found(program));
  }

  /** Whether the policy governs depends on an unknown label. */
  @Test
  void what_is_unknown_is_not_judged() {
    var byNamespace = POLICY.replace(
        "virtualMachineInstanceSelector: {tier: gold}", "namespaceSelector: {team: shop}");
    assertEquals("", found(program(SETTINGS).with("policy.yaml", byNamespace).with("vm.yaml", VM)));
  }

  @Test
  void levels_suppressions_and_the_baseline_take_it_like_any_other() {
    var program = program(GOLD + "rules: {gold-is-limited: note}\n").with("policy.yaml", POLICY);
    assertTrue(found(program).startsWith("policy.yaml:6:1: note[gold-is-limited]"));
    program.with("policy.yaml", "# migration-lint: allow gold-is-limited -- agreed\n" + POLICY);
    assertEquals("", found(program));
    program.with("policy.yaml", POLICY);
    program.run("baseline", "create");
    assertEquals("", found(program));
  }

  @Test
  void it_is_listed_and_explained() {
    var program = program(GOLD);
    assertTrue(program.run("rules").out().contains("gold-is-limited "));
    assertTrue(program.run("rules", "-f", "json").out().contains("\"group\": \"custom\""));
    assertFalse(program.run("rules", "--no-config").out().contains("gold-is-limited"));
    var page = program.run("explain", "gold-is-limited").out();
    assertTrue(page.startsWith("# gold-is-limited\n\ngold policies limit their bandwidth\n"), page);
    assertTrue(page.contains("completionTimeoutPerGiB: {maximum: 100}"), page);
    assertEquals(0, program.run("config", "show").exitCode());
  }

  @Test
  void examples_are_held() {
    var page = documented();
    assertEquals(
        new Ended(0, "`.migration-lint.yaml` can be used\n", ""),
        program(page).run("config", "verify"));
    var wrong = page.replace("          bandwidthPerMigration: 256Mi\n", "");
    var ended = program(wrong).run("config", "verify");
    assertEquals(2, ended.exitCode());
    assertTrue(
        ended.err().contains("`gold-is-limited` must be silent about this example"), ended.err());
  }

  private static String documented() {
    try {
      var page = Files.readString(Path.of("../docs/custom-rules.md"));
      var start = page.indexOf("```yaml\n") + "```yaml\n".length();
      return page.substring(start, page.indexOf("```", start));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      required: [bandwidthPerMigration] | requierd: [a]          | no keyword is called `requierd`, did you mean `required`?
      required: [bandwidthPerMigration] | required: a            | `schema` is invalid: string found, array expected
      required: [bandwidthPerMigration] | $ref: http://a/b.json  | `$ref` must begin with `#`: a schema refers to itself only
      maximum: 100                      | pattern: '(?=a)'       | `(?=a)` must be a regular expression of RE2
      kinds: [MigrationPolicy]          | kinds: [MigrationPolcy]| no kind that is read here is called `MigrationPolcy`, did you mean `MigrationPolicy`?
      kinds: [MigrationPolicy]          | help2: x               | a custom rule must have either `kinds` or `subject: effective-settings`
      name: gold-is-limited             | name: Gold             | `name` must be lower-case words with hyphens, not `Gold`
      name: gold-is-limited             | name: tied-policies    | `name` must not be the built-in rule `tied-policies`
      message: gold                     | messag: gold           | no key is called `messag`, did you mean `message`?
      """)
  void a_mistake_exits_with_2_at_its_place(String right, String wrong, String message) {
    var ended = program(GOLD.replace(right, wrong)).with("policy.yaml", POLICY).run();
    assertEquals(2, ended.exitCode(), ended.out());
    assertTrue(ended.err().contains(message), ended.err());
    assertTrue(ended.err().startsWith("migration-lint: .migration-lint.yaml:"), ended.err());
  }

  /** Each definition is applied twice by the one before it: 2⁴⁰ times in the end. */
  @Test
  void a_schema_that_multiplies_exits_with_2() {
    var schema = new StringBuilder("$ref: '#/$defs/d0', $defs: {d40: {}");
    for (var i = 0; i < 40; i++) {
      var next = "{$ref: '#/$defs/d" + (i + 1) + "'}";
      schema.append(", d" + i + ": {allOf: [" + next + ", " + next + "]}");
    }
    var rule = """
        version: 1
        custom-rules:
        - {name: a, level: note, kinds: [MigrationPolicy], message: m, schema: {%s}}
        """.formatted(schema.append("}"));
    var ended = program(rule).with("policy.yaml", POLICY).run();
    assertEquals(2, ended.exitCode(), ended.err());
    assertTrue(
        ended
            .err()
            .startsWith("migration-lint: .migration-lint.yaml:3:72: `schema` takes too many"),
        ended.err());
  }

  @Test
  void a_schema_without_end_exits_with_2() {
    var loop = GOLD.replace("required: [bandwidthPerMigration]", "$ref: '#/properties/spec'");
    var ended = program(loop).with("policy.yaml", POLICY).run();
    assertEquals(2, ended.exitCode(), ended.err());
    assertTrue(ended.err().contains("refers to itself without end"), ended.err());
  }

  @Test
  void a_hostile_pattern_costs_little() {
    var slow = GOLD.replace("required: [bandwidthPerMigration]", "type: object")
        .replace("completionTimeoutPerGiB: {maximum: 100}", "x: {pattern: '^(a+)+$'}");
    var policy = POLICY.replace("spec:", "spec:\n  x: " + "a".repeat(5_000) + "b");
    assertTrue(found(program(slow).with("policy.yaml", policy)).contains(":7:6: "));
  }
}
