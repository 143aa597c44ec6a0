package io.github.migrationlint.rules;

import java.util.List;
import java.util.Optional;

/** What somebody most likely meant who mistyped a name. */
public final class Nearest {
  private Nearest() {}

  /**
   * The known name with the fewest letters added, left out, changed or swapped with their neighbour,
   * the first among equals. Empty if even that differs in more than a third of the letters written.
   */
  public static Optional<String> to(String written, List<String> known) {
    var best = Optional.<String>empty();
    var fewest = Math.max(2, written.length() / 3) + 1;
    for (var name : known) {
      var changes = changes(written, name);
      if (changes < fewest && changes < name.length()) {
        fewest = changes;
        best = Optional.of(name);
      }
    }
    return best;
  }

  /** {@code ; did you mean `x`?} behind a message, or nothing where nothing is near. */
  public static String question(String written, List<String> known) {
    return to(written, known).map(name -> "; did you mean `" + name + "`?").orElse("");
  }

  private static int changes(String from, String to) {
    var rows = new int[from.length() + 1][to.length() + 1];
    for (var i = 0; i <= from.length(); i++) {
      for (var j = 0; j <= to.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : least(rows, from, i, to, j);
      }
    }
    return rows[from.length()][to.length()];
  }

  private static int least(int[][] rows, String from, int i, String to, int j) {
    var changed = rows[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
    var least = Math.min(changed, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
    var isSwap = i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
    return isSwap ? Math.min(least, 1 + rows[i - 2][j - 2]) : least;
  }
}
