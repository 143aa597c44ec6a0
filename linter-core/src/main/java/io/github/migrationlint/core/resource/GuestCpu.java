package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * The virtual processors of a guest.
 *
 * @param model a model's name, {@code host-model} or {@code host-passthrough}
 * @param maxSockets how many sockets may be plugged in while the guest runs
 * @param realtime its keys; realtime is asked for where it is written, even without any
 * @param request {@code domain.resources.requests.cpu}
 * @param limit {@code domain.resources.limits.cpu}
 */
public record GuestCpu(
    Field<String> model,
    Field<Long> sockets,
    Field<Long> maxSockets,
    Field<Long> cores,
    Field<Long> threads,
    Field<Boolean> dedicatedCpuPlacement,
    Field<Boolean> isolateEmulatorThread,
    Field<Block> realtime,
    Field<Quantity> request,
    Field<Quantity> limit) {
  public GuestCpu {
    Objects.requireNonNull(model);
    Objects.requireNonNull(sockets);
    Objects.requireNonNull(maxSockets);
    Objects.requireNonNull(cores);
    Objects.requireNonNull(threads);
    Objects.requireNonNull(dedicatedCpuPlacement);
    Objects.requireNonNull(isolateEmulatorThread);
    Objects.requireNonNull(realtime);
    Objects.requireNonNull(request);
    Objects.requireNonNull(limit);
  }
}
