package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.DocumentSplitter.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the YAML that nearly all manifests are: block mappings and lists in ASCII, values on one line,
 * plain or in quotes without escapes. It is a tenth of the work of a whole parser, and loads none. What
 * it does not know for sure it does not read: then {@link TreeBuilder} does, and what both can read is the
 * same to the last place, which {@code PlainReaderTest} holds.
 */
final class PlainReader {
  private static final int DEEPEST = 100;
  private static final int LONGEST_KEY = 100;
  private static final int FEW = 8;
  private static final int LAST_PRINTABLE = 0x7E;

  /** Words that are no strings as keys. */
  private static final Set<String> NO_STRINGS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf");

  /** What a plain scalar of one line may begin with, letters and digits besides. */
  private static final String FIRST = "_/.";

  /** Not to be read here; without a stack trace, as it is no failure. */
  private static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Unknown() {
      super("", null, false, false);
    }
  }

  private static final char[] ADDRESS = Comments.ADDRESS.toCharArray();

  /** The document; places are those in it, counted from {@link #base}. */
  private final char[] text;

  private final int base;
  private final PackedTree.Packer out;
  private final boolean hasMarker;

  /** Where the next line with content begins that is not read yet, its indentation, its content. */
  private int line;

  private int indent;
  private int content;

  /** Where that content ends, blanks behind it left out. */
  private int contentEnd;

  private int depth;

  private PlainReader(SourceFile source, Part part, SharedTexts texts) {
    this.base = part.content();
    this.text = new char[part.end() - base];
    source.text().getChars(base, part.end(), text, 0);
    this.out = new PackedTree.Packer(texts);
    this.hasMarker = part.content() > part.start();
  }

  /** The tree of the document; empty where another reader must look. */
  static Optional<YamlNode> read(SourceFile source, Part part, SharedTexts texts) {
    try {
      return Optional.of(PackedTree.of(source, part, pack(source, part, texts)));
    } catch (Unknown e) {
      return Optional.empty();
    }
  }

  /** The tree of a document that this reader has read before. */
  static PackedTree.Packer pack(SourceFile source, Part part, SharedTexts texts) {
    var reader = new PlainReader(source, part, texts);
    reader.document();
    return reader.out;
  }

  private void document() {
    if (hasMarker) {
      skipMarker();
    }
    advance();
    if (indent < 0) {
      throw new Unknown();
    }
    block(-base);
    if (indent >= 0) {
      throw new Unknown();
    }
    if (out.values() > YamlLimits.MAX_VALUES) {
      throw new Unknown();
    }
  }

  /** Behind the marker there may be nothing else. */
  private void skipMarker() {
    var i = 0;
    while (i < text.length && text[i] == ' ') {
      i++;
    }
    if (i < text.length && text[i] != '\n') {
      throw new Unknown();
    }
    line = Math.min(text.length, i + 1);
  }

  /** Goes to the next line with content; the indentation is -1 behind the last one. */
  private void advance() {
    while (line < text.length) {
      var start = line;
      while (start < text.length && text[start] == ' ') {
        start++;
      }
      var stop = start;
      while (stop < text.length && text[stop] != '\n') {
        var c = text[stop];
        if (c < ' ' || c > LAST_PRINTABLE) {
          throw new Unknown();
        }
        stop++;
      }
      indent = start - line;
      line = Math.min(text.length, stop + 1);
      if (start < stop) {
        if (text[start] != '#') {
          content = start;
          contentEnd = trimmed(start, stop);
          return;
        }
        checkAddress(start, stop);
      }
    }
    indent = -1;
  }

  private int trimmed(int start, int stop) {
    var last = stop;
    while (last > start && text[last - 1] == ' ') {
      last--;
    }
    return last;
  }

  /** Where a comment may be for us, all comments are of interest, and another reader finds them. */
  private void checkAddress(int start, int stop) {
    for (var i = start; i < stop; i++) {
      if (text[i] == ':' && isAddress(i)) {
        throw new Unknown();
      }
    }
  }

  private boolean isAddress(int colon) {
    var start = colon - ADDRESS.length + 1;
    return start >= 0 && Arrays.equals(text, start, colon + 1, ADDRESS, 0, ADDRESS.length);
  }

  /** Reads the collection that begins at the line. Returns where it ends. */
  private int block(int around) {
    if (++depth > DEEPEST) {
      throw new Unknown();
    }
    var last = isDash() ? sequence(around) : mapping(around);
    depth--;
    return last;
  }

  private boolean isDash() {
    return text[content] == '-' && (content + 1 == contentEnd || text[content + 1] == ' ');
  }

  private int sequence(int around) {
    var own = indent;
    var start = content;
    var opened = out.open(start, around);
    var last = start;
    while (indent == own && isDash()) {
      last = item(start, own);
    }
    if (indent > own) {
      throw new Unknown();
    }
    out.close(opened, last - start, PackedTree.SEQUENCE);
    return last;
  }

  private int item(int around, int dash) {
    var inside = content + 1;
    while (inside < contentEnd && text[inside] == ' ') {
      inside++;
    }
    if (inside >= contentEnd) {
      throw new Unknown();
    }
    indent += inside - content;
    content = inside;
    if (isDash()) {
      throw new Unknown();
    }
    if (colon() >= 0) {
      return block(around);
    }
    var last = scalar(content, contentEnd, around);
    advance();
    if (indent > dash) {
      throw new Unknown();
    }
    return last;
  }

  private int mapping(int around) {
    var own = indent;
    var start = content;
    var opened = out.open(start, around);
    var names = new ArrayList<String>();
    Set<String> many = Set.of();
    var last = start;
    while (indent == own && !isDash()) {
      var colon = colon();
      if (colon < 0) {
        throw new Unknown();
      }
      var name = key(colon, start);
      many = check(name, names, many);
      last = value(name, colon, start, own);
    }
    if (indent > own || (indent == own && depth == 1)) {
      throw new Unknown();
    }
    out.close(opened, last - start, PackedTree.MAPPING);
    return last;
  }

  /** A key that is there twice is reported by another reader. */
  private static Set<String> check(String name, List<String> names, Set<String> many) {
    if (names.size() < FEW) {
      if (names.contains(name)) {
        throw new Unknown();
      }
      names.add(name);
      return many;
    }
    var all = many.isEmpty() ? new HashSet<>(names) : many;
    if (!all.add(name) || all.size() > YamlLimits.MAX_COLLISIONS) {
      throw new Unknown();
    }
    return all;
  }

  /** Where the colon behind the key is; -1 if the line holds none, and is no key then. */
  private int colon() {
    for (var i = content; i < contentEnd; i++) {
      var c = text[i];
      if (c == ':' && (i + 1 == contentEnd || text[i + 1] == ' ')) {
        return i;
      }
    }
    return -1;
  }

  private String key(int colon, int around) {
    if (colon - content > LONGEST_KEY || !isLetter(text[content]) || isAddress(colon)) {
      throw new Unknown();
    }
    for (var i = content; i < colon; i++) {
      var c = text[i];
      if (!isLetter(c) && !isDigit(c) && "_-./".indexOf(c) < 0) {
        throw new Unknown();
      }
    }
    var name = out.scalar(text, content, colon, 0, around, ScalarNode.Style.PLAIN);
    if (name.length() <= 5 && NO_STRINGS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new Unknown();
    }
    return name;
  }

  /** Reads the value behind a key. Returns where it ends. */
  private int value(String name, int colon, int around, int own) {
    var start = colon + 1;
    while (start < contentEnd && text[start] == ' ') {
      start++;
    }
    if (start < contentEnd) {
      var last = scalar(start, contentEnd, around);
      advance();
      if (indent > own) {
        throw new Unknown();
      }
      return last;
    }
    advance();
    if (indent > own || (indent == own && isDash())) {
      if (name.equals("managedFields")) {
        throw new Unknown();
      }
      return block(around);
    }
    out.scalar(text, colon + 1, colon + 1, 0, around, ScalarNode.Style.PLAIN);
    return colon + 1;
  }

  /** Adds a value of one line. Returns where it ends. */
  private int scalar(int start, int stop, int around) {
    var first = text[start];
    if (first == '"' || first == '\'') {
      quoted(first, start, stop, around);
    } else if (stop - start == 2 && isEmptyCollection(first, text[stop - 1])) {
      var opened = out.open(start, around);
      out.close(opened, 2, first == '{' ? PackedTree.MAPPING : PackedTree.SEQUENCE);
    } else {
      checkPlain(first, start, stop);
      out.scalar(text, start, stop, 0, around, ScalarNode.Style.PLAIN);
    }
    return stop;
  }

  private static boolean isEmptyCollection(char open, char close) {
    return (open == '{' && close == '}') || (open == '[' && close == ']');
  }

  private void quoted(char quote, int start, int stop, int around) {
    if (stop - start < 2 || text[stop - 1] != quote) {
      throw new Unknown();
    }
    for (var i = start + 1; i < stop - 1; i++) {
      var c = text[i];
      if (c == quote || c == '\\' || c == ':') {
        checkColon(c, i);
      }
    }
    out.scalar(
        text,
        start,
        stop,
        1,
        around,
        quote == '"' ? ScalarNode.Style.DOUBLE_QUOTED : ScalarNode.Style.SINGLE_QUOTED);
  }

  private void checkColon(char c, int at) {
    // A word and a colon may be for us: see Comments.
    if (c != ':' || isAddress(at)) {
      throw new Unknown();
    }
  }

  private void checkPlain(char first, int start, int stop) {
    if (!isLetter(first) && !isDigit(first) && FIRST.indexOf(first) < 0) {
      throw new Unknown();
    }
    for (var i = start; i < stop; i++) {
      var c = text[i];
      if (c == '#' || (c == ':' && (i + 1 == stop || text[i + 1] == ' ' || isAddress(i)))) {
        throw new Unknown();
      }
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
