package io.github.migrationlint.core.kustomize;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.migrationlint.core.text.ExpressionSize;
import java.util.Optional;

/**
 * A regular expression as Go's {@code regexp} takes it, matched in linear time.
 *
 * <p>re2j follows RE2, from which Go differs in a few points. What Go refuses and re2j takes is
 * refused here; what only some releases of Go take ({@code (?<x>…)} from 1.22 on, names of classes
 * such as {@code \p{Digit}} from 1.25 on) is unknown.
 */
final class GoPattern {
  /** Go refuses deeper and larger programs too; a selector needs a few dozen characters. */
  private static final int MAX_LENGTH = 10_000;

  /** Instructions times characters of one match; names have 253. */
  private static final long MOST_STEPS = 2_500_000;

  private final Optional<Pattern> pattern;
  private final int size;

  private GoPattern(Optional<Pattern> pattern, int size) {
    this.pattern = pattern;
    this.size = size;
  }

  /** A pattern that must cover the whole text; empty when Go has no such pattern. */
  static Optional<GoPattern> whole(String text) {
    return compiled(text, "^(?:" + text + ")$");
  }

  /** A pattern that is found anywhere. */
  static Optional<GoPattern> anywhere(String text) {
    return compiled(text, text);
  }

  private static Optional<GoPattern> compiled(String text, String whole) {
    var size = ExpressionSize.of(whole);
    if (text.length() > MAX_LENGTH || size > ExpressionSize.MOST || dependsOnRelease(text)) {
      return Optional.of(new GoPattern(Optional.empty(), 1));
    }
    try {
      return Optional.of(new GoPattern(Optional.of(Pattern.compile(whole)), size));
    } catch (PatternSyntaxException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  private static boolean dependsOnRelease(String text) {
    if (text.contains("(?<") && !text.contains("(?<=") && !text.contains("(?<!")) {
      return true;
    }
    // Names of more than two letters: scripts, which all releases know, and aliases, which not all
    // do.
    for (var at = text.indexOf("\\p{"); at >= 0; at = text.indexOf("\\p{", at + 1)) {
      var end = text.indexOf('}', at);
      if (end - at > "\\p{Lu".length()) {
        return true;
      }
    }
    return false;
  }

  /** How many instructions it takes. */
  int size() {
    return size;
  }

  Certainty matches(String text) {
    return pattern.isEmpty() || (long) size * text.length() > MOST_STEPS
        ? Certainty.UNKNOWN
        : Certainty.of(pattern.get().matcher(text).find());
  }
}
