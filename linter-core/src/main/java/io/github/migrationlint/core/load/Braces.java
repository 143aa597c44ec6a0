package io.github.migrationlint.core.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Alternatives in braces, as shells have them: {@code a.{yaml,yml}}. They may be nested. */
final class Braces {
  /** A pattern of more alternatives is a mistake or an attack; what is beyond is taken literally. */
  private static final int MOST = 1_000;

  private Braces() {}

  /** All that the pattern stands for, in order; itself if no brace closes. */
  static List<String> expand(String pattern) {
    var pending = new ArrayDeque<String>();
    var plain = new ArrayList<String>();
    pending.push(pattern);
    while (!pending.isEmpty()) {
      var next = pending.pop();
      var open = open(next);
      var close = open < 0 ? -1 : close(next, open);
      if (close < 0 || pending.size() + plain.size() > MOST) {
        plain.add(next);
      } else {
        var alternatives = alternatives(next, open, close);
        for (var i = alternatives.size() - 1; i >= 0; i--) {
          pending.push(alternatives.get(i));
        }
      }
    }
    return plain;
  }

  /** The first opening brace that no backslash protects and that has a partner; -1 for none. */
  private static int open(String pattern) {
    for (var i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '\\') {
        i++;
      } else if (pattern.charAt(i) == '{' && close(pattern, i) > 0) {
        return i;
      }
    }
    return -1;
  }

  private static int close(String pattern, int open) {
    var depth = 0;
    for (var i = open; i < pattern.length(); i++) {
      var c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> alternatives(String pattern, int open, int close) {
    var before = pattern.substring(0, open);
    var after = pattern.substring(close + 1);
    var all = new ArrayList<String>();
    var depth = 0;
    var start = open + 1;
    for (var i = open + 1; i <= close; i++) {
      var c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (depth == 0 && (c == ',' || i == close)) {
        all.add(before + pattern.substring(start, i) + after);
        start = i + 1;
      } else if (c == '}') {
        depth--;
      }
    }
    return all;
  }
}
