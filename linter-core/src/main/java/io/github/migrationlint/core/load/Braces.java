package io.github.migrationlint.core.load;

import io.github.migrationlint.core.budget.BudgetShare;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Alternatives in braces, as shells have them: {@code a.{yaml,yml}}. They may be nested. */
final class Braces {
  /** A pattern of more alternatives is a mistake or an attack; what is beyond is left out. */
  private static final int MOST = 1_000;

  /** How long the alternatives of one pattern may be together before the rest is left out. */
  private static final int MOST_CHARACTERS = 1 << 14;

  private Braces() {}

  /** All that the pattern represents, in order; itself if no brace closes. */
  static List<String> expand(String pattern, BudgetShare budget) {
    var pending = new ArrayDeque<String>();
    var plain = new ArrayList<String>();
    pending.push(pattern);
    var characters = pattern.length();
    while (!pending.isEmpty()) {
      var next = pending.pop();
      var pair = firstPair(next);
      if (pair.isEmpty()) {
        plain.add(next);
      } else if (pending.size() + plain.size() > MOST || characters > MOST_CHARACTERS) {
        budget.characters().refuse();
      } else {
        var alternatives = alternatives(next, pair.get());
        for (var alternative : alternatives) {
          characters += alternative.length();
        }
        characters -= next.length();
        for (var i = alternatives.size() - 1; i >= 0; i--) {
          pending.push(alternatives.get(i));
        }
      }
    }
    return plain;
  }

  /** Where a brace opens and closes. */
  private record Pair(int open, int close) {}

  /** The pair that opens first, except for braces that a backslash protects or that stay alone. */
  private static Optional<Pair> firstPair(String pattern) {
    var opened = new ArrayDeque<Integer>();
    var first = Optional.<Pair>empty();
    for (var i = 0; i < pattern.length(); i++) {
      var c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        opened.push(i);
      } else if (c == '}' && !opened.isEmpty()) {
        var pair = new Pair(opened.pop(), i);
        if (first.isEmpty() || pair.open < first.get().open) {
          first = Optional.of(pair);
        }
      }
    }
    return first;
  }

  private static List<String> alternatives(String pattern, Pair pair) {
    var before = pattern.substring(0, pair.open);
    var after = pattern.substring(pair.close + 1);
    var all = new ArrayList<String>();
    var depth = 0;
    var start = pair.open + 1;
    for (var i = pair.open + 1; i <= pair.close; i++) {
      var c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (depth == 0 && (c == ',' || i == pair.close)) {
        all.add(before + pattern.substring(start, i) + after);
        start = i + 1;
      } else if (c == '}') {
        depth--;
      }
    }
    return all;
  }
}
