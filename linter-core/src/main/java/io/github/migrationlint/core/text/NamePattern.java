package io.github.migrationlint.core.text;

/**
 * A name in which {@code *} represents any run of characters. Matching walks name and pattern once
 * with a single point to return to, so it costs the product of their lengths at most.
 */
public record NamePattern(String text) {

  public boolean matches(String name) {
    var at = 0;
    var step = 0;
    var star = -1;
    var starAt = 0;
    while (at < name.length()) {
      if (step < text.length() && text.charAt(step) == '*') {
        star = step++;
        starAt = at;
      } else if (step < text.length() && text.charAt(step) == name.charAt(at)) {
        step++;
        at++;
      } else if (star >= 0) {
        step = star + 1;
        at = ++starAt;
      } else {
        return false;
      }
    }
    while (step < text.length() && text.charAt(step) == '*') {
      step++;
    }
    return step == text.length();
  }
}
