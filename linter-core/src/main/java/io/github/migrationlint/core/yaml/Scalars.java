package io.github.migrationlint.core.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Decides what a scalar means, the way the two clients' libraries do.
 *
 * <p>Both follow go-yaml: a plain scalar's first character tells what it may be, then a table of
 * words, then numbers are tried. kubectl's fork of v2 (sigs.k8s.io/yaml goyaml.v2/resolve.go) has
 * YAML 1.1's booleans in its table; v3 (goyaml.v3/resolve.go), which kustomize uses, has only
 * {@code true} and {@code false}, and makes dates of what looks like one. The tables of {@code
 * src/test/resources/yaml} are recordings of those programs.
 */
final class Scalars {
  private static final String CORE = "tag:yaml.org,2002:";
  private static final String BOOL = CORE + "bool";
  private static final String INT = CORE + "int";
  private static final String FLOAT = CORE + "float";
  private static final String NULL = CORE + "null";
  private static final String TIMESTAMP = CORE + "timestamp";
  private static final String BINARY = CORE + "binary";

  private Scalars() {}

  static ScalarValue read(ScalarNode scalar, Reading reading) {
    return resolve(scalar, reading).json();
  }

  static GoValue resolve(ScalarNode scalar, Reading reading) {
    var tag = scalar.tag().orElse("");
    // kustomize writes a plain scalar with the tag `!` without it before it reads it once more.
    if (tag.isEmpty() || (tag.equals("!") && reading == Reading.KUSTOMIZE)) {
      return scalar.isPlain()
          ? resolvePlain(scalar.text(), reading, true)
          : new GoValue.Str(scalar.text());
    }
    return switch (tag) {
      case BINARY -> decode(scalar.text());
      case BOOL, INT, FLOAT, NULL, TIMESTAMP -> resolveTagged(scalar.text(), tag, reading);
      // A tag go-yaml does not know, `!` among them, leaves the text as it is.
      default -> new GoValue.Str(scalar.text());
    };
  }

  /** Quotes do not matter once a tag is written: {@code !!int "3"} is three. */
  private static GoValue resolveTagged(String text, String tag, Reading reading) {
    if (tag.equals(TIMESTAMP)) {
      var moment = GoTimestamp.parse(text);
      if (moment.isEmpty()) {
        return refused(text, tag);
      }
      return reading == Reading.KUSTOMIZE ? moment.get() : new GoValue.Str(text);
    }
    var value = resolvePlain(text, reading, false);
    if (tag.equals(FLOAT) && value instanceof GoValue.Int whole && !whole.isUnsigned()) {
      return new GoValue.Real(whole.value().doubleValue());
    }
    var fits =
        switch (tag) {
          case BOOL -> value instanceof GoValue.Bool;
          case INT -> value instanceof GoValue.Int;
          case FLOAT -> value instanceof GoValue.Real;
          default -> value instanceof GoValue.Nil;
        };
    return fits ? value : refused(text, tag);
  }

  private static GoValue refused(String text, String tag) {
    return new GoValue.Refused(Excerpt.of(text) + " is no !!" + tag.substring(CORE.length()));
  }

  private static GoValue resolvePlain(String text, Reading reading, boolean dates) {
    if (text.isEmpty()) {
      return new GoValue.Nil();
    }
    switch (text.charAt(0)) {
      case 't', 'T', 'f', 'F', 'y', 'Y', 'n', 'N', 'o', 'O', '~' -> {
        return word(text, reading);
      }
      case '.' -> {
        var special = special(text, text);
        return special.isPresent() ? special.get() : orText(GoNumber.parsePointed(text), text);
      }
      default -> {
        return startsLikeNumber(text) ? number(text, reading, dates) : new GoValue.Str(text);
      }
    }
  }

  private static boolean startsLikeNumber(String text) {
    if (text.isEmpty()) {
      return false;
    }
    var first = text.charAt(0);
    return (first >= '0' && first <= '9') || first == '+' || first == '-';
  }

  private static GoValue word(String text, Reading reading) {
    return switch (text) {
      case "~", "null", "Null", "NULL" -> new GoValue.Nil();
      case "true", "True", "TRUE" -> new GoValue.Bool(true);
      case "false", "False", "FALSE" -> new GoValue.Bool(false);
      case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON" -> oldBoolean(text, true, reading);
      case "n", "N", "no", "No", "NO", "off", "Off", "OFF" -> oldBoolean(text, false, reading);
      default -> new GoValue.Str(text);
    };
  }

  private static GoValue oldBoolean(String text, boolean value, Reading reading) {
    return reading == Reading.KUBECTL ? new GoValue.Bool(value) : new GoValue.Str(text);
  }

  private static GoValue number(String text, Reading reading, boolean dates) {
    var first = text.charAt(0);
    if (first == '+' || first == '-') {
      var special = special(text, text.substring(1));
      if (special.isPresent()) {
        return special.get();
      }
    }
    if (dates && reading == Reading.KUSTOMIZE) {
      var moment = GoTimestamp.parse(text);
      if (moment.isPresent()) {
        return moment.get();
      }
    }
    return orText(GoNumber.parse(text, reading == Reading.KUSTOMIZE), text);
  }

  private static GoValue orText(Optional<GoValue> number, String text) {
    return number.isPresent() ? number.get() : new GoValue.Str(text);
  }

  /**
   * Infinity or not a number.
   *
   * @param unsigned the text without its sign
   */
  private static Optional<GoValue> special(String text, String unsigned) {
    return switch (unsigned) {
      case ".inf", ".Inf", ".INF" ->
        Optional.of(new GoValue.Real(
            text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY));
      case ".nan", ".NaN", ".NAN" ->
        text.equals(unsigned) ? Optional.of(new GoValue.Real(Double.NaN)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static GoValue decode(String text) {
    var encoded = text.replace("\r", "").replace("\n", "");
    // Java's decoder forgives missing padding, Go's does not.
    if (encoded.length() % 4 == 0) {
      try {
        var bytes = Base64.getDecoder().decode(encoded);
        return new GoValue.Str(new String(bytes, StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        return refused(text, BINARY);
      }
    }
    return refused(text, BINARY);
  }
}
