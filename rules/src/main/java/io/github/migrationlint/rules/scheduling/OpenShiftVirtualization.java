package io.github.migrationlint.rules.scheduling;

import io.github.migrationlint.core.cluster.ClusterModel;

/** Tells Red Hat's product from the upstream projects it is made of. */
public final class OpenShiftVirtualization {
  /** Where the product is installed; the community's operator goes elsewhere. */
  private static final String NAMESPACE = "openshift-cnv";

  /** As the configuration calls it. */
  private static final String PRODUCT = "openshift-virtualization";

  private OpenShiftVirtualization() {}

  /** Whether the configuration or the place of the HyperConverged says that the cluster runs it. */
  public static boolean runs(ClusterModel cluster) {
    if (cluster.versions().isDeclared() && cluster.versions().why().contains(PRODUCT)) {
      return true;
    }
    for (var hyperConverged : cluster.hyperConvergeds()) {
      if (hyperConverged.header().namespace().value().filter(NAMESPACE::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
