package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.Labels;
import io.github.migrationlint.core.resource.MigrationPolicy;

/** What a selector of a policy looks at. */
public enum SelectorSubject {
  NAMESPACE("namespaceSelector", "namespace"),
  VMI("virtualMachineInstanceSelector", "VM");

  private final String field;
  private final String noun;

  SelectorSubject(String field, String noun) {
    this.field = field;
    this.noun = noun;
  }

  /** The selector's name under {@code spec.selectors}. */
  public String field() {
    return field;
  }

  /** What users call it. */
  public String noun() {
    return noun;
  }

  /** The pairs a policy asks of it. */
  public Labels selector(MigrationPolicy policy) {
    return this == NAMESPACE ? policy.namespaceSelector() : policy.virtualMachineInstanceSelector();
  }

  /** What is under {@code matchLabels} in that selector. */
  public Labels matchLabels(MigrationPolicy policy) {
    return this == NAMESPACE
        ? policy.namespaceMatchLabels()
        : policy.virtualMachineInstanceMatchLabels();
  }
}
