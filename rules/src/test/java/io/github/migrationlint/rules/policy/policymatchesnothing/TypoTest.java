package io.github.migrationlint.rules.policy.policymatchesnothing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypoTest {
  @ParameterizedTest
  @CsvSource({
    "datbase, database",
    "prodcution, production",
    "Gold, gold",
    "work-load, workload",
    "db_main, db-main",
    "kubevirt.io/enviroment, kubevirt.io/environment",
    "zone-a-stoage, zone-a-storage",
    "rhel9-sever, rhel9-server"
  })
  void a_slip_is_likely(String written, String meant) {
    assertTrue(Typo.isLikely(written, meant));
    assertTrue(Typo.isLikely(meant, written), "whichever of the two is wrong");
  }

  @ParameterizedTest
  @CsvSource({
    "zone-a, zone-b",
    "rhel8, rhel9",
    "web1, web2",
    "dev, den",
    "internal, external",
    "test, prod",
    "production, preproduction",
    "team-1, team-2"
  })
  void other_words_are_meant(String written, String other) {
    assertFalse(Typo.isLikely(written, other));
  }

  @Test
  void one_slip_in_a_long_word_is_beyond_doubt() {
    assertTrue(Typo.isCertain("wnidows", "windows"));
    assertTrue(Typo.isCertain("prodution", "production"));
    assertFalse(Typo.isCertain("bold", "gold"));
    assertFalse(Typo.isCertain("prodcuton", "production"));
  }

  @Test
  void the_same_and_the_empty_value_are_no_slip() {
    assertFalse(Typo.isLikely("gold", "gold"));
    assertFalse(Typo.isLikely("", "gold"));
  }
}
