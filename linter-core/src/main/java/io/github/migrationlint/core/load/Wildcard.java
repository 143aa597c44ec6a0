package io.github.migrationlint.core.load;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.budget.BudgetShare;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern over a path as git understands it: {@code ?} and {@code *} stop at a slash, {@code **}
 * between slashes does not, {@code [a-z]} is a set, a backslash takes the next character's meaning.
 *
 * <p>The pattern is a row of steps, and matching walks both rows once. On a mismatch the latest
 * {@code *} takes one more character; where a slash forbids it, the latest {@code **} takes one more
 * folder. Earlier stars need no second try: a star cannot leave its folder, and whatever an earlier
 * {@code **} could take, the later one can. So a hostile pattern costs the product of both lengths,
 * never more.
 *
 * <p>What is pinned by the table in {@code src/test/gitignore} rather than documented: a bracket
 * that never closes matches nothing, nor does a backslash at the end; and {@code **} also counts as
 * standing between slashes where it is the first special character of a pattern, as in {@code
 * a/b**}, because git compares the literal text before it separately (dir.c, match_pathname).
 */
final class Wildcard {
  private static final String SPECIAL = "*?[\\";

  /** What a step takes. */
  private enum Kind {
    /** The one character given. */
    LITERAL,
    /** One character of a set, never a slash. */
    SET,
    /** Any run of characters without a slash. */
    STAR,
    /** Any run of whole folders, each with its slash; none is fine. */
    FOLDERS,
    /** Any run of characters. */
    ANYTHING,
    /** Nothing at all, so that the pattern matches nothing. */
    NEVER
  }

  /** A step of the row; the members of a set are first and last, first and last, … */
  private record Step(Kind kind, String members, boolean negated) {
    static Step of(Kind kind) {
      return new Step(kind, "", false);
    }

    static Step literal(char c) {
      return c < LITERALS.length ? LITERALS[c] : new Step(Kind.LITERAL, String.valueOf(c), false);
    }

    boolean takes(char c) {
      return switch (kind) {
        case LITERAL -> c == members.charAt(0);
        case SET -> c != '/' && isMember(c) != negated;
        case STAR -> c != '/';
        case FOLDERS, ANYTHING -> true;
        case NEVER -> false;
      };
    }

