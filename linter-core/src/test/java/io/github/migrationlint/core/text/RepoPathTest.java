package io.github.migrationlint.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepoPathTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a/b|a/b",
        "./a//b/.|a/b",
        "a/../b|b",
        "a/b/..|a",
        "..a/b|..a/b",
        ".hidden/x|.hidden/x",
        "../a|../a",
        "a/../../b|../b",
        "a/../../../b|../../b",
        "/a/b|/a/b",
        "/a/../../b|/b",
        "a/...|a/...",
        "a/|a",
        "./|''",
        "''|''",
        "a/..|''",
        "/|/"
      })
  void is_without_detours(String written, String path) {
    assertEquals(path, new RepoPath(written).text());
    assertEquals(path, new RepoPath(path).text(), "once is enough");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "apps/db|../base|apps/base", "''|base|base", "''|../base|../base",
            "apps|../../base|../base",
        "apps|.|apps", "apps|''|apps", "apps|/base|/base", "/srv/apps|../base|/srv/base"
      })
  void resolves_what_a_file_of_a_folder_names(String folder, String written, String path) {
    assertEquals(path, new RepoPath(folder).resolve(written).text());
  }

  @Test
  void knows_its_parts() {
    var path = new RepoPath("apps/db/vm.yaml");
    assertEquals("vm.yaml", path.name());
    assertEquals("apps/db", path.parent().text());
    assertEquals(List.of("apps", "db", "vm.yaml"), path.segments());
    assertEquals(RepoPath.TOP, new RepoPath("vm.yaml").parent());
    assertEquals(List.of(), RepoPath.TOP.segments());
  }

  @Test
  void is_within_folders_around_it_only() {
    assertTrue(new RepoPath("apps/db").isWithin(new RepoPath("apps")));
    assertTrue(new RepoPath("apps").isWithin(new RepoPath("apps")));
    assertTrue(new RepoPath("apps").isWithin(RepoPath.TOP));
    assertFalse(new RepoPath("apps-2").isWithin(new RepoPath("apps")));
    assertFalse(new RepoPath("apps").isWithin(new RepoPath("apps/db")));
    assertFalse(new RepoPath("../apps").isWithin(RepoPath.TOP));
  }
}
