package io.github.migrationlint.rules.policy;

import java.util.Optional;

/**
 * What Kubernetes allows as the key and the value of a label. Upstream: apimachinery {@code
 * pkg/api/validate/content/kube.go}, {@code IsLabelKey} and {@code IsLabelValue} (in older releases
 * {@code pkg/util/validation/validation.go}, {@code IsQualifiedName} and {@code IsValidLabelValue}),
 * and {@code dns.go}, {@code IsDNS1123Subdomain}. Lengths are counted in bytes, but whatever takes more
 * than one is refused anyway.
 */
public final class LabelSyntax {
  private static final int MAX_NAME = 63;
  private static final int MAX_PREFIX = 253;

  private LabelSyntax() {}

  /** Why no label can have that key, to follow "it"; empty if one can. */
  public static Optional<String> flawOfKey(String key) {
    var slash = key.indexOf('/');
    if (slash < 0) {
      return flawOfName(key);
    }
    if (key.indexOf('/', slash + 1) >= 0) {
      return Optional.of("has more than one `/`");
    }
    return flawOfPrefix(key.substring(0, slash)).or(() -> flawOfName(key.substring(slash + 1)));
  }

  /** Why no label can have that value, to follow "it"; empty if one can. */
  public static Optional<String> flawOfValue(String value) {
    return value.isEmpty() ? Optional.empty() : flawOfWord(value);
  }

  private static Optional<String> flawOfName(String name) {
    return name.isEmpty() ? Optional.of("has no name") : flawOfWord(name);
  }

  /** Letters, digits, {@code -}, {@code _} and {@code .}; a letter or digit at both ends. */
  private static Optional<String> flawOfWord(String word) {
    for (var i = 0; i < word.length(); i++) {
      var c = word.charAt(i);
      if (!isAlphanumeric(c) && c != '-' && c != '_' && c != '.') {
        return Optional.of("contains " + shown(word.codePointAt(i)));
      }
    }
    return flawOfEnds(word).or(() -> flawOfLength(word, MAX_NAME, ""));
  }

  /** A DNS subdomain in lower case: labels of letters, digits and {@code -} between dots. */
  private static Optional<String> flawOfPrefix(String prefix) {
    if (prefix.isEmpty()) {
      return Optional.of("has nothing before `/`");
    }
    for (var i = 0; i < prefix.length(); i++) {
      var c = prefix.charAt(i);
      if (!isLowerAlphanumeric(c) && c != '-' && c != '.') {
        return Optional.of("contains " + shown(prefix.codePointAt(i)) + " before `/`");
      }
    }
    for (var label : prefix.split("\\.", -1)) {
      if (label.isEmpty()) {
        return Optional.of("has an empty part before `/`");
      }
      var flaw = flawOfEnds(label);
      if (flaw.isPresent()) {
        return Optional.of("has a part before `/` that " + flaw.get());
      }
    }
    return flawOfLength(prefix, MAX_PREFIX, " before `/`");
  }

  private static Optional<String> flawOfEnds(String word) {
    if (!isAlphanumeric(word.charAt(0))) {
      return Optional.of("starts with " + shown(word.charAt(0)));
    }
    var last = word.charAt(word.length() - 1);
    return isAlphanumeric(last) ? Optional.empty() : Optional.of("ends with " + shown(last));
  }

  private static Optional<String> flawOfLength(String word, int most, String where) {
    return word.length() <= most
        ? Optional.empty()
        : Optional.of("has " + word.length() + " characters" + where + ", of " + most + " allowed");
  }

  private static String shown(int codePoint) {
    return codePoint == ' ' ? "a space" : "`" + Character.toString(codePoint) + "`";
  }

  private static boolean isAlphanumeric(char c) {
    return isLowerAlphanumeric(c) || (c >= 'A' && c <= 'Z');
  }

  private static boolean isLowerAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
