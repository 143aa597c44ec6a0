package io.github.migrationlint.core.kustomize;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A regular expression of a selector, in the dialect of Go, which must cover the whole text: {@code
 * ^(?:…)$} in kustomize's api/types/selector.go. Most are plain names, and the engine is not loaded
 * for those.
 */
final class AnchoredPattern {
  private static final String SPECIAL = "\\^$.|?*+()[]{}";

  private final String text;
  private final Optional<GoPattern> pattern;
  private final Map<String, Certainty> known = new HashMap<>();

  private AnchoredPattern(String text, Optional<GoPattern> pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /** The pattern; empty when it is none. An empty text matches everything. */
  static Optional<AnchoredPattern> of(String text) {
    if (isPlain(text)) {
      return Optional.of(new AnchoredPattern(text, Optional.empty()));
    }
    return GoPattern.whole(text).map(pattern -> new AnchoredPattern(text, Optional.of(pattern)));
  }

  /** Whether it is only characters that represent themselves. */
  static boolean isPlain(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (SPECIAL.indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** How many instructions it takes; none where texts are compared. */
  int size() {
    return pattern.map(GoPattern::size).orElse(0);
  }

  /** Unknown where only some releases of Go take the pattern. */
  Certainty matches(String name) {
    if (text.isEmpty() || pattern.isEmpty()) {
      return Certainty.of(text.isEmpty() || text.equals(name));
    }
    return known.computeIfAbsent(name, pattern.get()::matches);
  }
}
