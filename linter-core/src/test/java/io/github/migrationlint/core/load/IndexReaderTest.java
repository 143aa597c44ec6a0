package io.github.migrationlint.core.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Our reading of Git's index against what git says of it; see src/test/git-index. */
class IndexReaderTest {
  private static final Path RECORDED =
      Path.of(System.getProperty("basedir", ""), "src/test/git-index");

  private final Path folder;

  IndexReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @TestFactory
  Stream<DynamicTest> git_agrees() throws IOException {
    var cases = cases();
    assertTrue(cases.size() > 15);
    return cases.stream()
        .map(recorded -> dynamicTest(recorded.getFileName().toString(), () -> agree(recorded)));
  }

  private static List<Path> cases() throws IOException {
    try (var folders = Files.list(RECORDED)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static void agree(Path recorded) throws IOException {
    agree(
        Files.readAllLines(recorded.resolve("tracked.txt"), StandardCharsets.ISO_8859_1),
        IndexReader.read(Disk.LOCAL, recorded));
  }

  /** Each line has mode, object, stage, a tab and the name. */
  private static void agree(List<String> lines, GitIndex index) {
    var files = new TreeSet<String>();
    var folders = new TreeSet<String>();
    for (var line : lines) {
      var name = line.substring(line.indexOf('\t') + 1);
      var isModule = line.startsWith("160000");
      if (isModule) {
        folders.add(name);
      } else if (line.startsWith("120000") || line.matches("100.*(ya?ml|YML|json|Kustomization)")) {
        files.add(name);
      } else {
        assertFalse(index.has(name), name);
        continue;
      }
      for (var slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
        folders.add(name.substring(0, slash));
      }
    }
    for (var name : files) {
      assertTrue(index.has(name), name);
      assertFalse(index.hasBelow(name), name);
    }
    for (var name : folders) {
      assertTrue(index.hasBelow(name), name);
      assertFalse(index.has(name), name);
    }
    assertEquals(files.size(), index.size());
  }

  @Test
  void git_agrees_on_random_repositories() throws Exception {
    Assumptions.assumeTrue(hasGit(), "git is not installed");
    var random = new Random(1);
    for (var round = 0; round < 8; round++) {
      var top = Files.createDirectory(folder.resolve("r" + round));
      git(top, "init", "-q");
      git(top, "update-index", "--index-version", String.valueOf(2 + round % 3));
      addFiles(top, random);
      git(top, "add", ".");
      if (round % 2 == 1) {
        git(top, "update-index", "--split-index");
        addFiles(top, random);
        git(top, "add", ".");
        git(top, "rm", "-rqf", "--cached", "--ignore-unmatch", "d1", "f1.yaml", "f2.yaml");
      }
      agree(
          List.of(git(top, "ls-files", "--stage", "-z").split("\0", 0)),
          IndexReader.read(Disk.LOCAL, top.resolve(".git")));
    }
  }

  private static void addFiles(Path top, Random random) throws IOException {
    for (var i = 0; i < 40; i++) {
      var file = top.resolve((random.nextBoolean() ? "d" + random.nextInt(3) + "/" : "") + "f"
          + random.nextInt(30) + (random.nextInt(4) == 0 ? ".txt" : ".yaml"));
      Files.createDirectories(file.getParent());
      Files.writeString(file, "a: " + random.nextInt(3));
    }
  }

  private static boolean hasGit() {
    try {
      return git(Path.of("").toAbsolutePath(), "--version").startsWith("git version");
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  private static String git(Path top, String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(top.toFile());
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    var process = builder.start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    assertEquals(0, process.waitFor(), () -> command + " in " + top);
    return out;
  }

  @Test
  void where_there_is_no_index_nothing_is_tracked() throws IOException {
    assertEquals(0, IndexReader.read(Disk.LOCAL, folder.resolve("nowhere")).size());
    assertEquals(0, IndexReader.read(Disk.LOCAL, RECORDED.resolve("record")).size());
  }

  /** Where only what no one asks for is cut off, the rest is read; never is a file missing. */
  @Test
  void an_index_that_ends_early_is_illegible() throws IOException {
    for (var recorded : cases()) {
      var bytes = Files.readAllBytes(recorded.resolve("index"));
      var lines = Files.readAllLines(recorded.resolve("tracked.txt"), StandardCharsets.ISO_8859_1);
      for (var length = 0; length < bytes.length; length += 1 + bytes.length / 100) {
        try {
          var index = readCopy(recorded, Arrays.copyOf(bytes, length));
          // What of a split index says where the rest is, may be what is cut off.
          if (!recorded.getFileName().toString().startsWith("split")) {
            agree(lines, index);
          }
        } catch (IOException e) {
          assertFalse(e.getMessage() != null && e.getMessage().isEmpty());
        }
      }
      var cut = Arrays.copyOf(bytes, 11);
      assertThrows(IOException.class, () -> readCopy(recorded, cut));
    }
  }

  /** No bytes make the reader throw anything else, or take long. */
  @Test
  void any_bytes_are_read_or_illegible() throws IOException {
    var random = new Random(1);
    var read = 0;
    for (var recorded : cases()) {
      var bytes = Files.readAllBytes(recorded.resolve("index"));
      for (var round = 0; round < 60; round++) {
        var changed = bytes.clone();
        for (var i = 0; i <= random.nextInt(3); i++) {
          changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        try {
          readCopy(recorded, changed);
          read++;
        } catch (IOException e) {
          assertFalse(e.getMessage() != null && e.getMessage().isEmpty());
        }
      }
    }
    assertTrue(read > 0);
  }

  private GitIndex readCopy(Path recorded, byte[] bytes) throws IOException {
    var copy = Files.createDirectories(folder.resolve(recorded.getFileName().toString()));
    try (var files = Files.list(recorded)) {
      for (var file : files.toList()) {
        var to = copy.resolve(file.getFileName());
        if (!Files.exists(to) && !to.endsWith("index")) {
          Files.copy(file, to);
        }
      }
    }
    Files.write(copy.resolve("index"), bytes);
    return IndexReader.read(Disk.LOCAL, copy);
  }

  @Test
  void later_versions_and_unknown_needed_extensions_are_illegible() throws IOException {
    assertThrows(
        IndexReader.Illegible.class, () -> IndexReader.read(Disk.LOCAL, made(5, 0, "TREE")));
    assertThrows(
        IndexReader.Illegible.class, () -> IndexReader.read(Disk.LOCAL, made(2, 0, "what")));
    assertEquals(0, IndexReader.read(Disk.LOCAL, made(2, 0, "WHAT")).size());
    // More entries than there are bytes.
    assertThrows(
        IOException.class, () -> IndexReader.read(Disk.LOCAL, made(2, 2_000_000_000, "TREE")));
  }

  private Path made(int version, int entries, String extension) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeBytes("DIRC");
    out.writeInt(version);
    out.writeInt(entries);
    out.writeBytes(extension);
    out.writeInt(3);
    out.write(new byte[3 + 20]);
    Files.write(folder.resolve("index"), bytes.toByteArray());
    return folder;
  }

  @Test
  void more_names_than_any_repository_has_are_declined() {
    var index = new GitIndex();
    var name = "x/".repeat(4000);
    var added = 0;
    while (index.add(added + "/" + name + "a.yaml")) {
      added++;
    }
    // Each has thousands of folders: what they take together is bounded, too.
    assertTrue(added < 10, () -> "more than expected");
  }
}
