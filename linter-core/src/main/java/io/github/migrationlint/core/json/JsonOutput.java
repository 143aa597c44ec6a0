package io.github.migrationlint.core.json;

import io.github.migrationlint.core.text.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One JSON document, indented for people to read in a diff: two spaces, LF everywhere, a space behind
 * the colon, nothing in what is empty. Characters that hide or act on a terminal are escaped: the
 * document may be printed on one.
 *
 * <p>Written by hand: the writer of jackson-core costs a short run a hundred classes more than it
 * does without a report in JSON.
 */
public final class JsonOutput {
  /** How much is gathered before it goes to the writer, in UTF-16 units. */
  private static final int CHUNK = 8192;

  private final Writer out;
  private final boolean isIndented;
  private final StringBuilder text = new StringBuilder();
  private int depth;
  private boolean isFirst = true;

  private JsonOutput(Writer out, boolean isIndented) {
    this.out = out;
    this.isIndented = isIndented;
  }

  /**
   * Writes one object and a line end.
   *
   * @throws UncheckedIOException if the writer fails
   */
  public static void write(Writer out, Consumer<JsonOutput> members) {
    var json = new JsonOutput(out, true);
    json.writeObject(members);
  }

  /**
   * Writes one array and a line end.
   *
   * @throws UncheckedIOException if the writer fails
   */
  public static void writeArray(Writer out, Consumer<JsonOutput> elements) {
    var json = new JsonOutput(out, true);
    json.begin('[');
    elements.accept(json);
    json.endArray();
    json.finish();
  }

  /**
   * Writes one object in one line.
   *
   * @throws UncheckedIOException if the writer fails
   */
  public static void writeLine(Writer out, Consumer<JsonOutput> members) {
    var json = new JsonOutput(out, false);
    json.writeObject(members);
  }

  private void writeObject(Consumer<JsonOutput> members) {
    begin('{');
    members.accept(this);
    endObject();
    finish();
  }

  private void finish() {
    text.append('\n');
    flush();
  }

  private void flush() {
    try {
      out.append(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    text.setLength(0);
  }

  /** An object that is an element of an array. */
  public void beginObject() {
    separate();
    begin('{');
  }

  public void beginObject(String key) {
    name(key);
    begin('{');
  }

  public void endObject() {
    end('}');
  }

  public void beginArray(String key) {
    name(key);
    begin('[');
  }

  public void endArray() {
    end(']');
  }

  public void member(String key, String value) {
    name(key);
    string(value);
  }

  public void member(String key, int value) {
    name(key);
    text.append(value);
  }

  public void member(String key, boolean value) {
    name(key);
    text.append(value);
  }

  /** Null for an empty value: a key is always there. */
  public void member(String key, Optional<String> value) {
    if (value.isPresent()) {
      member(key, value.get());
    } else {
      nothing(key);
    }
  }

  public void member(String key, List<String> values) {
    beginArray(key);
    for (var value : values) {
      separate();
      string(value);
    }
    endArray();
  }

  /**
   * The value of a setting.
   *
   * @param value a Boolean, a Long or a String
   */
  public void setting(String key, Object value) {
    name(key);
    write(value);
  }

  /** Values of settings, one after the other. */
  public void settings(String key, List<Object> values) {
    beginArray(key);
    for (var value : values) {
      separate();
      write(value);
    }
    endArray();
  }

  /** An element of an array: the value of a setting, null for an empty one. */
  public void element(Optional<Object> value) {
    separate();
    if (value.isPresent()) {
      write(value.get());
    } else {
      text.append("null");
    }
  }

  private void write(Object value) {
    if (value instanceof String string) {
      string(string);
    } else if (value instanceof Boolean || value instanceof Long) {
      text.append(value);
    } else {
      throw new IllegalArgumentException("no setting has a value like " + value.getClass());
    }
  }

  public void nothing(String key) {
    name(key);
    text.append("null");
  }

  /** A place from its start to its end: lines and columns from 1, UTF-16 units, end exclusive. */
  public void place(Span span) {
    var lines = span.source().lines();
    var start = lines.position(span.start());
    var end = lines.position(span.end());
    member("path", span.source().id().path());
    member("line", start.line());
    member("column", start.column());
    member("endLine", end.line());
    member("endColumn", end.column());
  }

  private void begin(char bracket) {
    text.append(bracket);
    depth++;
    isFirst = true;
  }

  private void end(char bracket) {
    depth--;
    if (!isFirst) {
      indent();
    }
    text.append(bracket);
    isFirst = false;
    if (text.length() >= CHUNK) {
      flush();
    }
  }

  private void name(String key) {
    separate();
    string(key);
    text.append(isIndented ? ": " : ":");
  }

  /** Before each member and element. */
  private void separate() {
    if (!isFirst) {
      text.append(',');
    }
    isFirst = false;
    indent();
  }

  private void indent() {
    if (isIndented) {
      text.append('\n');
      for (var i = 0; i < depth; i++) {
        text.append("  ");
      }
    }
  }

  private void string(String value) {
    text.append('"');
    JsonString.append(value, text);
    text.append('"');
  }
}
