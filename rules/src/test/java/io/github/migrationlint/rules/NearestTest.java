package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KNOWN = List.of("check", "explain", "rules", "who-wins");

  @Test
  void a_letter_added_left_out_changed_or_swapped_is_forgiven() {
    for (var written : List.of("cheeck", "chck", "chack", "chekc")) {
      assertEquals(Optional.of("check"), Nearest.to(written, KNOWN), written);
    }
  }

  @Test
  void the_longer_the_name_the_more_is_forgiven() {
    assertEquals(Optional.of("who-wins"), Nearest.to("whowin", KNOWN));
    assertEquals(Optional.empty(), Nearest.to("manifests", KNOWN));
  }

  @Test
  void of_equally_near_names_the_first_is_meant() {
    assertEquals(Optional.of("aa"), Nearest.to("ab", List.of("aa", "bb")));
  }

  @Test
  void nothing_in_common_is_not_near() {
    assertEquals(Optional.empty(), Nearest.to("x", List.of("y")));
    assertEquals(Optional.empty(), Nearest.to("", List.of("y")));
  }

  @Test
  void the_question_follows_a_message() {
    assertEquals("; did you mean `rules`?", Nearest.question("rule", KNOWN));
    assertEquals("", Nearest.question("clusters/prod", KNOWN));
  }
}
