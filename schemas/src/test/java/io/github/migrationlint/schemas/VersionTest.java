package io.github.migrationlint.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
  @ParameterizedTest
  @CsvSource({
    "1.6, 1.6",
    "v1.6, 1.6",
    "v1.6.3, 1.6",
    "v1.10.0, 1.10",
    "v0.58.2, 0.58",
    "v1.7.0-rc.1, 1.7",
    "1.7.0-beta.0+abc, 1.7",
    "4.20-rc, 4.20",
    "main, main",
  })
  void reads_what_upstream_calls_its_versions(String text, String version) {
    assertEquals(Optional.of(version), Version.parse(text).map(Version::toString));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v",
        "1",
        "1.",
        ".6",
        "1.6.",
        "1.6x",
        "one.six",
        "1.6.3.4",
        "-1.6",
        "9999999999.1"
      })
  void reads_nothing_else(String text) {
    assertEquals(Optional.empty(), Version.parse(text));
  }

  @Test
  void minor_versions_are_numbers() {
    assertTrue(Version.of(1, 9).isBefore(Version.of(1, 10)));
    assertTrue(Version.of(1, 0).isAtLeast(Version.of(0, 59)));
    assertTrue(Version.of(1, 0).isAtLeast(Version.of(1, 0)));
  }

  @Test
  void main_is_newer_than_every_release() {
    assertTrue(Version.MAIN.isAtLeast(Version.of(999, 999)));
    assertTrue(Version.MAIN.isMain());
  }
}
