package io.github.migrationlint.core.text;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large the program of a regular expression gets: {@code (a{1,1000}){1,1000}} asks for a million
 * instructions. An estimate from above, made before anything is compiled: re2j copies what is repeated,
 * and each character of a text may be held against every instruction.
 */
public final class ExpressionSize {
  /** Go refuses a repetition of more than a thousand, nested ones multiplied; this allows ten such. */
  public static final int MOST = 10_000;

  /** What is too much to count. */
  private static final long ENDLESS = Integer.MAX_VALUE;

  /** Of a group: what is behind its beginning. */
  private long sum;

  /** Of the last item in it, which a repetition would repeat. */
  private long last;

  private final Deque<long[]> around = new ArrayDeque<>();
  private final String text;
  private int at;

  private ExpressionSize(String text) {
    this.text = text;
  }

  /** How many instructions the expression takes at most; {@link Integer#MAX_VALUE} for very many. */
  public static int of(String expression) {
    return new ExpressionSize(expression).count();
  }

  private int count() {
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case '(' -> open();
        case ')' -> close();
        case '[' -> item(endOfClass());
        case '\\' -> item(endOfEscape());
        case '{' -> repeat();
        default -> item(at + 1);
      }
    }
    while (!around.isEmpty()) {
      close();
    }
    return (int) limited(sum + last);
  }

  private static long limited(long size) {
    return Math.min(ENDLESS, size);
  }

  private void item(int end) {
    sum = limited(sum + last);
    last = 2;
    at = end;
  }

  private void open() {
    around.push(new long[] {sum, last});
    sum = 0;
    last = 0;
    at++;
  }

  private void close() {
    var inside = sum + last + 2;
    var outside = around.poll();
    sum = outside == null ? 0 : limited(outside[0] + outside[1]);
    last = limited(inside);
    at++;
  }

  /** {@code {2}}, {@code {2,}} and {@code {2,5}}; any other brace is a character. */
  private void repeat() {
    var end = text.indexOf('}', at);
    var most = 0L;
    var number = 0L;
    for (var i = at + 1; i < end && most >= 0; i++) {
      var c = text.charAt(i);
      number = c >= '0' && c <= '9' ? limited(10 * number + c - '0') : 0;
      most = c == ',' || (c >= '0' && c <= '9') ? Math.max(most, number) : -1;
    }
    if (end < 0 || most < 0 || end == at + 1) {
      item(at + 1);
    } else {
      last = limited(last * (most + 1));
      at = end + 1;
    }
  }

  private int endOfEscape() {
    var next = at + 2;
    var isNamed =
        next < text.length() && text.charAt(next) == '{' && "pPx".indexOf(text.charAt(at + 1)) >= 0;
    var end = isNamed ? text.indexOf('}', next) : -1;
    return end < 0 ? next : end + 1;
  }

  private int endOfClass() {
    var i = at + 1;
    if (i < text.length() && text.charAt(i) == '^') {
      i++;
    }
    // A bracket right at the beginning is a member.
    if (i < text.length() && text.charAt(i) == ']') {
      i++;
    }
    for (; i < text.length() && text.charAt(i) != ']'; i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.startsWith("[:", i)) {
        i = Math.max(i, text.indexOf(":]", i) + 1);
      }
    }
    return Math.min(text.length(), i + 1);
  }
}
