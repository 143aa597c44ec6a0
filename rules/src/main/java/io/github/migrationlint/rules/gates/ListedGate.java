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
 */
public record ListedGate(Component component, Version version, String name, Span place) {
  public ListedGate {
    Objects.requireNonNull(component);
    Objects.requireNonNull(version);
    Objects.requireNonNull(name);
    Objects.requireNonNull(place);
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
