package io.github.migrationlint.core.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migrationlint.core.budget.Budget;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class HostileFilesTest {
  private static final byte[] VM = Checkout.VM.getBytes(StandardCharsets.UTF_8);

  private final Path folder;
  private final Checkout checkout;

  HostileFilesTest(@TempDir Path folder) {
    this.folder = folder;
    this.checkout = new Checkout(folder);
  }

  /** Permissions that hold for root, too. */
  private static final class RefusingDisk extends OddDisk {
    private static void refuse(Path path) throws AccessDeniedException {
      if (path.toString().contains("secret")) {
        throw new AccessDeniedException(path.toString());
      }
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
      refuse(folder);
      return super.list(folder);
    }

    @Override
    public InputStream open(Path file) throws IOException {
      refuse(file);
      return super.open(file);
    }
  }

  @Test
  void a_file_that_may_not_be_read_is_an_error() {
    checkout.with("a.yaml", "secret.yaml").on(new RefusingDisk());
    var expected =
        List.of("secret.yaml:1:1 error unreadable-file: file cannot be read: permission denied");
    assertEquals(expected, checkout.problems("."));
    assertEquals(expected, checkout.problems("secret.yaml"));
    assertEquals("[a.yaml]", checkout.load(".").value().sources().toString());
    assertEquals(2, checkout.load(".").value().files());
  }

  @Test
  void a_folder_that_may_not_be_listed_is_an_error() {
    checkout.with("a.yaml", "secret/b.yaml").on(new RefusingDisk());
    var expected =
        List.of("secret:1:1 error unreadable-file: folder cannot be read: permission denied");
    assertEquals(expected, checkout.problems("."));
    assertEquals(expected, checkout.problems("secret"));
    assertEquals("[a.yaml]", checkout.load(".").value().sources().toString());
  }

  @Test
  void permissions_of_the_system_are_reported() throws IOException {
    checkout.with("a/b.yaml", "c.yaml", "d/e.yaml", "d/f.txt");
    Files.setPosixFilePermissions(
        folder.resolve("a"), PosixFilePermissions.fromString("-wx------"));
    Files.setPosixFilePermissions(
        folder.resolve("c.yaml"), PosixFilePermissions.fromString("-w-------"));
    Files.setPosixFilePermissions(
        folder.resolve("d"), PosixFilePermissions.fromString("rw-------"));
    try {
      assumeTrue(!Files.isReadable(folder.resolve("a")), "root may read everything");
      assertEquals(
          List.of(
              "a:1:1 error unreadable-file: folder cannot be read: permission denied",
              "d/e.yaml:1:1 error unreadable-file: file cannot be read: permission denied",
              "c.yaml:1:1 error unreadable-file: file cannot be read: permission denied"),
          checkout.problems("."));
      assertEquals(
          List.of("d/e.yaml:1:1 error unreadable-file: path cannot be read: permission denied"),
          checkout.problems("d/e.yaml"));
    } finally {
      for (var locked : List.of("a", "d")) {
        Files.setPosixFilePermissions(
            folder.resolve(locked), PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  @Test
  void a_file_that_is_deleted_meanwhile_is_no_file() {
    checkout.with("a.yaml", "b.yaml").on(new OddDisk() {
      @Override
      public BasicFileAttributes attributesOfEntry(Path path) throws IOException {
        if (path.endsWith("b.yaml")) {
          throw new NoSuchFileException(path.toString());
        }
        return super.attributesOfEntry(path);
      }
    });
    assertEquals(List.of("a.yaml"), checkout.names("."));
  }

  @Test
  void a_file_that_breaks_off_is_an_error() {
    checkout.with("a.yaml", "b.yaml").on(new OddDisk() {
      @Override
      public InputStream open(Path file) throws IOException {
        return file.endsWith("a.yaml") ? broken() : super.open(file);
      }
    });
    assertEquals(
        List.of("a.yaml:1:1 error unreadable-file: file cannot be read"), checkout.problems("."));
    assertEquals("[b.yaml]", checkout.load(".").value().sources().toString());
  }

  private static InputStream broken() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("Eingabe-/Ausgabefehler");
      }

      @Override
      public int read(byte[] bytes, int start, int length) throws IOException {
        return read();
      }
    };
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void pipes_are_not_opened() throws IOException, InterruptedException {
    checkout.with("a.yaml");
    var made = new ProcessBuilder("mkfifo", folder.resolve("pipe.yaml").toString()).start();
    assumeTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0, "no pipes here");
    checkout.link("to-pipe.yaml", "pipe.yaml");
    assertEquals(List.of("a.yaml"), checkout.names("."));
    var refused = assertThrows(NoSuchPath.class, () -> checkout.load("pipe.yaml"));
    assertEquals(
        "neither a file nor a folder: `pipe.yaml`; to read a pipe, name `-` and connect it to"
            + " standard input",
        refused.getMessage());
  }

  @Test
  void sockets_and_devices_are_not_opened() throws IOException {
    checkout.with("a.yaml");
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(folder.resolve("socket.yaml")));
      assertEquals(List.of("a.yaml"), checkout.names("."));
      assertThrows(NoSuchPath.class, () -> checkout.load("socket.yaml"));
    }
    assertThrows(NoSuchPath.class, () -> checkout.load("/dev/null"));
  }

  @Test
  void names_that_are_not_utf_8_are_spelt_out() throws IOException {
    assumeTrue(System.getProperty("os.name", "").equals("Linux"), "names are text elsewhere");
    var odd = Path.of(URI.create(folder.toUri() + "a%E9%20%C3%A9.yaml"));
    checkout.with("b.yaml").file(odd, VM);
    assertEquals(List.of("a\\xE9 é.yaml", "b.yaml"), checkout.names("."));
    var inFolder = Path.of(URI.create(folder.toUri() + "c%FF/d.yaml"));
    checkout.file(inFolder, VM);
    assertEquals(List.of("a\\xE9 é.yaml", "b.yaml", "c\\xFF/d.yaml"), checkout.names("."));
    Files.delete(odd);
    Files.delete(inFolder);
    Files.delete(inFolder.getParent());
  }

  @Test
  void long_names_and_deep_folders_are_read() {
    var longest = "n".repeat(250) + ".yaml";
    var deep = "d/".repeat(200) + "x.yaml";
    checkout.with(longest, deep);
    assertEquals(List.of(deep, longest), checkout.names("."));
  }

  @Test
  void names_hold_any_character() {
    checkout.with("a b.yaml", "a\tb.yaml", "a\nb.yaml", "-.yaml", "*.yaml", "ü/日本.yaml");
    assertEquals(
        List.of("*.yaml", "-.yaml", "a\tb.yaml", "a\nb.yaml", "a b.yaml", "ü/日本.yaml"),
        checkout.names("."));
  }

  @Test
  void a_file_of_just_the_size_that_is_read_is_read() {
    var limits = new LoadLimits(1 << 17, 10, 1 << 20);
    checkout.within(limits).file("a.yaml", padded(1 << 17));
    assertEquals(List.of("a.yaml"), checkout.names("."));
    assertEquals(1 << 17, checkout.load(".").value().sources().get(0).text().length());
  }

  @Test
  void a_larger_file_is_reported_if_it_can_matter() {
    var limits = new LoadLimits(1 << 17, 10, 1 << 20);
    checkout
        .within(limits)
        .file("early.yaml", padded((1 << 17) + 1))
        .file("late.yaml", "# " + "x".repeat(1 << 19) + "\n" + Checkout.VM)
        .file("other.yaml", "x".repeat(1 << 19))
        .file("kustomization.yaml", "#".repeat(1 << 19));
    assertEquals(
        List.of(
            "early.yaml:1:1 error unreadable-file: file has more than 131072 bytes",
            "kustomization.yaml:1:1 error unreadable-file: file has more than 131072 bytes",
            "late.yaml:1:1 error unreadable-file: file has more than 131072 bytes"),
        checkout.problems("."));
    assertEquals("[other.yaml]", checkout.load(".").value().passedOver().toString());
  }

  @Test
  void a_needle_at_any_place_of_a_huge_file_is_found() {
    var limits = new LoadLimits(10_000, 10, 1 << 20);
    for (var at = 9_900; at < 10_100; at += 7) {
      checkout.within(limits).file("a.yaml", "x".repeat(at) + "kubevirt.io" + "x".repeat(20_000));
      assertEquals(1, checkout.problems("a.yaml").size(), "at " + at);
    }
  }

  @Test
  void a_file_without_end_is_given_up() {
    var limits = new LoadLimits(10_000, 10, 1 << 20);
    checkout.within(limits).file("a.yaml", "").on(new OddDisk() {
      @Override
      public InputStream open(Path file) {
        return new InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] bytes, int start, int length) {
            Arrays.fill(bytes, start, start + length, (byte) 'x');
            return length;
          }
        };
      }
    });
    assertEquals(
        List.of("a.yaml:1:1 error unreadable-file: file has more than 10000 bytes"),
        checkout.problems("a.yaml"));
  }

  @Test
  void a_large_limit_is_reported_in_mebibytes() {
    checkout.file("a.yaml", padded((2 << 20) + 1));
    assertEquals(
        List.of("a.yaml:1:1 error unreadable-file: file has more than 2 MiB"),
        checkout.within(new LoadLimits(2 << 20, 10, 4 << 20)).problems("."));
  }

  private static String padded(int length) {
    return Checkout.VM + "x".repeat(length - Checkout.VM.length());
  }

  @Test
  void too_many_files_are_reported_once() {
    var limits = new LoadLimits(1 << 10, 3, 1 << 20);
    checkout
        .within(limits)
        .with("a.yaml", "b/c.yaml", "b/d.yaml", "b/e.yaml", "f.yaml", "g/h.yaml");
    assertEquals(
        List.of("b/d.yaml:1:1 error unreadable-file: more than 3 YAML and JSON files; this one and"
            + " others are not read"),
        checkout.problems("."));
    assertEquals(3, checkout.load(".").value().files());
  }

  @Test
  void too_much_text_is_reported_once() {
    var limits = new LoadLimits(1 << 10, 10, 2L * Checkout.VM.length());
    checkout.within(limits).with("a.yaml", "b.yaml", "c.yaml", "d.yaml");
    assertEquals(
        List.of("c.yaml:1:1 error unreadable-file: more than " + 2 * Checkout.VM.length()
            + " bytes of manifests; this file and others are not read"),
        checkout.problems("."));
    assertEquals("[a.yaml, b.yaml]", checkout.load(".").value().sources().toString());
  }

  /** 790 kB of globs that represent 800 MB of patterns. */
  @Test
  void braces_that_multiply_are_cut_and_reported() {
    var globs = new String[200];
    Arrays.fill(globs, "{a,b}".repeat(12) + "x".repeat(3900));
    var checkout = new Checkout(folder).with("a.yaml", "b.yaml").excluding(globs);
    assertEquals(
        List.of(".migration-lint.yaml:1:1 warning unreadable-file: "
            + "globs represent too many patterns, so some are not applied"),
        checkout.problems("."));
    assertEquals(2, checkout.load(".").value().sources().size());
  }

  @Test
  void what_globs_expand_to_is_bounded_for_all_of_them_together() {
    var budget = new Budget().share();
    var globs = new ArrayList<String>();
    for (var i = 0; i < 1000; i++) {
      globs.add("{a,b}".repeat(10) + i);
    }
    GlobSet.of(globs, budget);
    assertTrue(budget.characters().isSpent());
    var few = new Budget().share();
    GlobSet.of(List.of("**/*.{yaml,yml,json}", "{dev,test}/{a,b}/**"), few);
    assertFalse(few.characters().isSpent());
  }

  @Test
  void exclusions_made_of_stars_end() {
    var checkout =
        new Checkout(folder).with("a".repeat(200) + ".yaml", "d/" + "a".repeat(200) + ".yaml");
    var globs = new String[3000];
    for (var i = 0; i < globs.length; i++) {
      globs[i] = "**/" + "*a".repeat(100) + "b" + i;
    }
    assertEquals(List.of(), checkout.excluding(globs).problems("."));
    assertEquals(2, checkout.load(".").value().sources().size());
  }

  @Test
  void ignore_patterns_made_of_stars_end_and_are_reported() {
    var checkout = new Checkout(folder)
        .emptyFolder(".git")
        .file(".gitignore", ("**/" + "*a".repeat(40) + "b*/**/*c*d\n").repeat(1 << 13));
    for (var i = 0; i < 40; i++) {
      checkout.with("d/" + "a".repeat(200) + i + ".yaml");
    }
    assertEquals(
        List.of(".gitignore:1:1 error unreadable-file: "
            + "patterns take too many steps, so some are not applied"),
        checkout.problems("."));
  }

  @Test
  void as_many_plain_patterns_as_fit_end_and_are_reported() {
    var checkout =
        new Checkout(folder).emptyFolder(".git").file(".gitignore", "x\n".repeat(1 << 19));
    for (var i = 0; i < 300; i++) {
      checkout.with("d/" + i + ".yaml");
    }
    assertEquals(
        List.of(".gitignore:1:1 error unreadable-file: "
            + "patterns take too many steps, so some are not applied"),
        checkout.problems("."));
  }
}
