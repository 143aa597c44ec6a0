package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.text.Span;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a VMI cannot be migrated.
 *
 * @param reason the reason in its condition {@code LiveMigratable}
 * @param description a clause with the actual names, as a message says it
 * @param place where the workload asks for it
 * @param elsewhere the place in another object that makes it so
 * @param versionBound whether other releases of KubeVirt can migrate it
 */
public record Obstacle(
    Reason reason,
    String description,
    Span place,
    Optional<Label> elsewhere,
    boolean versionBound) {
  /**
   * The reasons, in the order in which upstream asks for them: kubevirt {@code
   * staging/src/kubevirt.io/api/core/v1/types.go}.
   */
  public enum Reason {
    INTERFACE("InterfaceNotLiveMigratable"),
    VIRTIOFS("VirtIOFSNotLiveMigratable"),
    HOST_DEVICE("HostDeviceNotLiveMigratable"),
    SEV("SEVNotLiveMigratable"),
    TDX("TDXNotLiveMigratable"),
    SECURE_EXECUTION("SecureExecutionNotLiveMigratable"),
    PERSISTENT_RESERVATION("PersistentReservationNotLiveMigratable"),
    HYPERV_PASSTHROUGH("HypervPassthroughNotLiveMigratable"),
    DISKS("DisksNotLiveMigratable");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    /** As the VMI's condition says it. */
    public String word() {
      return word;
    }
  }

  public Obstacle {
    Objects.requireNonNull(reason);
    Objects.requireNonNull(description);
    Objects.requireNonNull(place);
    Objects.requireNonNull(elsewhere);
  }

  static Obstacle always(Reason reason, String description, Span place) {
    return new Obstacle(reason, description, place, Optional.empty(), false);
  }

  Obstacle withElsewhere(Span span, String why) {
    return new Obstacle(
        reason, description, place, Optional.of(new Label(span, why)), versionBound);
  }

  /** The same, which holds for that release only. */
  Obstacle boundTo(String release) {
    return new Obstacle(
        reason, description + ", which " + release + " cannot migrate", place, elsewhere, true);
  }
}
