package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.Span;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.tokens.ScalarToken;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * Says what the parser stumbled over in the words of somebody who wrote a manifest.
 *
 * <p>The parser tells what its grammar expected next; the author made one of a few slips: a key
 * indented under a value, a quote or bracket left open, a tab, a {@code *} or {@code :} that starts
 * something. The message is found from the parser's words, the text around the place, and what had
 * been read last. The words are those of snakeyaml-engine 3.2; a slip that is not known here still
 * becomes a finding at the right place.
 */
final class SyntaxMistake {
  private static final String QUOTE_IT = "put quotes around the value if it is text";
  private static final int MAX_KEY_LENGTH = 1024;

  private final SourceFile source;
  private final String text;
  private final Lines lines;
  private final Offsets offsets;
  private final Token last;
  private final int first;
  private final int bracket;

  /**
   * @param first where the document starts
   * @param last the token the parser took last
   * @param bracket the innermost bracket that is open, -1 if there is none
   */
  SyntaxMistake(SourceFile source, int first, Offsets offsets, Token last, int bracket) {
    this.source = source;
    this.text = source.text();
    this.lines = new Lines(text);
    this.first = first;
    this.offsets = offsets;
    this.last = last;
    this.bracket = bracket;
  }

  /** A mistake the parser has no name for. */
  Diagnostic unforeseen(int offset) {
    return at(word(offset), "this cannot be read as YAML");
  }

  /** A mistake in the parser's words. */
  Diagnostic of(MarkedYamlEngineException e) {
    var problem = Objects.requireNonNullElse(e.getProblem(), "");
    var context = Objects.requireNonNullElse(e.getContext(), "");
    var place = e.getProblemMark().map(this::offset).orElse(first);
    var opened = e.getContextMark().map(this::offset).orElse(place);
    if (problem.startsWith("found character")) {
      return unstartable(place);
    }
    if (problem.contains("(TAB)")) {
      return tab(text.lastIndexOf('\t', place));
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return misplacedColon(place);
    }
    if (problem.startsWith("sequence entries are not allowed")) {
      return at(one(place), "a list cannot start on the line of its key")
          .withHelp("start the list on a line of its own");
    }
    if (problem.startsWith("could not find expected ':'")) {
      return noColon(opened);
    }
    if (problem.startsWith("found undefined tag handle")) {
      return at(word(place), "the tag handle of " + Excerpt.of(word(place)) + " is not declared")
          .withHelp(QUOTE_IT);
    }
    if (context.contains("directive") || problem.contains("directive")) {
      return directive(place);
    }
    if (context.endsWith("an alias") || context.endsWith("an anchor")) {
      return at(word(opened), "a value cannot start with `" + text.charAt(opened) + "`")
          .withHelp(QUOTE_IT);
    }
    if (context.endsWith("a tag")) {
      return at(word(opened), Excerpt.of(word(opened)) + " is no tag").withHelp(QUOTE_IT);
    }
    if (context.endsWith("a block scalar")) {
      return blockScalar(problem, opened, place);
    }
    if (context.endsWith("a double-quoted scalar")) {
      return escape(place);
    }
    if (context.endsWith("a quoted scalar")) {
      return at(one(opened), "this quote is never closed");
    }
    if (context.contains("a flow")) {
      return flow(context, opened, place);
    }
    return block(context, problem, opened, place);
  }

  private Diagnostic unstartable(int place) {
    var c = text.charAt(place);
    if (c == '\t') {
      return tab(place);
    }
    if (c == '|' || c == '>') {
      return at(one(place), "a text that starts with `" + c + "` cannot stand within brackets");
    }
    return at(one(place), "a value cannot start with `" + c + "`").withHelp(QUOTE_IT);
  }

  private Diagnostic tab(int place) {
    var end = place;
    while (end < text.length() && text.charAt(end) == '\t') {
      end++;
    }
    return at(source.span(place, end), "a tab cannot indent").withHelp("indent with spaces");
  }

