package io.github.migrationlint.core.load;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How text is written down, recognized by its first bytes as go-yaml does, which every client of the API
 * server reads YAML with (readerc.go, yaml_parser_determine_encoding): UTF-8 unless a byte-order mark
 * says UTF-16. It knows no UTF-32.
 */
enum Encoding {
  UTF_8(StandardCharsets.UTF_8, "UTF-8"),
  UTF_16_LE(StandardCharsets.UTF_16LE, "UTF-16"),
  UTF_16_BE(StandardCharsets.UTF_16BE, "UTF-16"),
  UTF_32(StandardCharsets.UTF_8, "UTF-32");

  private final Charset charset;
  private final String label;

  Encoding(Charset charset, String label) {
    this.charset = charset;
    this.label = label;
  }

  static Encoding of(byte[] bytes, int length) {
    if (length < 2) {
      return UTF_8;
    }
    var first = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    var second = length < 4 ? 1 : (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
    if ((first == 0 && second == 0xFEFF) || (first == 0xFFFE && second == 0)) {
      return UTF_32;
    }
    return switch (first) {
      case 0xFEFF -> UTF_16_BE;
      case 0xFFFE -> UTF_16_LE;
      default -> UTF_8;
    };
  }

  Charset charset() {
    return charset;
  }

  /** What people call it. */
  String label() {
    return label;
  }
}
