package io.github.migrationlint.core.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.load.Loader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects that no Git has written, and those that ask for more than any machine has. */
class HostileObjectsTest {
  private static final String POLICY =
      "apiVersion: migrations.kubevirt.io/v1alpha1\nkind: MigrationPolicy\n";

  /** A name that no text has. */
  private static final String FORGED = "ef".repeat(20);

  private final Path folder;

  HostileObjectsTest(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
  }

  @BeforeEach
  void begin() throws IOException {
    write(".git/HEAD", "ref: refs/heads/main\n");
    write(".git/config", "[core]\n\trepositoryformatversion = 0\n");
    Files.createDirectories(folder.resolve(".git/objects"));
  }

  @Test
  void trees_that_hold_one_tree_ten_times_each() throws Exception {
    var tree = tree("100644 a.yaml", object("blob", POLICY));
    for (var i = 0; i < 12; i++) {
      var rows = new ArrayList<String>();
      for (var j = 0; j < 10; j++) {
        rows.add("40000 d" + j);
        rows.add(tree);
      }
      tree = tree(rows.toArray(new String[0]));
    }
    main(commit(tree, ""));
    var loaded = load();
    assertCut(loaded, "the same files lie in too many folders; others are not read");
    assertTrue(loaded.value().sources().size() < 10_000);
  }

  @Test
  void a_tree_that_holds_one_file_without_end() throws Exception {
    var rows = new ArrayList<String>();
    var blob = object("blob", POLICY);
    for (var i = 0; i < 20_000; i++) {
      rows.add("100644 f" + i + ".yaml");
      rows.add(blob);
    }
    main(commit(tree(rows.toArray(new String[0])), ""));
    var loaded = load();
    assertCut(loaded, "the same files lie in too many folders; others are not read");
    assertTrue(loaded.value().sources().size() < 10_000);
  }

  /** As many overlays of a fleet are alike. */
  @Test
  void copies_in_an_honest_number_are_read() throws Exception {
    var overlay = tree(
        "100644 kustomization.yaml",
        object("blob", "resources: [a.yaml]\n"),
        "100644 a.yaml",
        object("blob", POLICY));
    var rows = new ArrayList<String>();
    for (var i = 0; i < 2_000; i++) {
      rows.add("40000 c" + i);
      rows.add(overlay);
    }
    main(commit(tree(rows.toArray(new String[0])), ""));
    var loaded = load();
    assertEquals(List.of(), messages(loaded));
    assertEquals(4_000, loaded.value().sources().size());
  }

  @Test
  void a_tree_that_holds_itself() throws Exception {
    put(FORGED, "tree", row("40000 d", FORGED) + row("100644 a.yaml", object("blob", POLICY)));
    main(commit(FORGED, ""));
    var loaded = load();
    assertCut(
        loaded, "folders are nested deeper than 200 levels; this one and others are not read");
    assertEquals(201, loaded.value().sources().size());
  }