    private boolean isMember(char c) {
      for (var i = 0; i < members.length(); i += 2) {
        if (members.charAt(i) <= c && c <= members.charAt(i + 1)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Steps that take one character of ASCII, shared by all patterns. */
  private static final Step[] LITERALS = new Step[0x80];

  static {
    for (var c = 0; c < LITERALS.length; c++) {
      LITERALS[c] = new Step(Kind.LITERAL, String.valueOf((char) c), false);
    }
  }

  private final String pattern;
  private final int literalLength;
  private final Step[] steps;

  private Wildcard(String pattern) {
    this.pattern = pattern;
    this.literalLength = literalLength(pattern);
    this.steps = isLiteral() || isSuffix() ? new Step[0] : new Compilation(pattern).steps();
  }

  static Wildcard of(String pattern) {
    return new Wildcard(pattern);
  }

  private static int literalLength(String pattern) {
    for (var i = 0; i < pattern.length(); i++) {
      if (SPECIAL.indexOf(pattern.charAt(i)) >= 0) {
        return i;
      }
    }
    return pattern.length();
  }

  /** Whether the pattern has no special character. */
  boolean isLiteral() {
    return literalLength == pattern.length();
  }

  /** Whether it is one star and literal text, as most patterns are. */
  private boolean isSuffix() {
    return literalLength == 0
        && pattern.charAt(0) == '*'
        && literalLength(pattern.substring(1)) == pattern.length() - 1;
  }

  boolean matches(String text) {
    return matches(text, 0);
  }

  /** Whether the text from an offset on matches as a whole. */
  boolean matches(String text, int from) {
    return matches(text, from, new Budget().share());
  }

  /** The same within a budget; a match that takes more is none. */
  boolean matches(String text, int from, BudgetShare budget) {
    var length = text.length() - from;
    if (!budget.compare()) {
      return false;
    }
    if (isLiteral()) {
      return length == pattern.length() && text.startsWith(pattern, from);
    }
    if (steps.length == 0) {
      var suffix = pattern.length() - 1;
      return length >= suffix
          && text.regionMatches(text.length() - suffix, pattern, 1, suffix)
          && text.lastIndexOf('/', text.length() - suffix - 1) < from;
    }
    return walk(text, from, budget);
  }

  private boolean walk(String text, int from, BudgetShare budget) {
    var step = 0;
    var at = from;
    var star = -1;
    var starAt = 0;
    var folders = -1;
    var foldersAt = 0;
    while (budget.compare()) {
      var kind = step < steps.length ? steps[step].kind : Kind.NEVER;
      if (step == steps.length && at == text.length()) {
        return true;
      } else if (kind == Kind.STAR) {
        star = step++;
        starAt = at;
      } else if (kind == Kind.FOLDERS || kind == Kind.ANYTHING) {
        folders = step++;
        foldersAt = at;
        star = -1;
      } else if (kind != Kind.NEVER && at < text.length() && steps[step].takes(text.charAt(at))) {
        step++;
        at++;
      } else if (star >= 0 && starAt < text.length() && text.charAt(starAt) != '/') {
        at = ++starAt;
        step = star + 1;
      } else if (folders >= 0) {
        foldersAt = next(steps[folders].kind, text, foldersAt);
        if (foldersAt > text.length()) {
          return false;
        }
        at = foldersAt;
        step = folders + 1;
        star = -1;
      } else {
        return false;
      }
    }
    return false;
  }

  /** Where the next run of a {@code **} ends; past the text if there is none. */
  private static int next(Kind kind, String text, int end) {
    if (kind == Kind.ANYTHING) {
      return end + 1;
    }
    var slash = text.indexOf('/', end);
    return slash < 0 ? text.length() + 1 : slash + 1;
  }

  /** Turns the text of a pattern into steps. */
  private static final class Compilation {
    private final String pattern;
    private final List<Step> steps = new ArrayList<>();
    private int at;

    Compilation(String pattern) {
      this.pattern = pattern;
    }

    Step[] steps() {
      var firstSpecial = literalLength(pattern);
      while (at < pattern.length()) {
        var c = pattern.charAt(at);
        if (c == '*') {
          stars(at == firstSpecial || pattern.charAt(at - 1) == '/');
        } else if (c == '[') {
          set();
        } else if (c == '?') {
          steps.add(new Step(Kind.SET, "", true));
          at++;
        } else if (c == '\\') {
          at++;
          steps.add(at < pattern.length() ? Step.literal(pattern.charAt(at)) : Step.of(Kind.NEVER));
          at++;
        } else {
          steps.add(Step.literal(c));
          at++;
        }
      }
      return steps.toArray(new Step[0]);
    }

    private void stars(boolean opens) {
      var first = at;
      while (at < pattern.length() && pattern.charAt(at) == '*') {
        at++;
      }
      var several = opens && at - first > 1;
      if (several && pattern.startsWith("/", at)) {
        steps.add(Step.of(Kind.FOLDERS));
        at++;
      } else if (several && (at == pattern.length() || pattern.startsWith("\\/", at))) {
        steps.add(Step.of(Kind.ANYTHING));
      } else {
        steps.add(Step.of(Kind.STAR));
      }
    }

    private void set() {
      at++;
      var negated = at < pattern.length() && (peek() == '!' || peek() == '^');
      if (negated) {
        at++;
      }
      var members = new StringBuilder();
      var first = true;
      while (at < pattern.length() && (first || peek() != ']')) {
        first = false;
        if (!pattern.startsWith("[:", at) || !named(members)) {
          member(members);
        }
      }
      if (at >= pattern.length() || members.length() == 0) {
        at = pattern.length();
        steps.add(Step.of(Kind.NEVER));
        return;
      }
      at++;
      steps.add(new Step(Kind.SET, members.toString(), negated));
    }

    /** A class such as {@code [:alpha:]}; an unknown one spoils the pattern. */
    private boolean named(StringBuilder members) {
      var close = pattern.indexOf(']', at + 2);
      if (close < 0) {
        members.setLength(0);
        at = pattern.length();
        return true;
      }
      if (close - 1 < at + 2 || pattern.charAt(close - 1) != ':') {
        return false;
      }
      var named = membersOf(pattern.substring(at + 2, close - 1));
      if (named.isEmpty()) {
        members.setLength(0);
        at = pattern.length();
      } else {
        members.append(named);
        at = close + 1;
      }
      return true;
    }

    private static String membersOf(String name) {
      return switch (name) {
        case "alnum" -> "09AZaz";
        case "alpha" -> "AZaz";
        case "blank" -> "  \t\t";
        case "cntrl" -> "\0\u001f\u007f\u007f";
        case "digit" -> "09";
        case "graph" -> "!~";
        case "lower" -> "az";
        case "print" -> " ~";
        case "punct" -> "!/:@[`{~";
        case "space" -> "\t\n\r\r  ";
        case "upper" -> "AZ";
        case "xdigit" -> "09AFaf";
        default -> "";
      };
    }

    /** One character, or two with a dash between them. */
    private void member(StringBuilder members) {
      var low = character();
      members.append(low).append(low);
      if (at + 1 < pattern.length() && peek() == '-' && pattern.charAt(at + 1) != ']') {
        at++;
        members.append(low).append(character());
      }
    }

    private char character() {
      if (peek() == '\\') {
        at++;
      }
      // A backslash at the end: the set cannot close, so any character will do.
      return at < pattern.length() ? pattern.charAt(at++) : '\0';
    }

    private char peek() {
      return pattern.charAt(at);
    }
  }
}
