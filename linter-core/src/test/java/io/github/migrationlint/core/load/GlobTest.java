package io.github.migrationlint.core.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.budget.Budget;
import java.util.List;
import org.junit.jupiter.api.Test;

class GlobTest {
  private static GlobSet.State after(String pattern, String path) {
    var state = GlobSet.of(List.of(pattern), new Budget().share()).start();
    for (var name : Glob.names(path)) {
      state = state.enter(name);
    }
    return state;
  }

  private static void matches(String pattern, String... paths) {
    for (var path : paths) {
      assertTrue(after(pattern, path).matches(), pattern + " should match " + path);
    }
  }

  private static void misses(String pattern, String... paths) {
    for (var path : paths) {
      assertFalse(after(pattern, path).matches(), pattern + " should not match " + path);
    }
  }

  @Test
  void a_star_stays_within_one_name() {
    matches("*.yaml", "a.yaml", ".yaml");
    misses("*.yaml", "a/b.yaml", "a.yml", "yaml");
    matches("a/*/c", "a/b/c");
    misses("a/*/c", "a/c", "a/b/b/c");
  }

  @Test
  void two_stars_are_any_number_of_folders() {
    matches("**", "a", "a/b");
    matches("**/c", "c", "a/c", "a/b/c");
    matches("a/**", "a", "a/b", "a/b/c");
    matches("a/**/c", "a/c", "a/b/c", "a/b/b/c");
    matches("**/a/**/b/**", "a/b", "x/a/y/b/z", "a/a/b/b");
    misses("**/c", "c/d");
    misses("a/**/c", "a/b");
  }

  @Test
  void a_question_mark_is_one_character_whatever_its_bytes() {
    matches("?.yaml", "a.yaml", "é.yaml", "日.yaml");
    misses("?.yaml", ".yaml", "ab.yaml");
  }

  @Test
  void sets_and_escapes() {
    matches("[a-c]x[!0-9]", "axb");
    misses("[a-c]x[!0-9]", "dxb", "ax1", "x");
    matches("\\*\\?\\[a", "*?[a");
    misses("\\*", "a");
  }

  @Test
  void braces_are_alternatives() {
    matches("{a,b}/*.{yaml,yml}", "a/x.yaml", "b/x.yml");
    misses("{a,b}/*.{yaml,yml}", "c/x.yaml", "a/x.json");
    matches("x{,{1,2}{a,b}}", "x", "x1a", "x2b");
    misses("x{,{1,2}{a,b}}", "x1", "xa");
    matches("{a/b,c}/d", "a/b/d", "c/d");
  }

  @Test
  void a_brace_without_partner_is_a_brace() {
    matches("a{b", "a{b");
    matches("a}b{c,d}", "a}bc", "a}bd");
    matches("\\{a,b\\}", "{a,b}");
    matches("{a\\,b,c}", "a,b", "c");
    matches("{a}", "a");
  }

  @Test
  void too_many_alternatives_end() {
    assertTrue(Braces.expand("{a,b}".repeat(40), new Budget().share()).size() < 2_000);
    assertEquals(
        1_000_000,
        Braces.expand("{".repeat(1_000_000), new Budget().share()).get(0).length());
  }

  @Test
  void letter_case_counts_everywhere() {
    misses("*.YAML", "a.yaml");
  }

  @Test
  void superfluous_slashes_and_dots_are_ignored() {
    matches("./a//b/", "a/b");
    matches("a/./b", "a/b");
  }

  @Test
  void what_cannot_match_any_more_is_known() {
    assertFalse(after("a/*/c", "a/b").isDead());
    assertTrue(after("a/*/c", "b").isDead());
    assertTrue(after("a/*/c", "a/b/d").isDead());
    assertFalse(after("**/c", "a/b/d").isDead());
    assertFalse(after("{a/b,c/d}", "c").isDead());
  }
}
