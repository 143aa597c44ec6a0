package io.github.migrationlint.rules.updates;

import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Guest;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How much a guest may grow while it runs, where its author says so: {@code cpu.maxSockets} above the
 * sockets, or {@code memory.maxGuest} above the memory.
 *
 * @param field as it is written
 */
public record HotplugLimit(String field, Span place) {
  public HotplugLimit {
    Objects.requireNonNull(field);
    Objects.requireNonNull(place);
  }

  /** The limits of a guest that leave it room to grow. */
  public static List<HotplugLimit> of(Guest guest) {
    var limits = new ArrayList<HotplugLimit>();
    var cpu = guest.cpu();
    if (cpu.maxSockets() instanceof Field.Present<Long> most
        && most.get() > cpu.sockets().value().orElse(1L)) {
      limits.add(new HotplugLimit("maxSockets", most.span()));
    }
    var memory = guest.memory();
    if (memory.maxGuest().isWritten()
        && memory.maxGuest().value().isPresent()
        && !memory.maxGuest().value().equals(memory.guest().value())) {
      limits.add(new HotplugLimit("maxGuest", memory.maxGuest().span()));
    }
    return limits;
  }
}
