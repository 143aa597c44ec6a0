package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.text.SourceFile;
import java.util.Locale;
import java.util.Optional;

/** Characters YAML 1.2 §5.1 (c-printable) forbids anywhere, comments included. */
final class Unprintable {
  private static final char NEXT_LINE = '\u0085';
  private static final char DELETE = '\u007F';
  private static final char LAST_CONTROL = '\u009F';
  private static final char LAST_ALLOWED = '\uFFFD';

  private Unprintable() {}

  /** The first one of the part of the file from {@code start} to {@code end}. */
  static Optional<Diagnostic> find(SourceFile source, int start, int end) {
    var text = source.text();
    for (var i = start; i < end; i++) {
      var c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < end
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (isForbidden(c)) {
        return Optional.of(YamlRules.YAML_SYNTAX.at(source.span(i, i + 1), describe(c)));
      }
    }
    return Optional.empty();
  }

  // Stricter than snakeyaml-engine, which lets DEL pass in quotes; go-yaml refuses it everywhere.
  private static boolean isForbidden(char c) {
    if (c < ' ') {
      return c != '\t' && c != '\n' && c != '\r';
    }
    return (c >= DELETE && c <= LAST_CONTROL && c != NEXT_LINE)
        || Character.isSurrogate(c)
        || c > LAST_ALLOWED;
  }

  private static String describe(char c) {
    var hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
    var name = "U+" + "0".repeat(4 - hex.length()) + hex;
    if (Character.isSurrogate(c)) {
      return name + " is half a character";
    }
    return c > LAST_ALLOWED
        ? name + " is no character"
        : "the control character " + name + " is not allowed in YAML";
  }
}
