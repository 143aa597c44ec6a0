package io.github.migrationlint.core.load;

import io.github.migrationlint.core.text.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Puts a changed text in the place of the one that was read. What is no text stays: the encoding, a
 * byte-order mark, the mode of the file.
 */
public final class FileRewriter {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private FileRewriter() {}

  /**
   * Writes the text whole or not at all.
   *
   * @param home absolute; the path of the source is relative to it
   * @throws IOException if the file has changed since it was read, leads out of {@code home} by a
   *     link, or cannot be written; its message is fit for users
   */
  public static void rewrite(Path home, SourceFile before, String after) throws IOException {
    var named = home.resolve(before.id().path());
    var file = named.toRealPath();
    if (isLinkOut(home, named, file)) {
      throw new IOException("a link in its path leads out of the working directory");
    }
    var bytes = Files.readAllBytes(file);
    var decoded = Decoded.of(bytes, bytes.length);
    if (decoded.fault().isPresent() || !decoded.text().equals(before.text())) {
      throw new IOException("it has changed since it was read");
    }
    WholeFile.write(home, file, encoded(after, bytes));
  }

  /** A path that the user wrote may lead anywhere; one below the working directory may not leave it. */
  private static boolean isLinkOut(Path home, Path named, Path real) throws IOException {
    return named.normalize().startsWith(home.normalize()) && !real.startsWith(home.toRealPath());
  }

  private static byte[] encoded(String text, byte[] before) {
    var encoding = Encoding.of(before, before.length);
    var first = new String(before, 0, Math.min(before.length, 4), encoding.charset());
    var hasMark = !first.isEmpty() && first.charAt(0) == BYTE_ORDER_MARK;
    var charset = encoding == Encoding.UTF_8 ? StandardCharsets.UTF_8 : encoding.charset();
    return (hasMark ? BYTE_ORDER_MARK + text : text).getBytes(charset);
  }
}
