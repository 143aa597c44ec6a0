package io.github.migrationlint.rules.policy;

import java.util.List;

/** Names in a message: as many as a reader takes in, and how many more there are. */
public final class Enumeration {
  private static final int MOST = 3;

  private Enumeration() {}

  /** {@code `a`}, {@code `a` and `b`}, {@code `a`, `b` and 3 more}. */
  public static String of(List<String> names) {
    var shown = names.size() <= MOST ? names.size() : MOST - 1;
    var text = new StringBuilder();
    for (var i = 0; i < shown; i++) {
      if (i > 0) {
        text.append(i == names.size() - 1 ? " and " : ", ");
      }
      text.append('`').append(names.get(i)).append('`');
    }
    if (shown < names.size()) {
      text.append(" and ").append(names.size() - shown).append(" more");
    }
    return text.toString();
  }
}
