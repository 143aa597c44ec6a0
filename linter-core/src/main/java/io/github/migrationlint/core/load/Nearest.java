package io.github.migrationlint.core.load;

import java.util.List;
import java.util.Optional;

/** The name that somebody most likely meant. */
final class Nearest {
  private Nearest() {}

  /**
   * The candidate that the fewest inserted, deleted or changed characters turn into the name wanted,
   * the first among equals; letter case costs nothing. Empty if all are further away than a third of
   * its length.
   */
  static Optional<String> to(String wanted, List<String> candidates) {
    var best = Optional.<String>empty();
    var least = wanted.length() / 3 + 1;
    for (var candidate : candidates) {
      var distance = distance(wanted, candidate);
      if (distance < least) {
        least = distance;
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  private static int distance(String from, String to) {
    var costs = new int[to.length() + 1];
    for (var j = 0; j <= to.length(); j++) {
      costs[j] = j;
    }
    for (var i = 1; i <= from.length(); i++) {
      var diagonal = costs[0];
      costs[0] = i;
      for (var j = 1; j <= to.length(); j++) {
        var changed = diagonal + (same(from.charAt(i - 1), to.charAt(j - 1)) ? 0 : 1);
        diagonal = costs[j];
        costs[j] = Math.min(changed, 1 + Math.min(costs[j], costs[j - 1]));
      }
    }
    return costs[to.length()];
  }

  private static boolean same(char a, char b) {
    return Character.toLowerCase(a) == Character.toLowerCase(b);
  }
}
