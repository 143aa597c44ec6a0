package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelInventoryTest {
  /** What ACM enforces is merged into a namespace that may be there already. */
  private static final String ENFORCED = """
      ---
      apiVersion: policy.open-cluster-management.io/v1
      kind: ConfigurationPolicy
      metadata: {name: labels}
      spec:
        remediationAction: enforce
        object-templates:
          - complianceType: %s
            objectDefinition:
              apiVersion: v1
              kind: Namespace
              metadata: {name: shop, labels: {team: blue}}
      """;

  @ParameterizedTest
  @CsvSource({
    "team, blue, YES",
    "team, red,  NO",
    "zone, a,    NO",
  })
  void the_labels_of_a_namespace_that_is_defined_are_known(
      String key, String value, Truth carried) {
    assertEquals(carried, carries(Manifests.namespace("shop", "team: blue"), key, value));
  }

  @Test
  void a_label_of_which_a_part_is_enforced_may_have_another_value() {
    assertEquals(Truth.UNKNOWN, carries(ENFORCED.formatted("musthave"), "team", "red"));
  }

  private static Truth carries(String yaml, String key, String value) {
    return Clusters.ask(LabelInventory.ANALYSIS, Clusters.of(yaml))
        .carries(SelectorSubject.NAMESPACE, key, value);
  }
}
