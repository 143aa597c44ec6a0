package io.github.migrationlint.core.load;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of one file after the other, and whether they can matter. Not for several threads. */
final class FileBuffer {
  /** Most manifests fit; it is also as much as one call to the system asks for. */
  static final int USUAL_BYTES = 1 << 16;

  /** What the JVM reads without memory of its own for it; nearly all manifests are shorter. */
  private static final int SHORT = 1 << 13;

  final Prefilter prefilter = new Prefilter();
  private final int wholeBytes;
  private byte[] bytes;

  FileBuffer(LoadLimits limits) {
    wholeBytes = limits.wholeBytes();
    bytes = new byte[Math.min(USUAL_BYTES, wholeBytes + 1)];
  }

  /** The bytes, as long as the buffer is, valid until the next one is filled. */
  byte[] bytes() {
    return bytes;
  }

  /** Reads a file to its end, or one byte more than is kept whole, and tells how many bytes that are. */
  int fill(InputStream in) throws IOException {
    return fill(in, 0, wholeBytes);
  }

  /**
   * Fills the buffer behind the bytes it holds, to the end of the file or one byte past the limit,
   * and tells how many it holds then.
   */
  int fill(InputStream in, int held, int limit) throws IOException {
    var length = held;
    var most = SHORT;
    while (length <= limit) {
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(length * 2L, limit + 1L));
      }
      var count = in.read(bytes, length, Math.min(most, bytes.length - length));
      if (count < 0) {
        break;
      }
      most = count < SHORT ? SHORT : USUAL_BYTES;
      length += count;
    }
    return length;
  }

  /** Whether a file of this name and so many bytes can matter. */
  boolean mayMatter(String name, int length) {
    return matters(name)
        || (prefilter.mayMatter(bytes, length) && !DefinitionFile.isOne(bytes, length));
  }

  /**
   * Files that matter for their name: a kustomization says what belongs together even if nothing in
   * it speaks of KubeVirt, and beside a {@code Chart.yaml} lie templates.
   */
  static boolean matters(String name) {
    var last = FileNames.last(name);
    return last.equals("Chart.yaml") || KustomizationFile.NAMES.contains(last);
  }

  /** The text of the first bytes. */
  Decoded decoded(int length) {
    return Decoded.of(bytes, length);
  }
}
