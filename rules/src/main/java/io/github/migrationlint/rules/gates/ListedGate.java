package io.github.migrationlint.rules.gates;

import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.schemas.Component;
import io.github.migrationlint.schemas.Version;
import java.util.Objects;

/**
 * A feature gate by the name it is listed under.
 *
 * @param component whose gate it is
 * @param version the release of that component that the cluster runs
 * @param list which list it is in
 * @param replaceable whether the place is that of the name alone
 */
public record ListedGate(
    Component component,
    Version version,
    String name,
    Span place,
    GateList list,
    boolean replaceable) {
  /** Where a gate is listed. */
  public enum GateList {
    /** KubeVirt's {@code featureGates}, or HyperConverged's in {@code v1}. */
    ENABLED,
    /** KubeVirt's {@code disabledFeatureGates}. */
    DISABLED,
    /** What a JSON patch on HyperConverged adds to KubeVirt's {@code featureGates}. */
    ENABLED_BY_PATCH,
    /** The fields of {@code featureGates} in HyperConverged's {@code v1beta1}. */
    FIELDS
  }

  public ListedGate {
    Objects.requireNonNull(component);
    Objects.requireNonNull(version);
    Objects.requireNonNull(name);
    Objects.requireNonNull(place);
    Objects.requireNonNull(list);
  }

  /** The component by the name its users know. */
  public String product() {
    return component == Component.KUBEVIRT ? "KubeVirt" : "HyperConverged";
  }

  /** A release of that component, as a message names it. */
  public String release(Version other) {
    return product() + " " + other;
  }
}
