package io.github.migrationlint.core.kustomize;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of a selector, which must cover the whole text.
 *
 * <p>The expression comes from the linted repository. Go's engine is linear, Java's is not, so a
 * match may take a bounded number of steps only.
 */
final class NamePattern {
  private static final int MAX_STEPS = 200_000;
  private static final int MAX_LENGTH = 1_000;
  private static final String SPECIAL = "\\^$.|?*+()[]{}";

  private final String text;
  private final Optional<Pattern> pattern;

  private NamePattern(String text, Optional<Pattern> pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /** The pattern; empty when it is none. An empty text matches everything. */
  static Optional<NamePattern> of(String text) {
    if (isPlain(text)) {
      return Optional.of(new NamePattern(text, Optional.empty()));
    }
    if (text.length() > MAX_LENGTH || text.contains("(?=") || text.contains("(?!")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new NamePattern(text, Optional.of(Pattern.compile("^(?:" + text + ")$"))));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (SPECIAL.indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  boolean matches(String name) {
    if (text.isEmpty() || pattern.isEmpty()) {
      return text.isEmpty() || text.equals(name);
    }
    if (name.length() > MAX_LENGTH) {
      return false;
    }
    try {
      return pattern
          .get()
          .matcher(new CountedText(name, new AtomicInteger(MAX_STEPS)))
          .find();
    } catch (OutOfSteps e) {
      return false;
    }
  }

  /** Ends a match that takes too long; there is no other way out of Java's matcher. */
  private static final class OutOfSteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfSteps() {
      super("too many steps", null, false, false);
    }
  }

  /** A text that counts how often it is looked at. */
  private record CountedText(CharSequence text, AtomicInteger steps) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (steps.decrementAndGet() < 0) {
        throw new OutOfSteps();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new CountedText(text.subSequence(start, end), steps);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
