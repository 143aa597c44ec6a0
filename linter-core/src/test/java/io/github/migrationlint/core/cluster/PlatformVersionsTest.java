package io.github.migrationlint.core.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.schemas.Version;
import io.github.migrationlint.schemas.VersionMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformVersionsTest {
  @ParameterizedTest
  @CsvSource({
    "true,  true,  true",
    "true,  false, false",
    "false, true,  true",
    "false, false, false",
  })
  void an_older_line_is_proven_by_evidence_whose_pairing_is_verified(
      boolean declared, boolean certain, boolean proven) {
    var versions =
        new PlatformVersions(Version.of(1, 4), Version.of(0, 41), declared, certain, "evidence");
    assertEquals(proven, versions.areProven());
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false"})
  void the_newest_line_is_proven_only_if_it_is_declared(boolean declared, boolean proven) {
    var line = VersionMap.defaultLine();
    var versions =
        new PlatformVersions(line.hyperConverged(), line.kubeVirt(), declared, true, "newest");
    assertEquals(proven, versions.areProven());
  }
}
