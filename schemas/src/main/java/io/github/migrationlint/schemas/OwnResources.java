package io.github.migrationlint.schemas;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The files that lie beside the classes of the linter. */
public final class OwnResources {
  private OwnResources() {}

  /** The jar that a short run consists of: opened once, where a class loader opens it anew. */
  private static final class OwnJar {
    static final @Nullable ZipFile FILE = open();

    private static @Nullable ZipFile open() {
      var path = System.getProperty("java.class.path", "");
      if (!path.endsWith(".jar") || path.contains(File.pathSeparator)) {
        return null;
      }
      try {
        return new ZipFile(path);
      } catch (IOException e) {
        return null;
      }
    }
  }

  /**
   * The text of a file of ours; empty if there is none.
   *
   * @param home the class that it lies beside
   * @param name from the folder of that class
   */
  public static Optional<String> text(Class<?> home, String name) {
    try (var stream = open(home, name)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private static @Nullable InputStream open(Class<?> home, String name) throws IOException {
    var jar = OwnJar.FILE;
    if (jar != null) {
      var entry = jar.getEntry(home.getPackageName().replace('.', '/') + "/" + name);
      if (entry != null) {
        return jar.getInputStream(entry);
      }
    }
    return home.getResourceAsStream(name);
  }
}
