package io.github.migrationlint.core.schema;

/**
 * The regular expression that controller-gen writes for each quantity into a CRD, matched by hand: it is
 * the one pattern that most runs need, and Java's regular expressions cost a short run more than the
 * whole check. Source: {@code api/resource.Quantity} in {@code sigs.k8s.io/controller-tools},
 * {@code pkg/crd/known_types.go}.
 */
final class QuantityPattern {
  static final String EXPRESSION =
      "^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]"
          + "|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$";

  private QuantityPattern() {}

  /** Whether the expression matches a text. */
  static boolean matches(String text) {
    var end = number(text, sign(text, 0));
    if (end < 0) {
      return false;
    }
    return switch (text.length() - end) {
      case 0 -> true;
      case 1 -> "numkMGTPE".indexOf(text.charAt(end)) >= 0;
      default -> isBinary(text, end) || isExponent(text, end);
    };
  }

  private static boolean isBinary(String text, int at) {
    return text.length() == at + 2
        && "KMGTPE".indexOf(text.charAt(at)) >= 0
        && text.charAt(at + 1) == 'i';
  }

  private static boolean isExponent(String text, int at) {
    return (text.charAt(at) == 'e' || text.charAt(at) == 'E')
        && number(text, sign(text, at + 1)) == text.length();
  }

  private static int sign(String text, int at) {
    return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? at + 1 : at;
  }

  /** Where the decimal number that begins here ends; -1 where none begins. */
  private static int number(String text, int at) {
    var whole = digits(text, at);
    if (whole == text.length() || text.charAt(whole) != '.') {
      return whole > at ? whole : -1;
    }
    var fraction = digits(text, whole + 1);
    return whole > at || fraction > whole + 1 ? fraction : -1;
  }

  private static int digits(String text, int at) {
    var end = at;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
