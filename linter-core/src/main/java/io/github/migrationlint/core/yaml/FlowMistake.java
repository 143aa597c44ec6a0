package io.github.migrationlint.core.yaml;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.text.Span;

/** The slips one makes within brackets, in JSON above all. */
final class FlowMistake {
  private final Lines lines;
  private final String text;
  private final int bracket;

  /**
   * @param bracket the innermost bracket that is open, -1 if there is none
   */
  FlowMistake(Lines lines, int bracket) {
    this.lines = lines;
    this.text = lines.text();
    this.bracket = bracket;
  }

  /**
   * Something that cannot be at the place.
   *
   * @param opened the bracket, if the parser was between two entries
   */
  Diagnostic found(String context, int opened, int place) {
    if (bracket >= 0 && (lines.isAtEnd(place) || leavesBrackets(place))) {
      return at(lines.character(bracket), "this `" + text.charAt(bracket) + "` is never closed");
    }
    if (place >= lines.last()) {
      return at(lines.character(place), "there is no value at the end of the file");
    }
    return context.endsWith("node") ? insteadOfValue(place) : insteadOfComma(opened, place);
  }

  /** Whether the line of the place is no deeper than the line that opened the bracket. */
  private boolean leavesBrackets(int place) {
    var opening = lines.start(bracket);
    var line = lines.start(place);
    return line > bracket
        && lines.content(opening) < bracket
        && lines.indentation(line) <= lines.indentation(opening);
  }

  private Diagnostic insteadOfValue(int place) {
    var found = text.charAt(place);
    if (found == ':') {
      return at(lines.character(place), "there is no key before this `:`");
    }
    return at(
        lines.character(place),
        ",]}".indexOf(found) >= 0
            ? "there is no value before this `" + found + "`"
            : "a `" + found + "` is not allowed here in brackets");
  }

  private Diagnostic insteadOfComma(int opened, int place) {
    var found = text.charAt(place);
    var here = lines.character(opened);
    if (found == ']' || found == '}') {
      return at(
              lines.character(place),
              "a `" + found + "` cannot close a `" + text.charAt(opened) + "`")
          .withRelated(here, "opened here");
    }
    if (found != ':') {
      var word = lines.word(place);
      return at(word, "there is no `,` before " + Excerpt.of(word))
          .withRelated(here, "the brackets open here");
    }
    if (lines.content(lines.start(place)) == place) {
      return at(lines.character(place), "this `:` is not on the line of its key");
    }
    if (place - entryStart(place) > BlockMistake.MAX_KEY_LENGTH) {
      return at(lines.character(place), BlockMistake.LONG_KEY);
    }
    return at(lines.character(place), "there is no `,` before the key of this `:`")
        .withRelated(here, "the brackets open here");
  }

  private int entryStart(int place) {
    var i = place;
    while (i > bracket && ",[{".indexOf(text.charAt(i)) < 0) {
      i--;
    }
    return i;
  }

  private static Diagnostic at(Span place, String message) {
    return YamlRules.YAML_SYNTAX.at(place, message);
  }
}
