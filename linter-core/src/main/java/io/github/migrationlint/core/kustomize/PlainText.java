package io.github.migrationlint.core.kustomize;

/**
 * Whether go-yaml writes a string without quotes as the value of a member (yaml.v2 emitterc.go {@code
 * yaml_emitter_analyze_scalar}), as far as its characters decide.
 */
final class PlainText {
  private static final String INDICATORS = "#,[]{}&*!|>'\"%@`";

  private PlainText() {}

  static boolean isWrittenPlain(String text) {
    if (text.isEmpty() || text.startsWith("---") || text.startsWith("...")) {
      return false;
    }
    var first = text.charAt(0);
    var isLonely = text.length() == 1 || text.charAt(1) == ' ';
    if (INDICATORS.indexOf(first) >= 0 || ("-?:".indexOf(first) >= 0 && isLonely)) {
      return false;
    }
    if (first == ' ' || text.endsWith(" ") || text.endsWith(":")) {
      return false;
    }
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      var isSpecial = c < ' ' || c == '\u007f' || c == '\u0085' || c == '\ufeff';
      if (isSpecial || text.startsWith(": ", i) || text.startsWith(" #", i)) {
        return false;
      }
    }
    return true;
  }
}
