package io.github.migrationlint.core.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.load.Loader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHistoryTest {
  private static final String POLICY =
      "apiVersion: migrations.kubevirt.io/v1alpha1\nkind: MigrationPolicy\n";
  private static final PersonIdent AUTHOR = new PersonIdent("n", "n@example.org");

  private final Path folder;

  GitHistoryTest(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
  }

  @BeforeEach
  void begin() throws Exception {
    QuietSystemReader.install();
    try (var git =
        Git.init().setInitialBranch("main").setDirectory(folder.toFile()).call()) {
      write("policies/a.yaml", POLICY + "# old\n");
      write("other.yaml", "a: 1\n");
      commit(git, "one");
    }
  }

  /** So that what a comparison looks at twice is parsed once. */
  @Test
  void a_text_that_has_not_changed_is_that_of_the_folder() throws Exception {
    write("policies/same.yaml", POLICY);
    try (var git = Git.open(folder.toFile())) {
      commit(git, "two");
    }
    write("policies/a.yaml", POLICY + "# new\n");
    var request = new LoadRequest(folder, List.of("."), Optional.empty(), "-", List.of());
    var now = new Loader().load(request).value();
    try (var history = GitHistory.around(folder)) {
      var before =
          Loader.of(history.revision("HEAD").files()).knowing(now).load(request).value();

      assertSame(now.sources().get(1), before.sources().get(1));
      assertEquals(POLICY + "# old\n", before.sources().get(0).text());
    }
  }

  @Test
  void the_tree_of_a_commit_is_read_and_not_the_folder() throws IOException {
    write("policies/a.yaml", POLICY + "# new\n");
    write("policies/b.yaml", POLICY);

    var loaded = load("HEAD", ".");

    assertEquals(List.of("policies/a.yaml"), paths(loaded));
    assertTrue(loaded.sources().get(0).text().endsWith("# old\n"));
    assertEquals(2, loaded.files());
  }

  @Test
  void paths_that_did_not_exist_are_left_out() {
    assertEquals(List.of("policies/a.yaml"), paths(load("HEAD", "policies", "new", "no-*.yaml")));
    assertEquals(List.of("policies/a.yaml"), paths(load("HEAD", "**/a.yaml")));
    assertEquals(List.of(), paths(load("HEAD", "new")));
  }

  @Test
  void links_are_followed_inside_the_tree_only() throws Exception {
    try (var git = Git.open(folder.toFile())) {
      Files.createSymbolicLink(folder.resolve("in"), Path.of("policies"));
      Files.createSymbolicLink(folder.resolve("out.yaml"), Path.of("/etc/hostname"));
      Files.createSymbolicLink(folder.resolve("up"), Path.of(".."));
      Files.createSymbolicLink(folder.resolve("self"), Path.of("self"));
      commit(git, "links");
    }
    assertEquals(List.of("policies/a.yaml"), paths(load("HEAD", ".")));
    assertEquals(List.of("in/a.yaml"), paths(load("HEAD", "in")));
    assertEquals(List.of(), paths(load("HEAD", "out.yaml", "self", "up")));
  }

  /** In a work tree of its own a {@code .gitignore} would hide what the commit tracks. */
  @ParameterizedTest
  @ValueSource(strings = {".git", ".GIT", ".git.", ".git ", "git~1", "GIT~1", "..", "a/b"})
  void a_crafted_tree_begins_no_work_tree_and_hides_nothing(String name) throws Exception {
    try (var git = Git.open(folder.toFile());
        var objects = git.getRepository().newObjectInserter()) {
      var policy = objects.insert(Constants.OBJ_BLOB, POLICY.getBytes(UTF_8));
      var ignore = objects.insert(Constants.OBJ_BLOB, "hidden.yaml\n".getBytes(UTF_8));
      var inner = tree(objects, file("inner.yaml", policy));
      var sub = tree(
          objects,
          new Entry(name, FileMode.TREE, inner),
          file(".gitignore", ignore),
          file("hidden.yaml", policy));
      var top = tree(objects, file(name, policy), new Entry("sub", FileMode.TREE, sub));
      var commit = new CommitBuilder();
      commit.setTreeId(top);
      commit.setAuthor(AUTHOR);
      commit.setCommitter(AUTHOR);
      var id = objects.insert(commit);
      objects.flush();

      assertEquals(List.of("sub/hidden.yaml"), paths(load(id.name(), ".")));
      try (var history = GitHistory.around(folder)) {
        var files = history.revision(id.name()).files();
        assertEquals(List.of(folder.resolve("sub")), files.list(folder));
        assertFalse(files.isWorkTree(folder.resolve("sub")));
      }
    }
  }

  private record Entry(String name, FileMode mode, ObjectId object) {}

  private static Entry file(String name, ObjectId object) {
    return new Entry(name, FileMode.REGULAR_FILE, object);
  }

  /** Nothing checks the names. */
  private static ObjectId tree(ObjectInserter objects, Entry... entries) throws IOException {
    var tree = new TreeFormatter();
    for (var entry : entries) {
      tree.append(entry.name.getBytes(UTF_8), entry.mode, entry.object);
    }
    return objects.insert(tree);
  }

  @Test
  void the_merge_base_is_what_the_branch_started_from() throws Exception {
    try (var git = Git.open(folder.toFile())) {
      git.checkout().setCreateBranch(true).setName("topic").call();
      write("policies/b.yaml", POLICY);
      commit(git, "on the branch");
      git.checkout().setName("main").call();
      write("policies/c.yaml", POLICY);
      commit(git, "on main");
      git.checkout().setName("topic").call();
    }
    try (var history = GitHistory.around(folder.resolve("policies"))) {
      var base = history.mergeBase("main");
      assertEquals(List.of("policies/a.yaml"), paths(load(base, ".")));
      assertEquals(
          List.of("policies/a.yaml", "policies/c.yaml"),
          paths(load(history.revision("main"), ".")));
    }
  }

  @Test
  void a_shallow_clone_names_what_to_fetch() throws Exception {
    var second = newCommit("two");
    var third = newCommit("three");
    Files.writeString(folder.resolve(".git/shallow"), third.name() + "\n");

    assertEquals(
        "this clone has no revision `origin/main` because it is shallow; run `git fetch --unshallow"
            + " origin +refs/heads/main:refs/remotes/origin/main`",
        refused("origin/main"));
    var first = second.getParent(0);
    assertEquals(
        "`" + first.name() + "` and `HEAD` have no common ancestor in this clone; run `git fetch"
            + " --unshallow origin " + first.name() + "`",
        refused(first.name()));
    // What is the first parent needs no history in between.
    try (var history = GitHistory.around(folder)) {
      assertEquals(
          second.name().substring(0, 7), history.mergeBase(second.name()).id());
    }
  }

  @Test
  void what_is_no_revision_is_refused() {
    assertEquals(
        "this clone has no revision `nosuch`; run `git fetch origin nosuch`", refused("nosuch"));
    assertTrue(refused("HEAD:other.yaml").contains("`HEAD:other.yaml`"));
    for (var odd : List.of("", "^^^{", "a..b", "@{", ":/x", "HEAD^{tree}", "-x", "a\nb")) {
      assertTrue(refused(odd).contains("`" + odd + "`"), odd);
    }
  }

  @Test
  void a_folder_without_git_is_refused(@TempDir Path elsewhere) {
    var refused = assertThrows(NoSuchRevision.class, () -> GitHistory.around(elsewhere));
    assertEquals("this folder is not in a Git work tree", refused.getMessage());
  }

  @Test
  void reading_writes_nothing_and_runs_nothing() throws Exception {
    Files.createDirectories(folder.resolve(".git/hooks"));
    var mark = folder.resolve("ran");
    for (var hook : List.of("post-checkout", "fsmonitor-watchman")) {
      var script = folder.resolve(".git/hooks/" + hook);
      Files.writeString(script, "#!/bin/sh\ntouch '" + mark + "'\n");
      assertTrue(script.toFile().setExecutable(true));
    }
    Files.writeString(
        folder.resolve(".git/config"),
        "[core]\n\tfsmonitor = .git/hooks/fsmonitor-watchman\n[filter \"x\"]\n\tsmudge = touch '"
            + mark + "'\n\trequired = true\n");
    write(".gitattributes", "*.yaml filter=x\n");
    var before = everything();

    load("HEAD", ".");

    assertFalse(Files.exists(mark));
    assertEquals(before, everything());
  }

  private Set<String> everything() throws IOException {
    try (var files = Files.walk(folder)) {
      return new TreeSet<>(files.map(Path::toString).toList());
    }
  }

  private RevCommit newCommit(String text) throws Exception {
    try (var git = Git.open(folder.toFile())) {
      write("other.yaml", text + "\n");
      return commit(git, text);
    }
  }

  private static RevCommit commit(Git git, String message) throws GitAPIException {
    git.add().addFilepattern(".").call();
    return git.commit()
        .setMessage(message)
        .setAuthor(AUTHOR)
        .setCommitter(AUTHOR)
        .setSign(false)
        .call();
  }

  private String refused(String name) {
    try (var history = GitHistory.around(folder)) {
      return String.valueOf(
          assertThrows(NoSuchRevision.class, () -> history.mergeBase(name)).getMessage());
    }
  }

  private Loaded load(String revision, String... paths) {
    try (var history = GitHistory.around(folder)) {
      return load(history.revision(revision), paths);
    }
  }

  private Loaded load(Revision revision, String... paths) {
    var request = new LoadRequest(folder, List.of(paths), Optional.empty(), "", List.of());
    return Loader.of(revision.files()).load(request).value();
  }

  private static List<String> paths(Loaded loaded) {
    var paths = new ArrayList<String>();
    for (var source : loaded.sources()) {
      paths.add(source.id().path());
    }
    return paths;
  }

  private void write(String file, String text) throws IOException {
    var path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
