package io.github.migrationlint.rules.policy.tiedpolicies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.rules.Checked;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the help adds where KubeVirt's user guide foretells another winner. */
class TiedPoliciesTest {
  private static final String PLAIN = "select one more label in the policy that should win";

  private static Optional<String> help(String selectorOfFirst, String selectorOfSecond) {
    return Checked.finding(new TiedPolicies(), """
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: first}
        spec: {completionTimeoutPerGiB: 100, selectors: {%s}}
        ---
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: second}
        spec: {completionTimeoutPerGiB: 200, selectors: {%s}}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {b: "1", e: "1"}}
        ---
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: db, namespace: shop}
        spec:
          runStrategy: Always
          template:
            metadata: {labels: {a: "1", c: "1", d: "1"}}
            spec: {domain: {devices: {}}}
        """.formatted(selectorOfFirst, selectorOfSecond))
        .help();
  }

  private static String vmi(String pairs) {
    return "virtualMachineInstanceSelector: {" + pairs + "}";
  }

  @Test
  void the_guide_is_quoted_where_it_foretells_the_other_one() {
    assertEquals(
        Optional.of(PLAIN
            + "; KubeVirt's user guide has label keys decide, by which `second` would win, but the"
            + " code compares names"),
        help(vmi("c: '1'"), vmi("a: '1'")));
  }

  @Test
  void nothing_is_said_where_guide_and_code_agree() {
    assertEquals(Optional.of(PLAIN), help(vmi("a: '1'"), vmi("c: '1'")));
  }

  /** Its example looks at the keys of both selectors together. */
  @Test
  void keys_of_the_namespace_count_as_well() {
    var first = vmi("c: '1'") + ", namespaceSelector: {e: '1'}";
    var second = vmi("d: '1'") + ", namespaceSelector: {b: '1'}";
    assertEquals(true, help(first, second).orElseThrow().startsWith(PLAIN + ";"));
  }

  @Test
  void nothing_is_foretold_where_the_first_keys_are_the_same() {
    assertEquals(Optional.of(PLAIN), help(vmi("a: '1', d: '1'"), vmi("a: '1', c: '1'")));
  }
}