  /** A {@code :} where no key can be: most often because the line is indented under a value. */
  private Diagnostic misplacedColon(int colon) {
    var line = lines.start(colon);
    var key = lines.afterDashes(line);
    if (text.startsWith("---", line)) {
      return at(one(colon), "a mapping cannot start on the line of `---`");
    }
    if (colon - key > MAX_KEY_LENGTH) {
      return at(source.span(key, colon), "a key is longer than " + MAX_KEY_LENGTH + " characters");
    }
    if (separator(key) < colon) {
      return at(one(colon), "a second `: ` on one line").withHelp(QUOTE_IT);
    }
    if (endsQuoteFromAbove(key, colon)) {
      return at(one(colon), "a key cannot span several lines");
    }
    return underValue(
        source.span(key, lines.trimmedEnd(key) < colon ? colon : trimmed(key, colon)));
  }

  private int trimmed(int from, int to) {
    var end = to;
    while (end > from && Lines.isSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private boolean endsQuoteFromAbove(int from, int to) {
    var end = trimmed(from, to);
    if (end == from) {
      return false;
    }
    var quote = text.charAt(end - 1);
    return (quote == '"' || quote == '\'') && text.indexOf(quote, from) == end - 1;
  }

  /** A key, or what should be one, that is indented as if it were part of a value above. */
  private Diagnostic underValue(Span key) {
    var line = lines.start(key.start());
    var owner = owner(line);
    if (owner < 0) {
      return at(key, Excerpt.of(key) + " cannot be a key here");
    }
    var content = lines.afterDashes(owner);
    var colon = separator(content);
    var end = lines.trimmedEnd(content);
    if (colon < end) {
      var name = Excerpt.of(text.substring(content, trimmed(content, colon)));
      var value = source.span(lines.content(colon + 1), end);
      return at(key, Excerpt.of(key) + " is indented under " + name + ", which has a value already")
          .withRelated(value, "the value of " + name)
          .withHelp("align it with " + name + ", or write the key it belongs to above it");
    }
    var bare = source.span(content, end);
    if (content > lines.content(owner)) {
      return at(key, Excerpt.of(key) + " is indented under the list item " + Excerpt.of(bare))
          .withRelated(bare, "this item is a value already");
    }
    var glued = text.indexOf(':', content);
    return glued >= 0 && glued < end ? noSpace(glued) : noKey(bare);
  }

  /** The line above that is indented less; else the line above. */
  private int owner(int line) {
    var nearest = lines.above(line, first);
    var above = nearest;
    while (above >= 0 && lines.indentation(above) >= lines.indentation(line)) {
      above = lines.above(above, first);
    }
    return above >= 0 ? above : nearest;
  }

  /** A line that is the start of a key, says the parser, but where no {@code :} follows. */
  private Diagnostic noColon(int start) {
    var end = lines.trimmedEnd(start);
    if (end - start > MAX_KEY_LENGTH && separator(start) < end) {
      return at(
          source.span(start, separator(start)),
          "a key is longer than " + MAX_KEY_LENGTH + " characters");
    }
    if (text.charAt(start) == '-' && end > start + 1) {
      return at(one(start), "a space is missing after `-`");
    }
    var colon = text.indexOf(':', start);
    var glued = colon >= 0 && colon < end - 1 && !text.startsWith("://", colon);
    return glued ? noSpace(colon) : noKey(source.span(start, end));
  }

  private Diagnostic noSpace(int colon) {
    return at(one(colon), "a space is missing after `:`");
  }

  private Diagnostic noKey(Span line) {
    return at(line, Excerpt.of(line) + " is neither `key: value` nor a list item");
  }

  private Diagnostic directive(int place) {
    var line = lines.start(place);
    if (text.charAt(line) != '%') {
      return at(word(place), "there is no `---` between the `%` directives and the document");
    }
    return at(
            source.span(line, lines.trimmedEnd(line)),
            "a line that starts with `%` is a directive, and this is none that can stand here")
        .withHelp("put quotes around the key if it starts with `%`");
  }

  private Diagnostic blockScalar(String problem, int start, int place) {
    if (problem.contains("leading empty lines")) {
      var line = lines.start(Math.max(start, place - 1));
      return at(
          source.span(line, place),
          "the text starts with a blank line that is indented deeper than the text");
    }
    var sign = text.charAt(start);
    return at(word(place), "text cannot follow `" + sign + "` on its line")
        .withHelp("start the text on the next line, or put quotes around it");
  }

  private Diagnostic escape(int place) {
    var backslash = text.lastIndexOf('\\', Math.min(place, text.length() - 1));
    var start = Math.max(backslash, first);
    var end = Math.min(text.length(), start + escapeLength(start));
    return at(
            source.span(start, Math.min(end, lines.end(start))),
            Excerpt.of(source.span(start, Math.min(end, lines.end(start))))
                + " is no escape sequence")
        .withHelp("double the backslash, or use single quotes");
  }

  private int escapeLength(int backslash) {
    if (backslash + 1 >= text.length()) {
      return 1;
    }
    return switch (text.charAt(backslash + 1)) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 1 + Character.charCount(text.codePointAt(backslash + 1));
    };
  }

  /** A mistake within brackets; {@code opened} is the bracket if the parser knows it. */
  private Diagnostic flow(String context, int opened, int place) {
    var glued = afterClosing(place);
    if (glued.isPresent()) {
      return glued.get();
    }
    if (atEnd(place) || (bracket >= 0 && leavesBrackets(bracket, place))) {
      var open = Math.max(bracket, first);
      return at(one(open), "this `" + text.charAt(open) + "` is never closed");
    }
    var found = text.charAt(place);
    if (context.endsWith("node")) {
      return at(
          one(place),
          ",]}".indexOf(found) >= 0
              ? "there is no value before this `" + found + "`"
              : "`" + found + "` cannot stand within brackets");
    }
    if (found == ']' || found == '}') {
      return at(one(place), "`" + found + "` cannot close `" + text.charAt(opened) + "`")
          .withRelated(one(opened), "opened here");
    }
    if (found == ':') {
      return at(one(place), "there is no `,` between the value above and the key of this `:`")
          .withRelated(one(opened), "the brackets open here");
    }
    return at(word(place), "there is no `,` before " + Excerpt.of(word(place)))
        .withRelated(one(opened), "the brackets open here");
  }

  private boolean atEnd(int place) {
    for (var i = place; i < text.length(); i++) {
      if (!Lines.isSpace(text.charAt(i)) && !Lines.isBreak(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the line of the place is a key no deeper than the line that opened the bracket. */
  private boolean leavesBrackets(int opened, int place) {
    var opening = lines.start(opened);
    var line = lines.start(place);
    return line > opened
        && lines.content(opening) < opened
        && lines.indentation(line) <= lines.indentation(opening);
  }

  private Diagnostic block(String context, String problem, int opened, int place) {
    var glued = afterClosing(place);
    if (glued.isPresent()) {
      return glued.get();
    }
    if (place >= text.length()) {
      return unforeseen(place);
    }
    var c = text.charAt(place);
    if (c == ']' || c == '}' || c == ',') {
      return at(one(place), "there is no bracket open at this `" + c + "`");
    }
    if (problem.endsWith("'-'") || problem.endsWith("'<block entry>'")) {
      return at(one(place), "a list item stands among the keys of a mapping")
          .withRelated(word(opened), "the mapping starts here");
    }
    if (context.endsWith("a block collection") && problem.endsWith("'?'")) {
      return at(word(place), "the key " + Excerpt.of(word(place)) + " stands among list items")
          .withRelated(one(opened), "the list starts here");
    }
    var line = lines.start(place);
    var above = lines.above(line, first);
    if (lines.content(line) == place && above >= 0) {
      if (lines.indentation(above) < lines.indentation(line) && problem.contains("start")) {
        return underValue(word(place));
      }
      if (problem.contains("<block")) {
        return at(
                word(place),
                "the indentation of " + Excerpt.of(word(place)) + " matches no line above")
            .withRelated(word(opened), "the lines around it start here");
      }
    }
    if (context.isEmpty()) {
      return at(word(place), "the document goes on after its value has ended");
    }
    return at(
        word(place), Excerpt.of(word(place)) + " is neither a key nor part of the value above");
  }

  /** Text directly behind a closing quote or bracket, or behind an alias. */
  private Optional<Diagnostic> afterClosing(int place) {
    if (last.getEndMark().isEmpty() || place >= text.length()) {
      return Optional.empty();
    }
    var start = offset(last.getStartMark().orElseThrow());
    var end = offset(last.getEndMark().get());
    if (!lines.areNeighbours(end, place) || atEnd(place)) {
      return Optional.empty();
    }
    return switch (last.getTokenId()) {
      case Scalar ->
        last instanceof ScalarToken scalar && isQuoted(scalar)
            ? Optional.of(afterQuote(start, end, place))
            : Optional.empty();
      case FlowSequenceEnd, FlowMappingEnd ->
        Optional.of(at(
            word(place),
            "the value ends at `" + text.charAt(start) + "`, before " + Excerpt.of(word(place))));
      case Alias ->
        Optional.of(at(
            word(place),
            "the value ends with the alias " + Excerpt.of(source.span(start, end)) + ", before "
                + Excerpt.of(word(place))));
      default -> Optional.empty();
    };
  }

  private static boolean isQuoted(ScalarToken scalar) {
    return scalar.getStyle() == ScalarStyle.SINGLE_QUOTED
        || scalar.getStyle() == ScalarStyle.DOUBLE_QUOTED;
  }

  private Diagnostic afterQuote(int start, int end, int place) {
    var quote = text.charAt(start);
    var found = at(word(place), "the quoted text has ended before " + Excerpt.of(word(place)))
        .withRelated(one(start), "opened here")
        .withRelated(one(end - 1), "closed here");
    return found.withHelp(
        quote == '\''
            ? "write a quote within the text as `''`"
            : "write a quote within the text as `\\\"`");
  }

  /** The first colon of the line that ends a key, outside quotes; the end of the line if none. */
  private int separator(int from) {
    var end = lines.end(from);
    var quote = ' ';
    for (var i = from; i < end; i++) {
      var c = text.charAt(i);
      if (quote != ' ') {
        quote = c == quote ? ' ' : quote;
      } else if ((c == '"' || c == '\'') && (i == from || Lines.isSpace(text.charAt(i - 1)))) {
        quote = c;
      } else if (c == ':' && (i + 1 == end || Lines.isSpace(text.charAt(i + 1)))) {
        return i;
      }
    }
    return end;
  }

  /** What stands at the place up to the next blank, the end of a key, or a bracket. */
  private Span word(int place) {
    var start = Math.min(place, text.length());
    var end = start;
    while (end < text.length() && !endsWord(end)) {
      end++;
    }
    return end > start ? source.span(start, end) : one(start);
  }

  private boolean endsWord(int index) {
    var c = text.charAt(index);
    if (c == ':') {
      return index + 1 == text.length()
          || Lines.isSpace(text.charAt(index + 1))
          || Lines.isBreak(text.charAt(index + 1));
    }
    return Lines.isSpace(c)
        || Lines.isBreak(c)
        || c == ','
        || c == '['
        || c == ']'
        || c == '{'
        || c == '}';
  }

  /** The character at the place; a point at the end of a line. */
  private Span one(int place) {
    var start = Math.min(place, text.length());
    if (start == text.length() || Lines.isBreak(text.charAt(start))) {
      return source.span(start, start);
    }
    return source.span(start, start + Character.charCount(text.codePointAt(start)));
  }

  private int offset(Mark mark) {
    return offsets.at(mark.getIndex());
  }

  private static Diagnostic at(Span place, String message) {
    return YamlRules.YAML_SYNTAX.at(place, message);
  }
}
