package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * A MigrationPolicy: settings for the VMIs it selects. Every pair of both selectors must match; a
 * selector without pairs asks for nothing.
 *
 * @param spec the keys of {@code spec}
 * @param selectors the keys of {@code spec.selectors}; without it the policy never matches
 */
public record MigrationPolicy(
    Header header,
    Field<Block> spec,
    Field<Block> selectors,
    Labels namespaceSelector,
    Labels virtualMachineInstanceSelector,
    MigrationSettings settings) {
  public static final String GROUP = "migrations.kubevirt.io";
  public static final String KIND = "MigrationPolicy";

  public MigrationPolicy {
    Objects.requireNonNull(header);
    Objects.requireNonNull(spec);
    Objects.requireNonNull(selectors);
    Objects.requireNonNull(namespaceSelector);
    Objects.requireNonNull(virtualMachineInstanceSelector);
    Objects.requireNonNull(settings);
  }

  public String name() {
    return header.nameText();
  }
}
