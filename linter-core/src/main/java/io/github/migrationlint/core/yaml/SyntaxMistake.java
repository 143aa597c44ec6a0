package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.text.Span;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.tokens.ScalarToken;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * Says what the parser stumbled over in the words of someone who wrote a manifest.
 *
 * <p>The parser tells what its grammar expected next; the author made one of a few slips: a key
 * indented under a value, a quote or bracket left open, a tab, a {@code *} or {@code :} that starts
 * something. The message is found from the parser's words, the text around the place, and what had
 * been read last. The words are those of snakeyaml-engine 3.2; a slip that is not known here still
 * becomes a finding at the right place. {@link BlockMistake} and {@link FlowMistake} know the slips
 * outside and within brackets, this class those of a single value.
 */
final class SyntaxMistake {
  static final String QUOTE_IT = "put quotes around the value if it is text";

  private final Lines lines;
  private final String text;
  private final Offsets offsets;
  private final Token last;
  private final int bracket;

  /**
   * @param last the token the parser took last
   * @param bracket the innermost bracket that is open, -1 if there is none
   */
  SyntaxMistake(Lines lines, Offsets offsets, Token last, int bracket) {
    this.lines = lines;
    this.text = lines.text();
    this.offsets = offsets;
    this.last = last;
    this.bracket = bracket;
  }

  /** A mistake the parser has no name for. */
  Diagnostic unforeseen(int offset) {
    var escaped =
        offset > lines.first() + 1 && offset <= lines.last() && text.charAt(offset - 2) == '\\';
    return escaped ? escape(offset) : at(lines.word(offset), "this cannot be read as YAML");
  }

  /** A {@code %YAML} directive with another major version than 1. */
  Diagnostic version() {
    var start = lines.first();
    while (start < lines.last() && !text.startsWith("%YAML", start)) {
      start++;
    }
    var directive = wholeLine(start);
    return at(directive, Excerpt.of(directive) + " names an unknown YAML version");
  }

  /** A mistake in the parser's words. */
  Diagnostic of(MarkedYamlEngineException e) {
    var problem = Objects.requireNonNullElse(e.getProblem(), "");
    var context = Objects.requireNonNullElse(e.getContext(), "");
    var place = e.getProblemMark().map(this::offset).orElse(lines.first());
    var opened = e.getContextMark().map(this::offset).orElse(place);
    if (problem.startsWith("found character")) {
      return unstartable(place);
    }
    if (problem.contains("(TAB)")) {
      return tab(text.lastIndexOf('\t', place));
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return block().misplacedColon(place);
    }
    if (problem.startsWith("mapping keys are not allowed")) {
      return at(lines.character(place), "`?` is not allowed here").withHelp(QUOTE_IT);
    }
    if (problem.startsWith("sequence entries are not allowed")) {
      return at(lines.character(place), "a list cannot start on the line of its key")
          .withHelp("start the list on a line of its own");
    }
    if (problem.startsWith("could not find expected ':'")) {
      return block().noColon(opened);
    }
    if (problem.startsWith("found undefined tag handle")) {
      var tag = lines.word(place);
      return at(tag, "the tag handle of " + Excerpt.of(tag) + " is not declared")
          .withHelp(QUOTE_IT);
    }
    return inContext(context, problem, opened, place);
  }

  private Diagnostic inContext(String context, String problem, int opened, int place) {
    if (context.contains("directive") || problem.contains("directive")) {
      return at(wholeLine(lines.start(place)), "a `%` directive is not allowed here")
          .withHelp("put quotes around the key if it starts with `%`");
    }
    if (context.endsWith("an alias") || context.endsWith("an anchor")) {
      return at(lines.word(opened), "a value cannot start with `" + text.charAt(opened) + "`")
          .withHelp(QUOTE_IT);
    }
    if (context.endsWith("a tag")) {
      return at(lines.word(opened), Excerpt.of(lines.word(opened)) + " is no tag")
          .withHelp(QUOTE_IT);
    }
    if (context.endsWith("a block scalar")) {
      return blockScalar(problem, opened, place);
    }
    var quoted = context.endsWith("quoted scalar");
    if (quoted && context.contains("double") && !lines.isAtEnd(place)) {
      return escape(place);
    }
    if (quoted) {
      return at(lines.character(opened), "this quote is never closed");
    }
    if (context.contains("a flow")) {
      var glued = afterQuote(place, true);
      return glued.isPresent()
          ? glued.get()
          : new FlowMistake(lines, bracket).found(context, opened, place);
    }
    var glued = afterClosing(place);
    return glued.isPresent() ? glued.get() : block().found(context, problem, opened, place);
  }

