package io.github.migrationlint.core.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/**
 * A path as RFC 3986 writes it. Everything but unreserved characters and {@code /} is encoded, so no
 * path reads as a scheme, a query or a fragment.
 */
final class ArtifactUri {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private ArtifactUri() {}

  /** A relative reference, or a {@code file} URI for an absolute path. */
  static String of(String path) {
    if (!isAbsolute(path)) {
      return encoded(path);
    }
    return isDrive(path)
        ? "file:///" + path.charAt(0) + ":" + encoded(path.substring(2))
        : "file://" + encoded(path);
  }

  /** Whether the path says all by itself, on Unix or on Windows. */
  static boolean isAbsolute(String path) {
    return path.startsWith("/") || isDrive(path);
  }

  private static boolean isDrive(String path) {
    return path.length() > 2
        && isLetter(path.charAt(0))
        && path.charAt(1) == ':'
        && path.charAt(2) == '/';
  }

  private static String encoded(String path) {
    var out = new StringBuilder();
    for (var b : path.getBytes(UTF_8)) {
      var c = (char) (b & 0xFF);
      if (isUnreserved(c) || c == '/') {
        out.append(c);
      } else {
        out.append('%').append(HEX.toHexDigits(b));
      }
    }
    return out.toString();
  }

  private static boolean isUnreserved(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
