package io.github.migrationlint.core.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /** A folder of Git's whose index says what src/test/git-index recorded. */
  private void index(String gitFolder, String recorded) throws IOException {
    var from = Path.of(System.getProperty("basedir", ""), "src/test/git-index", recorded);
    try (var files = Files.list(from)) {
      for (var file : files.toList()) {
        checkout.file(gitFolder + "/" + file.getFileName(), Files.readAllBytes(file));
      }
    }
  }

  @Test
  void what_git_tracks_is_read_although_it_is_ignored() throws IOException {
    index(".git", "version-2");
    checkout
        .file(".gitignore", "build/\n*.json\na.yaml\nlinked.yaml\n")
        .with("a.yaml", "a.YML", "build/b.yaml", "build/other.yaml", "build/deep/er/c.json")
        .with("build/deep/d.yaml", "build/else/e.yaml", "vms/Kustomization", "vms/f.json")
        .link("linked.yaml", "build/b.yaml");
    var expected =
        List.of("a.YML", "a.yaml", "build/b.yaml", "build/deep/er/c.json", "vms/Kustomization");
    assertEquals(expected, checkout.names("."));
    // A file and a folder in build, one file in build/deep, one in vms.
    assertEquals(new LeftOut(4, 0, 0), checkout.load(".").value().leftOut());
    assertEquals(List.of("build/b.yaml"), checkout.names("**/b.yaml"));
    assertEquals(List.of("er/c.json"), checkout.namesFrom("build/deep", "**/*.json"));
  }

  @Test
  void patterns_within_an_ignored_folder_do_not_count() throws IOException {
    index(".git", "version-4");
    checkout
        .file(".gitignore", "build/\n")
        .file("build/.gitignore", "!other.yaml\n")
        .with("build/b.yaml", "build/other.yaml");
    assertEquals(List.of("build/b.yaml"), checkout.names("."));
  }

  @Test
  void patterns_above_hold_where_no_folder_around_has_any() throws IOException {
    index(".git", "version-2");
    checkout
        .file("build/deep/.gitignore", "*.json")
        .with("build/deep/er/c.json", "build/deep/x.json");
    assertEquals(List.of("build/deep/er/c.json"), checkout.names("."));
  }

  @Test
  void a_submodule_is_read_although_its_folder_is_ignored() throws IOException {
    index(".git", "submodule");
    checkout
        .file(".gitignore", "module\nother\n")
        .file("module/.git", "gitdir: ../.git/modules/module\n")
        .file("module/.gitignore", "y.yaml\n")
        .with("module/x.yaml", "module/y.yaml", "other/.git/HEAD", "other/x.yaml");
    assertEquals(List.of("module/x.yaml"), checkout.names("."));
  }

  @Test
  void an_additional_work_tree_has_an_index_of_its_own() throws IOException {
    index("main/.git/worktrees/w", "split");
    checkout
        .file("main/.git/info/exclude", "*.yaml\n")
        .file("main/.git/worktrees/w/commondir", "../..\n")
        .file("w/.git", "gitdir: " + checkout.path("main/.git/worktrees/w") + "\n")
        .with("w/second.yaml", "w/third.yaml", "w/build/b.yaml");
    assertEquals(List.of("w/second.yaml"), checkout.names("w"));
  }

  @Test
  void an_index_that_cannot_be_read_is_a_warning_where_it_would_matter() {
    checkout.file(".git/index", "nonsense").with("a.yaml", "b.yaml").file(".gitignore", "*.txt");
    assertEquals(List.of("a.yaml", "b.yaml"), checkout.names("."));
    checkout.file(".gitignore", "b.yaml");
    assertEquals(
        List.of(".git/index:1:1 warning unreadable-file: "
            + "Git's index cannot be read: tracked files may be left out"),
        checkout.problems("."));
  }

  @Test
  void the_index_is_opened_once_and_only_where_something_is_ignored() throws IOException {
    index(".git", "version-2");
    checkout.with("x.yaml", "y.yaml", "z/x.yaml").file(".gitignore", "*.txt");
    var opened = new ArrayList<Path>();
    checkout.on(new OddDisk() {
      @Override
      public InputStream open(Path file) throws IOException {
        if (file.endsWith("index")) {
          opened.add(file);
        }
        return super.open(file);
      }
    });
    checkout.load(".");
    assertEquals(List.of(), opened);
    checkout.file(".gitignore", "x.yaml\ny.yaml\nz/").link("l", "z").link("m", "z");
    checkout.load(".");
    assertEquals(1, opened.size());
  }
}
