package io.github.migrationlint.core.schema;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the schemas of the catalogue. Jackson's own reader costs 150 ms at its first use, most of it
 * for an ObjectMapper; this one costs a few. It reads what our importer writes, and is not meant for
 * what users write.
 */
final class JsonReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

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
  static JsonNode read(String text) {
    var reader = new JsonReader(text);
    var value = reader.value();
    reader.skipBlanks();
    if (reader.at < text.length()) {
      throw reader.bad();
    }
    return value;
  }

  private JsonNode value() {
    return switch (next()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> NODES.stringNode(string());
      case 't' -> literal("true", NODES.booleanNode(true));
      case 'f' -> literal("false", NODES.booleanNode(false));
      case 'n' -> literal("null", NODES.nullNode());
      default -> number();
    };
  }

  private JsonNode object() {
    var object = NODES.objectNode();
    at++;
    if (next() == '}') {
      at++;
      return object;
    }
    while (true) {
      expect('"');
      var name = string();
      expect(':');
      at++;
      object.set(name, value());
      if (next() == '}') {
        at++;
        return object;
      }
      expect(',');
      at++;
    }
  }

  private JsonNode array() {
    var array = NODES.arrayNode();
    at++;
    if (next() == ']') {
      at++;
      return array;
    }
    while (true) {
      array.add(value());
      if (next() == ']') {
        at++;
        return array;
      }
      expect(',');
      at++;
    }
  }

  private String string() {
    var start = ++at;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '"') {
      return text.substring(start, at++);
    }
    return unescaped(new StringBuilder().append(text, start, at));
  }

  private String unescaped(StringBuilder out) {
    while (at < text.length()) {
      var c = text.charAt(at++);
      if (c == '"') {
        return out.toString();
      }
      out.append(c == '\\' ? escape() : c);
    }
    throw bad();
  }

  private char escape() {
    if (at >= text.length()) {
      throw bad();
    }
    var c = text.charAt(at++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw bad();
    };
  }

  private char unicode() {
    if (at + 4 > text.length()) {
      throw bad();
    }
    at += 4;
    return (char) Integer.parseInt(text, at - 4, at, 16);
  }

  private JsonNode number() {
    var start = at;
    var whole = true;
    while (at < text.length() && "+-0123456789.eE".indexOf(text.charAt(at)) >= 0) {
      whole &= ".eE".indexOf(text.charAt(at)) < 0;
      at++;
    }
    if (at == start) {
      throw bad();
    }
    var digits = text.substring(start, at);
    return whole && digits.length() < 19
        ? NODES.numberNode(Long.parseLong(digits))
        : NODES.numberNode(new BigDecimal(digits));
  }

  private JsonNode literal(String word, JsonNode node) {
    if (!text.startsWith(word, at)) {
      throw bad();
    }
    at += word.length();
    return node;
  }

  private void expect(char c) {
    if (next() != c) {
      throw bad();
    }
  }

  /** The next character that is not blank; NUL at the end. */
  private char next() {
    skipBlanks();
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  private IllegalArgumentException bad() {
    return new IllegalArgumentException("no JSON at offset " + at);
  }
}
