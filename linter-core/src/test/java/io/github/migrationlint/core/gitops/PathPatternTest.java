package io.github.migrationlint.core.gitops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.migrationlint.core.budget.Budget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
  @ParameterizedTest
  @CsvSource({
    "apps/*, apps/shop, true",
    "apps/*, apps/shop/base, false",
    "apps/*, apps, false",
    "apps/*/prod, apps/shop/prod, true",
    "apps/?, apps/a, true",
    "apps/?, apps/ab, false",
    "apps/[a-c]*, apps/bar, true",
    "apps/[^a-c]*, apps/bar, false",
    "apps/[a, apps/a, false",
    "apps\\*, apps*, true",
    "apps\\*, appsx, false",
    "'', apps, false"
  })
  void a_star_of_a_directory_generator_stops_at_a_slash(
      String pattern, String path, boolean matches) {
    assertEquals(matches, PathPattern.withinFolders(pattern).matches(path, new Budget().share()));
  }

  @ParameterizedTest
  @CsvSource({
    "clusters/**/config.json, clusters/east/config.json, true",
    "clusters/**/config.json, clusters/eu/west/config.json, true",
    "clusters/**/config.json, clusters/config.json, true",
    "clusters/*/config.json, clusters/eu/west/config.json, false",
    "**/a*c/*.yaml, x/abd/y/abc/z.yaml, true",
    "**/a*c/*.yaml, x/abd/y/abc/z.json, false"
  })
  void two_stars_represent_any_number_of_folders(String pattern, String path, boolean matches) {
    assertEquals(matches, PathPattern.doublestar(pattern).matches(path, new Budget().share()));
  }

  @ParameterizedTest
  @CsvSource({
    "*.yaml, a/b/c.yaml, true",
    "'{a,b}/*.yaml', b/c/d.yaml, true",
    "'{a,b}/*.yaml', c/d.yaml, false",
    "'{x{1,2},y}.yaml', x2.yaml, true",
    "'{x{1,2},y}.yaml', y.yaml, true",
    "config?yaml, config/yaml, true"
  })
  void a_star_of_a_directory_source_crosses_slashes(String pattern, String path, boolean matches) {
    assertEquals(matches, PathPattern.acrossFolders(pattern).matches(path, new Budget().share()));
  }

  @Test
  void a_hostile_pattern_ends_all_the_same() {
    assertFalse(PathPattern.withinFolders("*a".repeat(500))
        .matches("a".repeat(400) + "b", new Budget().share()));
    assertFalse(PathPattern.acrossFolders("{a,b}".repeat(30)).matches("c", new Budget().share()));
  }

  /** Each measured with {@code git ls-files -- PATTERN}. */
  @ParameterizedTest
  @CsvSource({
    "clusters-conf/*.yaml, clusters-conf/east.yaml, true",
    "clusters-conf/*.yaml, clusters-conf/sub/b.yaml, true",
    "clusters-conf/*.yaml, other/east.yaml, false",
    "**/config.yaml, config.yaml, false",
    "**/config.yaml, a/config.yaml, true",
    "**/config.yaml, a/b/config.yaml, true",
    "clusters-conf, clusters-conf/sub/b.yaml, true",
    "clusters-conf/east.yaml, clusters-conf/east.yaml, true",
    "clusters-c?nf/e*, clusters-conf/x/east.yaml, false",
    "a?b, a/b, true",
  })
  void files_generators_ask_git(String pattern, String path, boolean matches) {
    assertEquals(matches, PathPattern.pathspec(pattern).matches(path, new Budget().share()));
  }
}
