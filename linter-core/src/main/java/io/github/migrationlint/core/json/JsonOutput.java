package io.github.migrationlint.core.json;

import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.text.TerminalText;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;

/**
 * One JSON document, indented for people to read in a diff. Characters that hide or act on a
 * terminal are escaped: the document may be printed on one.
 */
public final class JsonOutput {
  private static final JsonFactory FACTORY = JsonFactory.builder()
      .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
      .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
      .build();

  private final JsonGenerator generator;

  private JsonOutput(JsonGenerator generator) {
    this.generator = generator;
  }

  /**
   * Writes one object and a line end.
   *
   * @throws UncheckedIOException if the writer fails
   */
  public static void write(Writer out, Consumer<JsonOutput> members) {
    writeDocument(out, json -> {
      json.beginObject();
      members.accept(json);
      json.endObject();
    });
  }

  /**
   * Writes one array and a line end.
   *
   * @throws UncheckedIOException if the writer fails
   */
  public static void writeArray(Writer out, Consumer<JsonOutput> elements) {
    writeDocument(out, json -> {
      json.generator.writeStartArray();
      elements.accept(json);
      json.endArray();
    });
  }

  /**
   * Writes one object in one line.
   *
   * @throws UncheckedIOException if the writer fails
   */
  public static void writeLine(Writer out, Consumer<JsonOutput> members) {
    writeDocument(out, new OneLine(), json -> {
      json.beginObject();
      members.accept(json);
      json.endObject();
    });
  }

  private static void writeDocument(Writer out, Consumer<JsonOutput> content) {
    writeDocument(out, new Layout(), content);
  }

  private static void writeDocument(
      Writer out, ObjectWriteContext context, Consumer<JsonOutput> content) {
    try (var generator = FACTORY.createGenerator(context, out)) {
      content.accept(new JsonOutput(generator));
      generator.writeRaw('\n');
    } catch (JacksonIOException e) {
      throw new UncheckedIOException(e.getCause());
    }
  }

  public void beginObject() {
    generator.writeStartObject();
  }

  public void beginObject(String key) {
    generator.writeName(key);
    generator.writeStartObject();
  }

  public void endObject() {
    generator.writeEndObject();
  }

  public void beginArray(String key) {
    generator.writeName(key);
    generator.writeStartArray();
  }

  public void endArray() {
    generator.writeEndArray();
  }

  public void member(String key, String value) {
    generator.writeName(key);
    generator.writeString(wellFormed(value));
  }

  public void member(String key, int value) {
    generator.writeName(key);
    generator.writeNumber(value);
  }

  public void member(String key, boolean value) {
    generator.writeName(key);
    generator.writeBoolean(value);
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
      generator.writeString(wellFormed(value));
    }
    endArray();
  }

  /**
   * The value of a setting.
   *
   * @param value a Boolean, a Long or a String
   */
  public void setting(String key, Object value) {
    generator.writeName(key);
    write(value);
  }

  /** Values of settings, one after the other. */
  public void settings(String key, List<Object> values) {
    beginArray(key);
    values.forEach(this::write);
    endArray();
  }

  /** An element of an array: the value of a setting, null for an empty one. */
  public void element(Optional<Object> value) {
    if (value.isPresent()) {
      write(value.get());
    } else {
      generator.writeNull();
    }
  }

  private void write(Object value) {
    if (value instanceof Boolean bool) {
      generator.writeBoolean(bool);
    } else if (value instanceof Long number) {
      generator.writeNumber(number);
    } else if (value instanceof String text) {
      generator.writeString(wellFormed(text));
    } else {
      throw new IllegalArgumentException("no setting has a value like " + value.getClass());
    }
  }

  public void nothing(String key) {
    generator.writeName(key);
    generator.writeNull();
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

  /** Half a surrogate pair, as the YAML escape {@code "\ud800"} makes one, is no Unicode text. */
  private static String wellFormed(String text) {
    for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (isHalf(text.codePointAt(i))) {
        return withoutHalves(text);
      }
    }
    return text;
  }

  private static String withoutHalves(String text) {
    var out = new StringBuilder();
    for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      var character = text.codePointAt(i);
      out.appendCodePoint(isHalf(character) ? 0xFFFD : character);
    }
    return out.toString();
  }

  private static boolean isHalf(int character) {
    return Character.getType(character) == Character.SURROGATE;
  }

  /** No blank between anything. */
  private static final class OneLine extends ObjectWriteContext.Base {
    @Override
    public CharacterEscapes getCharacterEscapes() {
      return new HiddenCharacters();
    }
  }

  /** Two spaces, LF everywhere, a space behind the colon, nothing in what is empty. */
  private static final class Layout extends ObjectWriteContext.Base {
    private static final Separators SEPARATORS = Separators.createDefaultInstance()
        .withObjectNameValueSpacing(Spacing.AFTER)
        .withObjectEmptySeparator("")
        .withArrayEmptySeparator("");
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter(SEPARATORS)
          .withObjectIndenter(INDENT)
          .withArrayIndenter(INDENT);
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }

    @Override
    public CharacterEscapes getCharacterEscapes() {
      return new HiddenCharacters();
    }
  }

  /** Escapes, beyond what JSON demands, what {@link TerminalText} does not show either. */
  private static final class HiddenCharacters extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    private static final int DELETE = 0x7F;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    @Override
    public int[] getEscapeCodesForAscii() {
      var codes = standardAsciiEscapesForJSON();
      codes[DELETE] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int unit) {
      var c = (char) unit;
      return TerminalText.isHidden(c) && !Character.isSurrogate(c)
          ? new SerializedString("\\u" + HEX.toHexDigits(c))
          : null;
    }
  }
}
