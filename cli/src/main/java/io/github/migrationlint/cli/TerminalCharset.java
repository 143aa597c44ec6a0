package io.github.migrationlint.cli;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;

/**
 * What a terminal reads. It is UTF-8 unless the locale names something else: the locale {@code C}
 * names nothing, and the terminals of today read UTF-8 all the same.
 */
final class TerminalCharset {
  /** What decides about characters, the strongest first, as in POSIX. */
  private static final String[] VARIABLES = {"LC_ALL", "LC_CTYPE", "LANG"};

  /** What we draw with beyond ASCII, and what represents it, of the same width. */
  private static final String DRAWN = "…←";

  private static final String DRAWN_IN_ASCII = "~<";

  private TerminalCharset() {}

  static Charset of(Map<String, String> environment) {
    for (var variable : VARIABLES) {
      var locale = environment.getOrDefault(variable, "");
      if (!locale.isEmpty()) {
        return named(locale);
      }
    }
    return StandardCharsets.UTF_8;
  }

  /** The charset in the name of a locale, such as {@code de_DE.ISO-8859-15@euro}. */
  private static Charset named(String locale) {
    var dot = locale.indexOf('.');
    var at = locale.indexOf('@');
    var name = dot < 0 ? "" : locale.substring(dot + 1, at > dot ? at : locale.length());
    if (name.isEmpty() || name.equals("UTF-8")) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /** The text as such a terminal reads it, with question marks for what it cannot show. */
  static byte[] bytes(String text, Charset charset) {
    var encoder = charset.newEncoder();
    var shown = text;
    for (var i = 0; i < DRAWN.length(); i++) {
      if (!encoder.canEncode(DRAWN.charAt(i))) {
        shown = shown.replace(DRAWN.charAt(i), DRAWN_IN_ASCII.charAt(i));
      }
    }
    return shown.getBytes(charset);
  }
}
