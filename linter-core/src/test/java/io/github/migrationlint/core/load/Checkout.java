package io.github.migrationlint.core.load;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.text.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder to lint, made up by a test, and what loading makes of it. */
final class Checkout {
  /** What any relevant file may look like. */
  static final String VM =
      "apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: {name: a}\n";

  /** What the prefilter passes over. */
  static final String SERVICE = "apiVersion: v1\nkind: Service\nmetadata: {name: a}\n";

  private final Path folder;
  private Disk disk = Disk.LOCAL;
  private LoadLimits limits = LoadLimits.USUAL;
  private EarlyReading.Effort effort = EarlyReading.Effort.NONE;
  private List<String> exclude = List.of();
  private Optional<byte[]> stdin = Optional.empty();
  private String stdinName = "<stdin>";

  Checkout(Path folder) {
    this.folder = folder;
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  /** Adds relevant files. */
  Checkout with(String... names) {
    for (var name : names) {
      file(name, VM);
    }
    return this;
  }

  Checkout file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Checkout file(String name, byte[] bytes) {
    return file(path(name), bytes);
  }

  Checkout file(Path path, byte[] bytes) {
    try {
      Files.createDirectories(path.getParent());
      Files.write(path, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Checkout emptyFolder(String name) {
    try {
      Files.createDirectories(path(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Checkout link(String name, String target) {
    try {
      Files.createDirectories(path(name).getParent());
      Files.createSymbolicLink(path(name), Path.of(target));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Checkout excluding(String... globs) {
    exclude = List.of(globs);
    return this;
  }

  Checkout stdin(String name, String text) {
    stdinName = name;
    stdin = Optional.of(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  Checkout on(Disk other) {
    disk = other;
    return this;
  }

  Checkout within(LoadLimits other) {
    limits = other;
    return this;
  }

  /** With so many threads from so many files on. */
  Checkout reading(int threads, int least) {
    effort = new EarlyReading.Effort(threads, least);
    return this;
  }

  Outcome<Loaded> load(String... paths) {
    return loadFrom("", paths);
  }

  Outcome<Loaded> loadFrom(String workingDirectory, String... paths) {
    var here = folder.resolve(workingDirectory);
    var request = new LoadRequest(here, List.of(paths), stdin, stdinName, exclude);
    return new Loader(disk, limits, effort).load(request);
  }

  /** The names of the texts, in order; nothing may be reported. */
  List<String> names(String... paths) {
    return namesFrom("", paths);
  }

  List<String> namesFrom(String workingDirectory, String... paths) {
    var outcome = loadFrom(workingDirectory, paths);
    if (!outcome.problems().isEmpty()) {
      throw new AssertionError(lines(outcome.problems()));
    }
    return outcome.value().sources().stream().map(SourceFile::toString).toList();
  }

  /** What is reported, one line each. */
  List<String> problems(String... paths) {
    return lines(load(paths).problems());
  }

  private static List<String> lines(List<Diagnostic> problems) {
    var lines = new ArrayList<String>();
    for (var problem : problems) {
      lines.add("%s %s %s: %s"
          .formatted(
              problem.primary(), problem.severity().word(), problem.code(), problem.message()));
    }
    return lines;
  }
}
