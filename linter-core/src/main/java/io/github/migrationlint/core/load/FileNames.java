package io.github.migrationlint.core.load;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/** What files are called in reports: the same on every machine, whatever bytes their names hold. */
final class FileNames {
  /** Replaces bytes of a name that the locale's charset does not know. */
  private static final char UNKNOWN = '\uFFFD';

  private FileNames() {}

  /**
   * The last name of a path. Bytes that are not UTF-8 appear as {@code \xE9}; under a locale that
   * knows ASCII only, the name still reads as UTF-8.
   */
  static String of(Path path) {
    var last = path.getFileName();
    var name = last == null ? "" : last.toString();
    return name.indexOf(UNKNOWN) < 0 ? name : fromBytes(path);
  }

  /** The last name of a path with slashes. */
  static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The path of a name in a folder, which is empty at the top. */
  static String join(String folder, String name) {
    return folder.isEmpty() ? name : folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  /** Only its URI gives away the bytes of a path. */
  private static String fromBytes(Path path) {
    var uri = path.toUri().getRawPath();
    var end = uri.endsWith("/") ? uri.length() - 1 : uri.length();
    var bytes = new ByteArrayOutputStream();
    for (var i = uri.lastIndexOf('/', end - 1) + 1; i < end; i++) {
      if (uri.charAt(i) == '%') {
        bytes.write(Integer.parseInt(uri, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(uri.charAt(i));
      }
    }
    return decode(ByteBuffer.wrap(bytes.toByteArray()));
  }

  private static String decode(ByteBuffer bytes) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var name = new StringBuilder();
    var chars = CharBuffer.allocate(bytes.remaining());
    while (bytes.hasRemaining()) {
      var result = decoder.decode(bytes, chars, true);
      name.append(chars.flip());
      chars.clear();
      for (var i = 0; result.isError() && i < result.length(); i++) {
        name.append("\\x").append(HexFormat.of().withUpperCase().toHexDigits(bytes.get()));
      }
    }
    return name.toString();
  }
}
