package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.text.Span;
import org.snakeyaml.engine.v2.tokens.Token;

/** The slips one makes outside brackets: most of them are about indentation. */
final class BlockMistake {
  /** Code points of a key that has no {@code ?} before it (YAML 1.2 §7.4.2). */
  static final int MAX_KEY_LENGTH = 1024;

  static final String LONG_KEY = "a key is longer than " + MAX_KEY_LENGTH + " characters";

  private final Lines lines;
  private final String text;
  private final Token.ID last;

  /**
   * @param last what the parser took last
   */
  BlockMistake(Lines lines, Token.ID last) {
    this.lines = lines;
    this.text = lines.text();
    this.last = last;
  }

  /** A {@code :} where no key can be: most often because the line is indented under a value. */
  Diagnostic misplacedColon(int colon) {
    var line = lines.start(colon);
    var start = lines.afterDashes(line);
    if (text.startsWith("---", line)) {
      return at(lines.character(colon), "a mapping cannot start on the line of `---`");
    }
    if (colon - start > MAX_KEY_LENGTH) {
      return at(lines.span(start, colon), LONG_KEY);
    }
    if (lines.separator(start) < colon) {
      return at(lines.character(colon), "this is the second `: ` of the line")
          .withHelp(SyntaxMistake.QUOTE_IT);
    }
    var key = lines.span(Math.min(start, colon), lines.trimmed(start, colon));
    return endsQuoteFromAbove(key)
        ? at(lines.character(colon), "a key cannot span several lines")
        : underText(key);
  }

  private static boolean endsQuoteFromAbove(Span key) {
    var written = key.text();
    var end = written.length() - 1;
    return end >= 0
        && (written.charAt(end) == '"' || written.charAt(end) == '\'')
        && written.indexOf(written.charAt(end)) == end;
  }

  /** A key on a line that goes on a plain text of the lines above it. */
  private Diagnostic underText(Span key) {
    var below = -1;
    var line = lines.above(lines.start(key.start()));
    while (line >= 0 && isBare(line)) {
      below = line;
      line = lines.above(line);
    }
    if (line >= 0 && hasValue(line)) {
      return underValue(key, line);
    }
    if (below < 0) {
      return at(key, Excerpt.of(key) + " cannot be a key here");
    }
    var bare = lines.span(lines.content(below), lines.trimmedEnd(lines.content(below)));
    var colon = bare.text().indexOf(':');
    return colon >= 0 ? noSpace(bare.start() + colon) : noKey(bare);
  }

  /** Whether the line is neither an item nor has a key. */
  private boolean isBare(int line) {
    var content = lines.content(line);
    return lines.afterDashes(line) == content && lines.separator(content) == lines.end(content);
  }

  /** Whether something is behind the key, or behind the dash if there is no key. */
  private boolean hasValue(int line) {
    var content = lines.afterDashes(line);
    var separator = lines.separator(content);
    return separator == lines.end(content)
        ? content < separator
        : separator + 1 < lines.trimmedEnd(content);
  }

  /**
   * A key or list item that is indented as if it were part of the value of a line above it.
   *
   * @param owner the line, which has a value
   */
  private Diagnostic underValue(Span key, int owner) {
    var what = key.text().equals("-") ? "this list item" : Excerpt.of(key);
    var content = lines.afterDashes(owner);
    var colon = lines.separator(content);
    var end = lines.trimmedEnd(content);
    if (colon < end) {
      var name = Excerpt.of(text.substring(content, lines.trimmed(content, colon)));
      return at(key, what + " is indented under " + name + ", which has a value already")
          .withRelated(lines.span(lines.content(colon + 1), end), "the value of " + name)
          .withHelp("align it with " + name + ", or write the key it belongs to above it");
    }
    var value = lines.span(content, end);
    return at(key, what + " is indented under " + Excerpt.of(value) + ", which is a value already")
        .withRelated(value, "the value");
  }

