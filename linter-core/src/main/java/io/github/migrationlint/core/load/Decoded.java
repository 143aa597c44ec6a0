package io.github.migrationlint.core.load;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The text that bytes represent, without a byte-order mark.
 *
 * @param text all of it, or what comes before the fault
 * @param fault what is wrong with the bytes that follow; lower-case start, no full stop
 */
record Decoded(String text, Optional<String> fault) {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char REPLACEMENT = '\uFFFD';

  static Decoded of(byte[] bytes, int length) {
    var encoding = Encoding.of(bytes, length);
    if (encoding == Encoding.UTF_32) {
      return new Decoded("", Optional.of("file is in UTF-32, which no Kubernetes client reads"));
    }
    // The fast way puts a replacement in the place of a fault; a file may also contain one.
    var text = new String(bytes, 0, length, encoding.charset());
    return text.indexOf(REPLACEMENT) < 0
        ? new Decoded(withoutMark(text), Optional.empty())
        : strictly(bytes, length, encoding);
  }

  private static Decoded strictly(byte[] bytes, int length, Encoding encoding) {
    var decoder = encoding.charset().newDecoder();
    var in = ByteBuffer.wrap(bytes, 0, length);
    var out = CharBuffer.allocate(length);
    var result = decoder.decode(in, out, true);
    var text = withoutMark(out.flip().toString());
    if (!result.isError()) {
      return new Decoded(text, Optional.empty());
    }
    return new Decoded(
        text,
        Optional.of(octets(bytes, in.position(), result.length()) + " not " + encoding.label()));
  }

  private static String octets(byte[] bytes, int start, int length) {
    var hex = HexFormat.of().withUpperCase();
    var octets = new StringBuilder(length == 1 ? "byte `" : "bytes `");
    for (var i = start; i < start + length; i++) {
      octets.append(i == start ? "" : " ").append(hex.toHexDigits(bytes[i]));
    }
    return octets.append(length == 1 ? "` is" : "` are").toString();
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }
}