  @Test
  void folders_in_folders() throws Exception {
    var tree = tree("100644 a.yaml", object("blob", POLICY));
    for (var i = 0; i < 300; i++) {
      tree = tree("40000 d", tree);
    }
    main(commit(tree, ""));
    assertCut(
        load(), "folders are nested deeper than 200 levels; this one and others are not read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"100644 a.yaml", "100644 a.yaml\0abc", "9999999999999999999 a\0", "x"})
  void a_tree_that_is_cut_off_is_a_folder_that_cannot_be_read(String text) throws Exception {
    main(commit(object("tree", text), ""));
    assertCut(load(), "folder cannot be read");
  }

  @Test
  void a_folder_with_too_many_names() throws Exception {
    var rows = new StringBuilder();
    for (var i = 0; i < 300_000; i++) {
      rows.append(row("100644 " + i, FORGED));
    }
    main(commit(object("tree", rows.toString()), ""));
    assertCut(load(), "folder cannot be read");
  }

  @Test
  void files_that_lie_are_files_that_cannot_be_read() throws Exception {
    var rows = new ArrayList<String>();
    for (var stored :
        List.of("blob 99999999999\0abc", "blob -5\0abc", "blob 3", "", "tree 3\0abc")) {
      var id = "%040x".formatted(rows.size() + 1);
      store(id, stored);
      rows.add("100644 f" + rows.size() + ".yaml");
      rows.add(id);
    }
    rows.addAll(List.of("100644 good.yaml", object("blob", POLICY)));
    main(commit(tree(rows.toArray(new String[0])), ""));
    var loaded = load();
    assertEquals(1, loaded.value().sources().size());
    assertTrue(messages(loaded).size() >= 3, () -> messages(loaded).toString());
    for (var message : messages(loaded)) {
      assertEquals("file cannot be read", message);
    }
  }

  @Test
  void commits_and_tags_that_cannot_be_are_refused() throws Exception {
    put(FORGED, "tag", "object " + FORGED + "\ntype tag\ntag x\ntagger a <a> 0 +0000\n\nm");
    var tree = tree("100644 a.yaml", object("blob", POLICY));
    var parents = new StringBuilder();
    for (var i = 0; i < 30_000; i++) {
      parents.append("parent %040x\n".formatted(i));
    }
    for (var id : List.of(
        FORGED,
        object("commit", ""),
        object("commit", "tree xyz\nparent foo\n"),
        object("commit", "tree " + tree + "\n" + parents + "\nm"),
        commit(tree, "x".repeat(2 << 20)))) {
      main(id);
      assertTrue(refused().startsWith("cannot read revision `main`: "), this::refused);
    }
  }

  /** JGit names what it reads, and that may be any file of the machine. */
  @Test
  void what_a_link_among_the_refs_leads_to_is_not_quoted(@TempDir Path elsewhere) throws Exception {
    var secret = elsewhere.resolve("secret");
    Files.writeString(secret, "root:x:0:0\n".repeat(20));
    for (var name : List.of(".git/refs/heads/main", ".git/shallow", ".git/config")) {
      main(commit(tree("100644 a.yaml", object("blob", POLICY)), ""));
      Files.deleteIfExists(folder.resolve(name));
      Files.createSymbolicLink(folder.resolve(name), secret);
      assertTrue(!refused().contains("root"), this::refused);
      Files.delete(folder.resolve(name));
      begin();
    }
  }

  @Test
  void the_index_of_a_pack_that_claims_millions_of_objects() throws Exception {
    main(commit(tree("100644 a.yaml", object("blob", POLICY)), ""));
    var name = ".git/objects/pack/pack-" + FORGED;
    write(name + ".pack", "PACK\0\0\0\2\0\0\0\0" + "\0".repeat(20));
    write(name + ".idx", "\u00fftOc\0\0\0\2" + "\u007f\u00ff\u00ff\u00ff".repeat(256));
    // An object that is not there is looked for in the pack.
    write(".git/refs/heads/main", "ab".repeat(20) + "\n");
    assertTrue(!refused().isEmpty());
  }

  private void assertCut(Outcome<Loaded> loaded, String message) {
    assertEquals(List.of(message), messages(loaded));
  }

  private static List<String> messages(Outcome<Loaded> loaded) {
    return loaded.problems().stream().map(Diagnostic::message).toList();
  }

  private Outcome<Loaded> load() {
    return assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
      try (var history = GitHistory.around(folder)) {
        var request = new LoadRequest(folder, List.of("."), Optional.empty(), "", List.of());
        return Loader.of(history.mergeBase("main").files()).load(request);
      }
    });
  }

  private String refused() {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> String.valueOf(assertThrows(NoSuchRevision.class, () -> {
              try (var history = GitHistory.around(folder)) {
                history.mergeBase("main");
              }
            })
            .getMessage()));
  }

  private void main(String commit) throws IOException {
    write(".git/refs/heads/main", commit + "\n");
  }

  private String commit(String tree, String message) throws IOException {
    return object(
        "commit", "tree " + tree + "\nauthor a <a> 0 +0000\ncommitter a <a> 0 +0000\n\n" + message);
  }

  private String tree(String... namesAndObjects) throws IOException {
    var rows = new StringBuilder();
    for (var i = 0; i < namesAndObjects.length; i += 2) {
      rows.append(row(namesAndObjects[i], namesAndObjects[i + 1]));
    }
    return object("tree", rows.toString());
  }

  private static String row(String name, String object) {
    return name + "\0" + new String(HexFormat.of().parseHex(object), ISO_8859_1);
  }

  private String object(String type, String text) throws IOException {
    try {
      var stored = (type + " " + text.length() + "\0" + text).getBytes(ISO_8859_1);
      var id = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(stored));
      put(id, type, text);
      return id;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void put(String id, String type, String text) throws IOException {
    store(id, type + " " + text.length() + "\0" + text);
  }

  private void store(String id, String text) throws IOException {
    var path = folder.resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2));
    Files.createDirectories(path.getParent());
    var bytes = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(bytes)) {
      out.write(text.getBytes(ISO_8859_1));
    }
    Files.write(path, bytes.toByteArray());
  }

  private void write(String file, String text) throws IOException {
    var path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, text.getBytes(file.endsWith(".idx") ? ISO_8859_1 : UTF_8));
  }
}
