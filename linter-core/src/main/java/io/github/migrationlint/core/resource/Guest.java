package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.Span;
import java.util.Objects;

/**
 * What a workload says about the VMI it makes: its {@code spec}, and the annotations that come with
 * it. Nothing here is filled in: neither from an instancetype or a preference nor by the webhooks.
 *
 * @param place the key of the VMI's {@code spec}
 * @param annotations those that reach the VMI
 * @param architecture {@code amd64}, {@code arm64} or {@code s390x}; the cluster decides where absent
 * @param launchSecurity the keys of {@code domain.launchSecurity}; without any it asks for Secure
 *     Execution on s390x
 */
public record Guest(
    Span place,
    Labels annotations,
    Field<String> evictionStrategy,
    Field<String> architecture,
    GuestMemory memory,
    GuestCpu cpu,
    GuestDevices devices,
    GuestFeatures features,
    Field<Block> launchSecurity,
    Items<GuestNetwork> networks,
    Items<GuestVolume> volumes,
    NodePlacement placement) {
  public Guest {
    Objects.requireNonNull(place);
    Objects.requireNonNull(annotations);
    Objects.requireNonNull(evictionStrategy);
    Objects.requireNonNull(architecture);
    Objects.requireNonNull(memory);
    Objects.requireNonNull(cpu);
    Objects.requireNonNull(devices);
    Objects.requireNonNull(features);
    Objects.requireNonNull(launchSecurity);
    Objects.requireNonNull(networks);
    Objects.requireNonNull(volumes);
    Objects.requireNonNull(placement);
  }
}
