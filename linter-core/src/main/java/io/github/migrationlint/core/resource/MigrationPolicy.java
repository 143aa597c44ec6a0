package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * A MigrationPolicy: settings for the VMIs it selects. Every pair of both selectors must match; a
 * selector without pairs asks for nothing.
 *
 * @param spec the keys of {@code spec}
 * @param selectors the keys of {@code spec.selectors}; without it the policy never matches
 * @param namespaceMatchLabels {@code matchLabels} under the namespace selector, which releases up to
 *     0.54 read instead of the pairs beside it
 * @param virtualMachineInstanceMatchLabels the same under the VMI selector
 */
public record MigrationPolicy(
    Header header,
    Field<Block> spec,
    Field<Block> selectors,
    Labels namespaceSelector,
    Labels virtualMachineInstanceSelector,
    Labels namespaceMatchLabels,
    Labels virtualMachineInstanceMatchLabels,
    MigrationSettings settings,
    ExperimentalMigration experimental) {
  public static final String GROUP = "migrations.kubevirt.io";
  public static final String KIND = "MigrationPolicy";

  /** The only API version there has been, from KubeVirt 0.49 on. */
  public static final String VERSION = "v1alpha1";

  /** The field of {@code spec} for settings that may change, since KubeVirt 1.9. */
  public static final String EXPERIMENTAL = "experimental";

  public MigrationPolicy {
    Objects.requireNonNull(header);
    Objects.requireNonNull(spec);
    Objects.requireNonNull(selectors);
    Objects.requireNonNull(namespaceSelector);
    Objects.requireNonNull(virtualMachineInstanceSelector);
    Objects.requireNonNull(namespaceMatchLabels);
    Objects.requireNonNull(virtualMachineInstanceMatchLabels);
    Objects.requireNonNull(settings);
    Objects.requireNonNull(experimental);
  }

  /** As that of its header. */
  @Override
  public int hashCode() {
    return header.hashCode();
  }

  /** Whether any release serves the API version it is written in. */
  public boolean isServed() {
    return header.gvk().version().equals(VERSION);
  }

  public String name() {
    return header.nameText();
  }

  /** How a message speaks of it: {@code policy `gold`}, or {@code this policy} without a name. */
  public String title() {
    return name().isEmpty() ? "this policy" : "policy `" + name() + "`";
  }

  /** The same policy as if the pairs under {@code matchLabels}, and no others, were written. */
  public MigrationPolicy withMatchLabelsOnly() {
    return new MigrationPolicy(
        header,
        spec,
        selectors,
        namespaceMatchLabels,
        virtualMachineInstanceMatchLabels,
        namespaceMatchLabels,
        virtualMachineInstanceMatchLabels,
        settings,
        experimental);
  }
}