  private BlockMistake block() {
    return new BlockMistake(lines, last.getTokenId());
  }

  private Diagnostic unstartable(int place) {
    var c = text.charAt(place);
    if (c == '\t') {
      return tab(place);
    }
    if (c == '|' || c == '>') {
      return at(
          lines.character(place), "a text that starts with `" + c + "` is not allowed in brackets");
    }
    return at(
            lines.character(place),
            "a value cannot start with " + (c == '`' ? "a backtick" : "`" + c + "`"))
        .withHelp(QUOTE_IT);
  }

  private Diagnostic tab(int place) {
    var end = place;
    while (end < lines.last() && text.charAt(end) == '\t') {
      end++;
    }
    return at(lines.span(place, end), "a tab cannot indent").withHelp("indent with spaces");
  }

  private Diagnostic blockScalar(String problem, int start, int place) {
    if (problem.contains("leading empty lines")) {
      var blank = lines.span(lines.start(Math.max(start, place - 1)), place);
      return at(blank, "the blank lines above are indented deeper than this first line of text");
    }
    return at(lines.word(place), "text cannot follow `" + text.charAt(start) + "` on its line")
        .withHelp("start the text on the next line, or put quotes around it");
  }

  private Diagnostic escape(int place) {
    var start = Math.max(lines.first(), text.lastIndexOf('\\', Math.min(place, lines.last() - 1)));
    var end = Math.min(lines.end(start), start + escapeLength(start));
    var escape = lines.span(start, end);
    return at(escape, Excerpt.of(escape) + " is no escape sequence")
        .withHelp("double the backslash, or use single quotes");
  }

  private int escapeLength(int backslash) {
    if (backslash + 1 >= lines.last()) {
      return 1;
    }
    return switch (text.charAt(backslash + 1)) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 1 + Character.charCount(text.codePointAt(backslash + 1));
    };
  }

  /** Text directly behind a closing quote or bracket, or behind an alias. */
  private Optional<Diagnostic> afterClosing(int place) {
    if (place >= lines.last() || "]},".indexOf(text.charAt(place)) >= 0) {
      return Optional.empty();
    }
    return switch (last.getTokenId()) {
      case Scalar -> afterQuote(place, false);
      case FlowSequenceEnd, FlowMappingEnd, Alias -> afterValue(place);
      default -> Optional.empty();
    };
  }

  private Optional<Diagnostic> afterValue(int place) {
    var value = place(last);
    return lines.areNeighbours(value.end(), place)
        ? Optional.of(at(
            lines.word(place),
            "the value has ended with " + Excerpt.of(value) + ", before "
                + Excerpt.of(lines.word(place))))
        : Optional.empty();
  }

  /**
   * @param glued whether it only counts if no blank is between, or the quotes span several lines
   */
  private Optional<Diagnostic> afterQuote(int place, boolean glued) {
    if (place >= lines.last() || !(last instanceof ScalarToken scalar) || !isQuoted(scalar)) {
      return Optional.empty();
    }
    var quoted = place(last);
    var oneLine = lines.areOnOneLine(quoted.start(), quoted.end());
    if (!lines.areNeighbours(quoted.end(), place)
        || lines.isAtEnd(place)
        || (glued && oneLine && quoted.end() < place)) {
      return Optional.empty();
    }
    var word = lines.word(place);
    var quote = text.charAt(quoted.start());
    var within = quote == '\'' ? "`''`" : "`\\\"`";
    return Optional.of(at(word, "the quoted text has ended before " + Excerpt.of(word))
        .withRelated(lines.character(quoted.start()), "opened here")
        .withRelated(lines.character(quoted.end() - 1), "closed here")
        .withHelp(
            oneLine
                ? "write a quote within the text as " + within
                : "close the quote on the line that opens it"));
  }

  private static boolean isQuoted(ScalarToken scalar) {
    return scalar.getStyle() == ScalarStyle.SINGLE_QUOTED
        || scalar.getStyle() == ScalarStyle.DOUBLE_QUOTED;
  }

  private Span wholeLine(int start) {
    return lines.span(start, lines.trimmedEnd(start));
  }

  private Span place(Token token) {
    return lines.span(
        offset(token.getStartMark().orElseThrow()), offset(token.getEndMark().orElseThrow()));
  }

  private int offset(Mark mark) {
    return offsets.at(mark.getIndex());
  }

  private static Diagnostic at(Span place, String message) {
    return YamlRules.YAML_SYNTAX.at(place, message);
  }
}
