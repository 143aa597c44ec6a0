package io.github.migrationlint.rules.policy.selectoronvmmetadata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.diagnostic.Assumption;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.rules.Checked;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectorOnVmMetadataTest {
  private static final String MISSED = """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata: {name: databases}
      spec:
        selectors:
          namespaceSelector: {env: prod}
          virtualMachineInstanceSelector: {workload: db}
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop, labels: {env: prod}}
      ---
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: orders, namespace: shop, labels: {workload: db}}
      ---
      """;

  @Test
  void it_is_no_error_for_there_may_be_other_vms() {
    assertEquals(Severity.WARNING, finding(MISSED).severity());
    assertEquals(Optional.of(Assumption.INVENTORY), finding(MISSED).world());
  }

  @Test
  void the_help_says_where_the_label_belongs() {
    assertEquals(
        Optional.of("move the label to `spec.template.metadata.labels`"),
        finding(MISSED).help());
    assertEquals(
        Optional.of(
            "move the label to `spec.virtualMachineTemplate.spec.template.metadata.labels`"),
        finding("""
            apiVersion: migrations.kubevirt.io/v1alpha1
            kind: MigrationPolicy
            metadata: {name: databases}
            spec: {selectors: {virtualMachineInstanceSelector: {workload: db}}}
            ---
            apiVersion: pool.kubevirt.io/v1beta1
            kind: VirtualMachinePool
            metadata: {name: orders, namespace: shop}
            spec: {virtualMachineTemplate: {metadata: {labels: {workload: db}}}}
            """).help());
  }

  private static Diagnostic finding(String yaml) {
    return Checked.finding(new SelectorOnVmMetadata(), yaml);
  }
}
