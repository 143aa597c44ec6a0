package io.github.migrationlint.rules.bandwidth;

import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.text.Span;

/** Changes of one scalar. */
public final class ScalarEdits {
  private ScalarEdits() {}

  /** Puts a text that needs no quotes in the place of a scalar, in quotes if that has some. */
  public static Edit keepingQuotes(Span scalar, String text) {
    var first = scalar.length() == 0 ? ' ' : scalar.text().charAt(0);
    return new Edit(scalar, first == '"' || first == '\'' ? first + text + first : text);
  }
}
