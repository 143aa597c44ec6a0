package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever processes a Template may set other values than its defaults. */
class TemplateParametersTest {
  private static final String TEMPLATE = """
      apiVersion: template.openshift.io/v1
      kind: Template
      metadata: {name: two}
      objects:
      - apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: a, namespace: "${NAMESPACE}"}
        spec: &spec
          runStrategy: Always
          template:
            metadata: {labels: {tier: gold}}
            spec:
              terminationGracePeriodSeconds: ${{GRACE}}
              domain: {devices: {}}
      - apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: b, namespace: shop}
        spec: *spec
      - apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {team: a}}
      - apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: gold}
        spec: {allowPostCopy: false, selectors: {namespaceSelector: {team: a}}}
      parameters:
      - {name: NAMESPACE, value: shop}
      - {name: GRACE, value: "%s"}
      """;

  private static Loaded loaded(String grace) {
    var file = new SourceFile(new SourceId("a.yaml"), TEMPLATE.formatted(grace));
    return new Loaded(List.of(file), 1);
  }

  /** Neither by the default of a parameter nor by a namespace that `oc process` takes away. */
  @Test
  void no_vm_of_a_template_is_certainly_in_a_namespace() {
    var report = new Linter(List.of()).whoWins(loaded("30"));
    assertEquals(2, report.vms().size());
    for (var vm : report.vms()) {
      assertEquals(
          List.of("gold"), vm.unknown().stream().map(one -> one.policy()).toList());
    }
  }

  @Test
  void what_rests_on_a_default_is_no_error() {
    var schema = new Linter(BuiltInRules.all())
        .lint(loaded("soon")).findings().stream()
            .filter(finding -> finding.code().equals("schema"))
            .toList();
    assertEquals(List.of(), schema, "a text that is no JSON is not filled in");
    for (var finding : new Linter(BuiltInRules.all()).lint(loaded("true")).findings()) {
      if (finding.code().equals("schema")) {
        assertEquals(Severity.WARNING, finding.severity());
        assertEquals("\"true\"", finding.primary().text());
        return;
      }
    }
    throw new AssertionError("a boolean where an integer belongs");
  }
}
