package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.Machine;
import io.github.migrationlint.core.resource.Workload;
import java.util.Optional;

/**
 * Whether a guest comes back after its pod was evicted. Upstream: kubevirt {@code
 * pkg/virt-controller/watch/vm/vm.go}, {@code syncRunStrategy}.
 */
public enum Restart {
  /** Started again on another node. */
  YES,
  /** Not started again by KubeVirt, at least if it shuts down cleanly. */
  NO,
  /** It does not run in the first place. */
  NOT_RUNNING,
  /** What decides is not in the repository. */
  UNKNOWN;

  public static Restart of(Workload workload) {
    return switch (workload.kind()) {
      case VIRTUAL_MACHINE_INSTANCE -> NO;
      case VIRTUAL_MACHINE_INSTANCE_REPLICA_SET -> YES;
      case VIRTUAL_MACHINE, VIRTUAL_MACHINE_POOL ->
        workload.machine().map(Restart::of).orElse(UNKNOWN);
    };
  }

  private static Restart of(Machine machine) {
    return runStrategy(machine).map(Restart::of).orElse(UNKNOWN);
  }

  private static Optional<String> runStrategy(Machine machine) {
    return machine.runStrategy().isWritten()
        ? machine.runStrategy().value()
        : machine.running().value().map(running -> running ? "Always" : "Halted");
  }

  private static Restart of(String runStrategy) {
    return switch (runStrategy) {
      case "Always" -> YES;
      case "Halted" -> NOT_RUNNING;
      case "Manual", "Once", "RerunOnFailure" -> NO;
      default -> UNKNOWN;
    };
  }
}
