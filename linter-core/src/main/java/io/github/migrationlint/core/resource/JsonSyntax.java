package io.github.migrationlint.core.resource;

import java.util.OptionalInt;

/**
 * Tells JSON from what only looks like it, as Go's {@code encoding/json} does: a trailing comma, a
 * comment, single quotes and numbers such as {@code 010} are mistakes.
 */
final class JsonSyntax {
  /** Go's limit, {@code maxNestingDepth}, is 10000; deeper texts than this are not looked into. */
  private static final int MAX_DEPTH = 200;

  private final String text;
  private int at;

  private JsonSyntax(String text) {
    this.text = text;
  }

  /** Where a text stops being JSON; empty for JSON, and for what is too deep to tell. */
  static OptionalInt mistake(String text) {
    var scan = new JsonSyntax(text);
    try {
      scan.value(0);
      scan.skipBlanks();
      return scan.at < text.length() ? OptionalInt.of(scan.at) : OptionalInt.empty();
    } catch (Mistake mistake) {
      return mistake.tooDeep ? OptionalInt.empty() : OptionalInt.of(scan.at);
    }
  }

  /** Ends the scan from any depth. */
  private static final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean tooDeep;

    Mistake(boolean tooDeep) {
      super(null, null, false, false);
      this.tooDeep = tooDeep;
    }
  }

  private void value(int depth) {
    if (depth > MAX_DEPTH) {
      throw new Mistake(true);
    }
    switch (next()) {
      case '{' -> members(depth);
      case '[' -> items(depth);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    }
  }

  private void members(int depth) {
    at++;
    if (next() == '}') {
      at++;
      return;
    }
    while (true) {
      next();
      string();
      expect(':');
      value(depth + 1);
      if (next() == '}') {
        at++;
        return;
      }
      expect(',');
    }
  }

  private void items(int depth) {
    at++;
    if (next() == ']') {
      at++;
      return;
    }
    while (true) {
      value(depth + 1);
      if (next() == ']') {
        at++;
        return;
      }
      expect(',');
    }
  }

  private void string() {
    expectHere('"');
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) < ' ') {
        throw new Mistake(false);
      }
      if (text.charAt(at) == '\\') {
        escape();
      } else {
        at++;
      }
    }
    expectHere('"');
  }

  private void escape() {
    at++;
    if (at >= text.length() || "\"\\/bfnrtu".indexOf(text.charAt(at)) < 0) {
      throw new Mistake(false);
    }
    var digits = text.charAt(at) == 'u' ? 4 : 0;
    at++;
    for (var i = 0; i < digits; i++) {
      if (at >= text.length() || Character.digit(text.charAt(at), 16) < 0) {
        throw new Mistake(false);
      }
      at++;
    }
  }

  private void number() {
    if (isAt("-")) {
      at++;
    }
    if (isAt("0")) {
      at++;
    } else {
      digits();
    }
    if (isAt(".")) {
      at++;
      digits();
    }
    if (isAt("eE")) {
      at++;
      if (isAt("+-")) {
        at++;
      }
      digits();
    }
  }

  private void digits() {
    if (!isAt("0123456789")) {
      throw new Mistake(false);
    }
    while (isAt("0123456789")) {
      at++;
    }
  }

  private void word(String word) {
    if (!text.startsWith(word, at)) {
      throw new Mistake(false);
    }
    at += word.length();
  }

  private boolean isAt(String any) {
    return at < text.length() && any.indexOf(text.charAt(at)) >= 0;
  }

  private void expect(char c) {
    next();
    expectHere(c);
  }

  private void expectHere(char c) {
    if (at >= text.length() || text.charAt(at) != c) {
      throw new Mistake(false);
    }
    at++;
  }

  /** The next character that is not blank; NUL at the end. */
  private char next() {
    skipBlanks();
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void skipBlanks() {
    while (isAt(" \t\r\n")) {
      at++;
    }
  }
}
