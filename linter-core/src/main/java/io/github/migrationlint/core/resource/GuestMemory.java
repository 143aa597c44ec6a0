package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * Where a VMI spec, or an instancetype, may say how much memory the guest has.
 *
 * @param guest {@code domain.memory.guest}
 * @param maxGuest {@code domain.memory.maxGuest}: how much may be plugged in while the guest runs
 * @param request {@code domain.resources.requests.memory}
 * @param limit {@code domain.resources.limits.memory}
 * @param pageSize {@code domain.memory.hugepages.pageSize}
 */
public record GuestMemory(
    Field<Quantity> guest,
    Field<Quantity> maxGuest,
    Field<Quantity> request,
    Field<Quantity> limit,
    Field<Quantity> pageSize) {
  public GuestMemory {
    Objects.requireNonNull(guest);
    Objects.requireNonNull(maxGuest);
    Objects.requireNonNull(request);
    Objects.requireNonNull(limit);
    Objects.requireNonNull(pageSize);
  }
}
