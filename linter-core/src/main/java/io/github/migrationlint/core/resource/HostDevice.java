package io.github.migrationlint.core.resource;

import java.util.Objects;

/** A device of the node given to a guest: one of {@code hostDevices} or {@code gpus}. */
public record HostDevice(Field<String> name, Field<String> deviceName) {
  public HostDevice {
    Objects.requireNonNull(name);
    Objects.requireNonNull(deviceName);
  }
}
