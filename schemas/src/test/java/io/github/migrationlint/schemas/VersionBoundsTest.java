package io.github.migrationlint.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionBoundsTest {
  private static final Version OLD = Version.of(1, 4);
  private static final Version MIDDLE = Version.of(1, 6);
  private static final Version NEW = Version.of(1, 8);

  private static VersionBounds bounds(Version assumed, Version atLeast, Version atMost) {
    return new VersionBounds(assumed, Optional.of(atLeast), Optional.of(atMost));
  }

  @Test
  void an_assumed_version_makes_nothing_certain() {
    var bounds = VersionBounds.assuming(MIDDLE);
    assertFalse(bounds.isExact());
    assertFalse(bounds.isSurelyAtLeast(OLD));
    assertFalse(bounds.isSurelyBefore(NEW));
  }

  @Test
  void an_upper_end_makes_certain_what_is_missing_and_no_more() {
    var bounds = new VersionBounds(MIDDLE, Optional.empty(), Optional.of(MIDDLE));
    assertTrue(bounds.isSurelyBefore(NEW));
    assertFalse(bounds.isSurelyBefore(MIDDLE));
    assertFalse(bounds.isSurelyAtLeast(OLD));
    assertFalse(bounds.isExact());
  }

  @Test
  void a_version_outside_its_limits_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> bounds(NEW, OLD, MIDDLE));
  }

  @Test
  void contradictions_have_nothing_in_common() {
    assertEquals(Optional.empty(), VersionBounds.exactly(OLD).and(VersionBounds.exactly(NEW)));
  }

  /** What both permit, and only that, is permitted together, whichever is asked. */
  @Test
  void together_they_permit_what_both_permit() {
    var all = new ArrayList<VersionBounds>();
    var limits = new ArrayList<Optional<Version>>(List.of(Optional.empty()));
    List.of(OLD, MIDDLE, NEW).forEach(version -> limits.add(Optional.of(version)));
    for (var lower : limits) {
      for (var upper : limits) {
        if (lower.isEmpty() || upper.isEmpty() || upper.get().isAtLeast(lower.get())) {
          all.add(new VersionBounds(lower.orElse(upper.orElse(MIDDLE)), lower, upper));
        }
      }
    }
    for (var one : all) {
      for (var other : all) {
        for (var version : List.of(OLD, MIDDLE, NEW)) {
          assertEquals(
              permits(one, version) && permits(other, version),
              one.and(other).filter(both -> permits(both, version)).isPresent(),
              one + " and " + other + " at " + version);
        }
      }
    }
  }

  private static boolean permits(VersionBounds bounds, Version version) {
    return bounds.atLeast().filter(version::isBefore).isEmpty()
        && bounds.atMost().filter(upper -> upper.isBefore(version)).isEmpty();
  }
}