  /** A line that is the start of a key, says the parser, but where no {@code :} follows. */
  Diagnostic noColon(int start) {
    var end = lines.trimmedEnd(start);
    if (lines.separator(start) < end && end - start > MAX_KEY_LENGTH) {
      return at(lines.span(start, lines.separator(start)), LONG_KEY);
    }
    if (text.charAt(start) == '-' && end > start + 1) {
      return at(lines.character(start), "there is no space after this `-`");
    }
    var line = lines.span(start, end);
    var colon = line.text().indexOf(':');
    var glued = colon >= 0 && colon < line.length() - 1 && !text.startsWith("://", start + colon);
    return glued ? noSpace(start + colon) : noKey(line);
  }

  private Diagnostic noSpace(int colon) {
    return at(lines.character(colon), "there is no space after this `:`");
  }

  private Diagnostic noKey(Span line) {
    return at(line, Excerpt.of(line) + " is neither `key: value` nor a list item");
  }

  /**
   * Something that cannot be at the place.
   *
   * @param context what the parser was in, empty behind the document's value
   * @param opened where that starts
   */
  Diagnostic found(String context, String problem, int opened, int place) {
    if (place >= lines.last()) {
      return at(lines.character(place), "the document ends too early");
    }
    var c = text.charAt(place);
    if (c == ']' || c == '}') {
      return at(lines.character(place), "there is no bracket open at this `" + c + "`");
    }
    if (c == ':' && lines.word(place).length() == 1) {
      return at(lines.character(place), "there is no key before this `:`");
    }
    if (c == ',') {
      return at(lines.character(place), "a value cannot start with `,`")
          .withHelp(SyntaxMistake.QUOTE_IT);
    }
    if (last == Token.ID.Anchor || last == Token.ID.Tag) {
      return at(
          lines.word(place), Excerpt.of(lines.word(place)) + " cannot follow an anchor or a tag");
    }
    if (context.isEmpty()) {
      return behindDocument(place);
    }
    var found = problem.substring(Math.max(0, problem.indexOf("found")));
    return inCollection(context.endsWith("a block collection"), found, opened, place);
  }

  private Diagnostic behindDocument(int place) {
    var word = lines.word(place);
    if (last == Token.ID.Directive) {
      return at(word, "there is no `---` between the directives and the document");
    }
    var line = lines.start(place);
    var top = line;
    for (var above = lines.above(line); above >= 0; above = lines.above(above)) {
      top = above;
    }
    if (lines.content(line) == place && lines.indentation(line) < lines.indentation(top)) {
      return at(word, Excerpt.of(word) + " is indented less than the first line of the document")
          .withRelated(lines.word(lines.content(top)), "the first line");
    }
    return at(word, "the document goes on after its value has ended")
        .withHelp("put `---` between documents; kubectl ignores what follows without a word");
  }

  private Diagnostic inCollection(boolean list, String found, int opened, int place) {
    var word = lines.word(place);
    if (found.contains("'-'")) {
      return at(lines.character(place), "a list item among the keys of a mapping")
          .withRelated(lines.word(opened), "the mapping starts here");
    }
    if (list && found.contains("'?'")) {
      return at(word, "the key " + Excerpt.of(word) + " is among list items")
          .withRelated(lines.character(opened), "the list starts here");
    }
    var line = lines.start(place);
    var above = lines.above(line);
    if (!found.contains("start>") || lines.content(line) != place || above < 0) {
      return at(word, Excerpt.of(word) + " is neither a key nor part of the value above");
    }
    var indentation = lines.indentation(line);
    if (lines.afterDashes(above) - above < indentation && hasValue(above)) {
      return underValue(word, above);
    }
    return at(
            word,
            Excerpt.of(word) + " is indented by " + indentation + ", which fits nothing around it")
        .withRelated(
            lines.word(opened),
            "the " + (list ? "list" : "mapping") + " around it is indented by "
                + (opened - lines.start(opened)));
  }

  private static Diagnostic at(Span place, String message) {
    return YamlRules.YAML_SYNTAX.at(place, message);
  }
}
