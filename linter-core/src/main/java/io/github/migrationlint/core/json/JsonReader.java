package io.github.migrationlint.core.json;

import io.github.migrationlint.core.budget.HardLimits;
import java.math.BigDecimal;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads JSON as strictly as Go's {@code encoding/json} does: a trailing comma, a comment, single quotes
 * and numbers such as {@code 010} are mistakes. Jackson's own reader costs 150 ms at its first use,
 * most of it for an ObjectMapper; this one costs a few.
 */
public final class JsonReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Go's limit, {@code maxNestingDepth}, is 10000; deeper texts than this are not read. */
  private static final int MAX_DEPTH = HardLimits.MAX_DEPTH;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /**
   * The value of a JSON text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static JsonNode read(String text) {
    var reader = new JsonReader(text);
    var value = reader.value(0);
    reader.skipBlanks();
    if (reader.at < text.length()) {
      throw reader.mistake();
    }
    return value;
  }

  /** Where a text stops being JSON; empty for JSON, and for what is too deep to tell. */
  public static OptionalInt mistake(String text) {
    try {
      read(text);
      return OptionalInt.empty();
    } catch (Mistake mistake) {
      return mistake.tooDeep ? OptionalInt.empty() : OptionalInt.of(mistake.offset);
    }
  }

  /** Ends the reading from any depth. */
  private static final class Mistake extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final int offset;
    private final boolean tooDeep;

    Mistake(int offset, boolean tooDeep) {
      super("no JSON at offset " + offset);
      this.offset = offset;
      this.tooDeep = tooDeep;
    }
  }

  private Mistake mistake() {
    return new Mistake(at, false);
  }

  private JsonNode value(int depth) {
    if (depth > MAX_DEPTH) {
      throw new Mistake(at, true);
    }
    return switch (next()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> NODES.stringNode(string());
      case 't' -> literal("true", NODES.booleanNode(true));
      case 'f' -> literal("false", NODES.booleanNode(false));
      case 'n' -> literal("null", NODES.nullNode());
      default -> number();
    };
  }

  private JsonNode object(int depth) {
    var object = NODES.objectNode();
    at++;
    if (isNext('}')) {
      return object;
    }
    while (true) {
      next();
      var name = string();
      expect(':');
      object.set(name, value(depth + 1));
      if (isNext('}')) {
        return object;
      }
      expect(',');
    }
  }

  private JsonNode array(int depth) {
    var array = NODES.arrayNode();
    at++;
    if (isNext(']')) {
      return array;
    }
    while (true) {
      array.add(value(depth + 1));
      if (isNext(']')) {
        return array;
      }
      expect(',');
    }
  }

  private String string() {
    expectHere('"');
    var start = at;
    skipPlain();
    if (at < text.length() && text.charAt(at) == '"') {
      return text.substring(start, at++);
    }
    var out = new StringBuilder().append(text, start, at);
    while (at < text.length() && text.charAt(at) == '\\') {
      at++;
      out.append(escape());
      var plain = at;
      skipPlain();
      out.append(text, plain, at);
    }
    expectHere('"');
    return out.toString();
  }

  private void skipPlain() {
    while (at < text.length()) {
      var c = text.charAt(at);
      if (c == '"' || c == '\\' || c < ' ') {
        return;
      }
      at++;
    }
  }

  private char escape() {
    if (at >= text.length()) {
      throw mistake();
    }
    var c = text.charAt(at);
    var meant =
        switch (c) {
          case '"', '\\', '/', 'u' -> c;
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          default -> throw mistake();
        };
    at++;
    return c == 'u' ? unicode() : meant;
  }

  private char unicode() {
    var character = 0;
    for (var i = 0; i < 4; i++) {
      var digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0) {
        throw mistake();
      }
      character = character * 16 + digit;
      at++;
    }
    return (char) character;
  }

  private JsonNode number() {
    var start = at;
    skip('-');
    if (!skip('0')) {
      digits();
    }
    var isWhole = true;
    if (skip('.')) {
      isWhole = false;
      digits();
    }
    if (skip('e') || skip('E')) {
      isWhole = false;
      if (!skip('+')) {
        skip('-');
      }
      digits();
    }
    var digits = text.substring(start, at);
    return isWhole && digits.length() < 19
        ? NODES.numberNode(Long.parseLong(digits))
        : NODES.numberNode(new BigDecimal(digits));
  }

  private void digits() {
    var start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw mistake();
    }
  }

  private JsonNode literal(String word, JsonNode value) {
    if (!text.startsWith(word, at)) {
      throw mistake();
    }
    at += word.length();
    return value;
  }

  private boolean isNext(char c) {
    skipBlanks();
    return skip(c);
  }

  private void expect(char c) {
    skipBlanks();
    expectHere(c);
  }

  private void expectHere(char c) {
    if (!skip(c)) {
      throw mistake();
    }
  }

  private boolean skip(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  /** The next character that is not blank; NUL at the end. */
  private char next() {
    skipBlanks();
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
