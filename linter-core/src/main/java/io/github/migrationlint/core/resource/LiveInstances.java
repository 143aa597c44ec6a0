package io.github.migrationlint.core.resource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A live VMI and the VM that made it are one guest. Where both are there, the VM represents it, and
 * has what KubeVirt observed of the VMI. KubeVirt gives both one name: {@code
 * pkg/virt-controller/watch/vm/vm.go}, {@code SetupVMIFromVM}.
 */
final class LiveInstances {
  private LiveInstances() {}

  static List<Workload> joined(List<Workload> workloads) {
    var observed = new HashMap<String, Optional<ObservedMigration>>();
    for (var workload : workloads) {
      if (isInstance(workload) && workload.ownedByMachine()) {
        observed.put(workload.id(), workload.observed());
      }
    }
    if (observed.isEmpty()) {
      return workloads;
    }
    var machines = new HashSet<String>();
    for (var workload : workloads) {
      if (workload.kind() == Workload.Kind.VIRTUAL_MACHINE) {
        machines.add(workload.id());
      }
    }
    var joined = new ArrayList<Workload>();
    for (var workload : workloads) {
      if (workload.kind() == Workload.Kind.VIRTUAL_MACHINE) {
        joined.add(workload.observing(observed.getOrDefault(workload.id(), Optional.empty())));
      } else if (!isInstance(workload)
          || !workload.ownedByMachine()
          || !machines.contains(workload.id())) {
        joined.add(workload);
      }
    }
    return joined;
  }

  private static boolean isInstance(Workload workload) {
    return workload.kind() == Workload.Kind.VIRTUAL_MACHINE_INSTANCE;
  }
}
