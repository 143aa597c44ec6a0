package io.github.migrationlint.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  private static final List<String> KNOWN = List.of(
      "allowAutoConverge",
      "allowPostCopy",
      "bandwidthPerMigration",
      "completionTimeoutPerGiB",
      "experimental",
      "name",
      "network");

  @ParameterizedTest
  @CsvSource({
    // The same in another case.
    "allowpostcopy, allowPostCopy",
    "NAME, name",
    // A letter changed, added, lost; two neighbors swapped.
    "allowPostCoby, allowPostCopy",
    "allowPostCopyy, allowPostCopy",
    "alowPostCopy, allowPostCopy",
    "allowPsotCopy, allowPostCopy",
    "nmae, name",
    // Two of these.
    "bandwithPerMigrations, bandwidthPerMigration",
    "completionTimeoutPerGB, completionTimeoutPerGiB",
    // The beginning.
    "bandwidth, bandwidthPerMigration",
    "completionTimeout, completionTimeoutPerGiB",
    // Too far.
    "allowPreCopy, ",
    "memo, ",
    "net, ",
    "migration, ",
    "'', ",
  })
  void finds_the_word_that_is_meant(String written, String meant) {
    assertEquals(Optional.ofNullable(meant), Spelling.nearest(written, KNOWN));
  }

  @Test
  void the_nearest_word_wins_and_of_equals_the_first() {
    assertEquals(Optional.of("port"), Spelling.nearest("port", List.of("ports", "port")));
    assertEquals(Optional.of("cart"), Spelling.nearest("carx", List.of("cart", "care")));
  }

  @Test
  void a_known_word_means_itself() {
    for (var word : KNOWN) {
      assertEquals(Optional.of(word), Spelling.nearest(word, KNOWN));
    }
  }
}
