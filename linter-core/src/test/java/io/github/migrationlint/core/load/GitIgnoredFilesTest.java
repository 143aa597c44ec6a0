package io.github.migrationlint.core.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitIgnoredFilesTest {
  private final Checkout checkout;

  GitIgnoredFilesTest(@TempDir Path folder) {
    this.checkout = new Checkout(folder);
  }

  @Test
  void what_git_ignores_is_not_read() {
    checkout
        .emptyFolder(".git")
        .file(".gitignore", "build/\n*.tmp.yaml\n")
        .with("a.yaml", "b.tmp.yaml", "build/c.yaml", "d/build/e.yaml", "d/f.yaml");
    assertEquals(List.of("a.yaml", "d/f.yaml"), checkout.names("."));
    assertEquals(2, checkout.load(".").value().files());
  }

  @Test
  void outside_of_a_work_tree_nothing_is_ignored() {
    checkout.file(".gitignore", "*").file("a/.gitignore", "*").with("a/b.yaml");
    assertEquals(List.of("a/b.yaml"), checkout.names("."));
  }

  @Test
  void patterns_hold_wherever_the_walk_begins() {
    checkout
        .emptyFolder(".git/info")
        .file(".git/info/exclude", "/a/x/private.yaml\n")
        .file(".gitignore", "*.json\n/a/x/y.yaml\n!/a/x/keep.json\n")
        .file("a/.gitignore", "x/z.yaml\n")
        .with("a/x/private.yaml", "a/x/b.json", "a/x/keep.json", "a/x/y.yaml", "a/x/z.yaml")
        .with("a/x/k.yaml");
    var expected = List.of("a/x/k.yaml", "a/x/keep.json");
    assertEquals(expected, checkout.names("."));
    assertEquals(expected, checkout.names("a"));
    assertEquals(expected, checkout.names("a/x"));
    assertEquals(expected, checkout.names("a/*/*.*"));
    assertEquals(List.of("k.yaml", "keep.json"), checkout.namesFrom("a/x", "."));
  }

  @Test
  void a_file_that_is_named_is_read_even_if_ignored() {
    checkout.emptyFolder(".git").file(".gitignore", "*.yaml").with("a.yaml", "b.yaml");
    assertEquals(List.of("a.yaml"), checkout.names("a.yaml"));
    assertEquals(List.of(), checkout.names("."));
  }

  @Test
  void a_folder_that_is_named_is_read_even_if_ignored() {
    checkout
        .emptyFolder(".git")
        .file(".gitignore", "build\n*.json")
        .with("build/a.yaml", "build/b.json", "build/c/build/d.yaml");
    assertEquals(List.of("build/a.yaml"), checkout.names("build"));
  }

  @Test
  void a_work_tree_within_a_work_tree_has_its_own_rules() {
    checkout
        .emptyFolder(".git")
        .file(".gitignore", "*.json\n/ignored\n")
        .emptyFolder("module/.git")
        .file("module/.gitignore", "*.yml\n")
        .emptyFolder("ignored/.git")
        .with("module/a.json", "module/b.yml", "ignored/c.yaml");
    assertEquals(List.of("module/a.json"), checkout.names("."));
    assertEquals(List.of("module/a.json"), checkout.names("module"));
  }

  @Test
  void a_submodule_keeps_its_excludes_where_its_git_file_points() {
    checkout
        .emptyFolder(".git")
        .file(".git/modules/m/info/exclude", "x.yaml\n")
        .file("m/.git", "gitdir: ../.git/modules/m\n")
        .with("m/x.yaml", "m/y.yaml");
    assertEquals(List.of("m/y.yaml"), checkout.names("m"));
  }

  @Test
  void an_additional_work_tree_shares_the_excludes() {
    var common = checkout.path("main/.git");
    checkout
        .file("main/.git/info/exclude", "x.yaml\n")
        .file("main/.git/worktrees/w/commondir", "../..\n")
        .file("w/.git", "gitdir: " + common + "/worktrees/w\n")
        .with("w/x.yaml", "w/y.yaml");
    assertEquals(List.of("w/y.yaml"), checkout.names("w"));
  }

  @Test
  void what_only_looks_like_patterns_ignores_nothing() {
    checkout
        .emptyFolder(".git/info/exclude")
        .emptyFolder(".gitignore")
        .file("patterns", "*")
        .link("a/.gitignore", "../patterns")
        .file("b/.git", "gitdir: \0\n")
        .file("c/.git", "nonsense")
        .with("a/x.yaml", "b/x.yaml", "c/x.yaml");
    assertEquals(List.of("a/x.yaml", "b/x.yaml", "c/x.yaml"), checkout.names("."));
  }

  @Test
  void a_link_is_ignored_as_a_file() {
    checkout
        .emptyFolder(".git")
        .file(".gitignore", "real/\nlinked/\nby-name\n")
        .with("real/a.yaml")
        .link("linked", "real")
        .link("by-name", "real");
    assertEquals(List.of("linked/a.yaml"), checkout.names("."));
  }
}
