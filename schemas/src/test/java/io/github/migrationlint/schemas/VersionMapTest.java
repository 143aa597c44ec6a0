package io.github.migrationlint.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionMapTest {
  @Test
  void the_newest_released_line_is_the_default() {
    var line = VersionMap.defaultLine();
    assertEquals(Optional.of(Version.of(4, 22)), line.openShiftVirtualization());
    assertEquals(Version.of(1, 18), line.hyperConverged());
    assertEquals(Version.of(1, 8), line.kubeVirt());
    assertTrue(line.isVerified());
    assertEquals(1, VersionMap.lines().stream().filter(ReleaseLine::isDefault).count());
  }

  @Test
  void every_column_finds_its_line() {
    for (var line : VersionMap.lines()) {
      assertEquals(Optional.of(line), VersionMap.ofHyperConverged(line.hyperConverged()));
      assertEquals(Optional.of(line), VersionMap.ofKubeVirt(line.kubeVirt()));
      line.openShiftVirtualization()
          .ifPresent(version ->
              assertEquals(Optional.of(line), VersionMap.ofOpenShiftVirtualization(version)));
    }
  }

  @Test
  void lines_are_in_order() {
    var lines = VersionMap.lines();
    for (var i = 1; i < lines.size(); i++) {
      assertTrue(lines.get(i - 1).hyperConverged().isBefore(lines.get(i).hyperConverged()));
      assertTrue(lines.get(i - 1).kubeVirt().isBefore(lines.get(i).kubeVirt()));
    }
  }

  @Test
  void what_was_only_inferred_is_marked() {
    var inferred = VersionMap.lines().stream()
        .filter(line -> !line.isVerified())
        .map(line -> line.openShiftVirtualization().orElseThrow().toString())
        .toList();
    assertEquals(List.of("4.18", "4.19", "4.20", "4.21"), inferred);
  }

  @Test
  void the_line_to_come_is_no_product_yet() {
    var next = VersionMap.ofHyperConverged(Version.of(1, 19)).orElseThrow();
    assertEquals(Optional.empty(), next.openShiftVirtualization());
    assertEquals(Version.of(1, 9), next.kubeVirt());
    assertFalse(next.isDefault());
  }

  @Test
  void a_version_no_one_released_has_no_line() {
    assertEquals(Optional.empty(), VersionMap.ofKubeVirt(Version.of(0, 57)));
    assertEquals(Optional.empty(), VersionMap.ofHyperConverged(Version.MAIN));
    assertEquals(Optional.empty(), VersionMap.ofOpenShiftVirtualization(Version.of(4, 7)));
  }
}
