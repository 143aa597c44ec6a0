package io.github.migrationlint.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShippedInstancetypesTest {
  private static final Version ASSUMED = Version.of(1, 8);

  @Test
  void they_have_the_sizes_that_upstream_gives_them() {
    assertEquals(
        Optional.of(new ShippedInstancetypes.Sizing("u1.medium", "4Gi", 1, "", false, false)),
        ShippedInstancetypes.instancetype("u1.medium", ASSUMED));
    assertEquals(
        Optional.of(new ShippedInstancetypes.Sizing("cx1.2xlarge", "16Gi", 8, "2Mi", true, false)),
        ShippedInstancetypes.instancetype("cx1.2xlarge", ASSUMED));
    assertTrue(ShippedInstancetypes.instancetype("u1.2xlarge", ASSUMED).isPresent());
  }

  @Test
  void a_release_has_its_own() {
    assertTrue(ShippedInstancetypes.instancetype("gn1.xlarge", Version.of(1, 4)).isPresent());
    assertTrue(ShippedInstancetypes.instancetype("gn1.xlarge", Version.of(1, 4))
        .orElseThrow()
        .hasGpus());
    assertTrue(ShippedInstancetypes.instancetype("gn1.xlarge", Version.of(1, 5)).isEmpty());
    assertTrue(ShippedInstancetypes.instancetype("ours.medium", ASSUMED).isEmpty());
  }

  @Test
  void before_1_4_a_feature_gate_decides() {
    assertTrue(ShippedInstancetypes.instancetype("u1.medium", Version.of(1, 3)).isEmpty());
  }

  @Test
  void some_preferences_keep_a_state() {
    assertFalse(ShippedInstancetypes.preference("fedora", ASSUMED).orElseThrow().keepsState());
    assertTrue(
        ShippedInstancetypes.preference("windows.11", ASSUMED).orElseThrow().keepsState());
    assertTrue(ShippedInstancetypes.preference("u1.medium", ASSUMED).isEmpty());
  }
}
