package io.github.migrationlint.core.gitops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.budget.Budget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As fluxcd/pkg's sourceignore does, of which the first cases are those of its own tests. */
class SourceIgnoreTest {
  private static List<String> leftOut(SourceIgnore ignore, String... files) {
    return List.of(files).stream().filter(ignore::leavesOut).toList();
  }

  private static SourceIgnore of(String text) {
    var ignore = new SourceIgnore(new Budget().share());
    ignore.add("", text);
    return ignore;
  }

  @Test
  void a_file_is_taken_back_in_a_folder_that_is_left_out() {
    assertEquals(
        List.of("ignore-dir/file.yaml"),
        leftOut(
            of("ignore-dir/*\n!ignore-dir/include\n"),
            "ignore-dir/file.yaml",
            "file.yaml",
            "ignore-dir/include"));
    assertEquals(
        List.of("ignore-dir/file.yaml", "ignore-dir/include"),
        leftOut(
            of("ignore-dir/*\n# !ignore-dir/include"),
            "ignore-dir/file.yaml",
            "ignore-dir/include"));
  }

  @Test
  void patterns_beyond_two_thousand_are_not_applied_and_that_is_known() {
    var ignore = of("a.yaml\n" + "x*\n".repeat(2_000) + "b.yaml\n");
    assertEquals(List.of("a.yaml"), leftOut(ignore, "a.yaml", "b.yaml"));
    assertTrue(ignore.isSpent());
    var fewer = of("a.yaml\n" + "x*\n".repeat(1_000) + "b.yaml\n");
    assertEquals(List.of("a.yaml", "b.yaml"), leftOut(fewer, "a.yaml", "b.yaml"));
    assertFalse(fewer.isSpent());
  }

  @Test
  void patterns_count_from_their_folder() {
    var ignore = new SourceIgnore(new Budget().share());
    ignore.add("domain/scoped", "ignore-dir/*");
    assertEquals(
        List.of("domain/scoped/ignore-dir/file.yaml"),
        leftOut(ignore, "domain/scoped/ignore-dir/file.yaml", "ignore-dir/file.yaml"));
  }

  /** The usual way to give a GitRepository one folder. */
  @Test
  void all_but_one_folder_is_left_out() {
    var ignore = of("# exclude all\n/*\n# include\n!/clusters/\n!/apps\n");
    assertEquals(
        List.of("tests/vm.yaml", "vm.yaml"),
        leftOut(ignore, "tests/vm.yaml", "clusters/east/vm.yaml", "apps/vm.yaml", "vm.yaml"));
  }

  /** Any pattern takes the place of the usual ones, except for those about Git. */
  @Test
  void the_usual_patterns_hold_where_there_are_no_others() {
    var files =
        new String[] {".github/workflows/a.yaml", "apps/.sops.yaml", "vm.yaml", ".git/a.yaml"};
    assertEquals(
        List.of(".github/workflows/a.yaml", "apps/.sops.yaml", ".git/a.yaml"),
        leftOut(new SourceIgnore(new Budget().share()), files));
    assertEquals(List.of(".git/a.yaml"), leftOut(of("nothing"), files));
    assertEquals(
        List.of(".github/workflows/a.yaml", "apps/.sops.yaml", ".git/a.yaml"),
        leftOut(of("# nothing\n\n"), files));
  }

  @Test
  void the_last_pattern_that_matches_decides() {
    var ignore = of("*.yaml\n");
    ignore.add("apps", "!*.yaml\n");
    ignore.add("", "apps/old/\n");
    assertEquals(
        List.of("vm.yaml", "apps/old/vm.yaml"),
        leftOut(ignore, "vm.yaml", "apps/vm.yaml", "apps/old/vm.yaml"));
  }

  @ParameterizedTest
  @CsvSource({
    "'tests/', tests/a.yaml, true",
    "'tests/', apps/tests/a.yaml, true",
    "'tests/', apps/tests, false",
    "'/tests', apps/tests/a.yaml, false",
    "'/tests', tests/a.yaml, true",
    "'**/old', apps/x/old/a.yaml, true",
    "'**/old/*.yaml', apps/old/a.yaml, true",
    "'apps/**/a.yaml', apps/a.yaml, true",
    "'apps/**/a.yaml', apps/x/y/a.yaml, true",
    "'apps/**', apps/x/y/a.yaml, true",
    "'apps/a**b/c', apps/axb/c, false",
    "'a?.y[am]ml', ab.yaml, true",
    "'a.yaml   ', a.yaml, true",
    "'apps/x/', apps/x, false",
    "'apps/x/', apps/x/a.yaml, true",
  })
  void a_pattern_takes_what_upstream_takes(String pattern, String file, boolean isLeftOut) {
    assertEquals(isLeftOut, of(pattern).leavesOut(file));
  }

  /** 600 random cases, recorded from upstream's own code. */
  @Test
  void patterns_take_what_upstream_recorded() throws IOException {
    var wrong = new ArrayList<String>();
    List<String> lines;
    try (var recorded = SourceIgnoreTest.class.getResourceAsStream("/gitops/sourceignore.tsv")) {
      lines = new String(Objects.requireNonNull(recorded).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
    for (var line : lines.subList(1, lines.size())) {
      var fields = line.split("\t", -1);
      var ignore = new SourceIgnore(new Budget().share());
      ignore.add(fields[1], fields[0].replace(' ', '\n'));
      if (ignore.leavesOut(fields[2]) != Boolean.parseBoolean(fields[3])) {
        wrong.add(line);
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(601, lines.size());
  }
}
