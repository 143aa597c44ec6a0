package io.github.migrationlint.core.cluster;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.cluster.PlatformVersions.Source;
import io.github.migrationlint.schemas.Version;
import io.github.migrationlint.schemas.VersionBounds;
import org.junit.jupiter.api.Test;

class PlatformVersionsTest {
  private static final Version HYPER_CONVERGED = Version.of(1, 18);
  private static final Version KUBE_VIRT = Version.of(1, 8);

  @Test
  void what_the_user_declares_is_proven() {
    assertTrue(PlatformVersions.declared(HYPER_CONVERGED, KUBE_VIRT, "hco 1.18").areProven());
  }

  @Test
  void one_assumed_version_proves_nothing() {
    var versions = new PlatformVersions(
        VersionBounds.assuming(HYPER_CONVERGED),
        VersionBounds.exactly(KUBE_VIRT),
        Source.EXACT,
        "an image");
    assertFalse(versions.areProven());
    assertTrue(versions.kubeVirtBounds().isExact());
  }
}
