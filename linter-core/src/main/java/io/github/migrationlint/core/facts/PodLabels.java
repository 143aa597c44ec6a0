package io.github.migrationlint.core.facts;

import java.util.List;

/**
 * Labels that KubeVirt puts on the pod of a VMI and not on the VMI, so that no policy meets them.
 * Upstream: kubevirt {@code pkg/virt-controller/services/template.go}, {@code podLabels}; the constants
 * are in {@code staging/src/kubevirt.io/api/core/v1/types.go}.
 */
public final class PodLabels {
  private static final List<String> KEYS =
      List.of("kubevirt.io", "kubevirt.io/created-by", "vm.kubevirt.io/name", "vmi.kubevirt.io/id");

  private PodLabels() {}

  public static boolean include(String key) {
    return KEYS.contains(key);
  }
}
