package io.github.migrationlint.cli;

import io.github.migrationlint.core.text.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A page in Markdown as a person reads it on a terminal: paragraphs and items filled to the width,
 * links as their text, examples indented. Lines of examples and tables are as long as they are.
 */
final class TerminalPage {
  private static final int USUAL_WIDTH = 80;

  /** Longer lines are hard to read, and shorter ones are no paragraph. */
  private static final int LONGEST = 100;

  private static final int SHORTEST = 40;

  private static final String INDENT = "  ";
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");

  private final StringBuilder out = new StringBuilder();
  private final List<String> words = new ArrayList<>();
  private final int width;
  private String first = INDENT;
  private String next = INDENT;

  private TerminalPage(int width) {
    this.width = width;
  }

  /** The page for a terminal of so many columns. */
  static String of(String markdown, int width) {
    var page = new TerminalPage(width);
    page.read(TerminalText.lines(markdown.stripTrailing()));
    return page.out.toString();
  }

  /** The columns of the terminal, as the shell says them. */
  static int width(Map<String, String> environment) {
    var columns = environment.getOrDefault("COLUMNS", "");
    try {
      return Math.max(SHORTEST, Math.min(LONGEST, Integer.parseInt(columns)));
    } catch (NumberFormatException e) {
      return USUAL_WIDTH;
    }
  }

  private void read(List<String> lines) {
    var isCode = false;
    for (var line : lines) {
      if (line.startsWith("```")) {
        endParagraph();
        isCode = !isCode;
      } else if (isCode) {
        out.append(line.isEmpty() ? "" : INDENT + INDENT + line).append('\n');
      } else {
        readProse(line);
      }
    }
    endParagraph();
  }

  private void readProse(String line) {
    var isItem = line.startsWith("- ") || line.startsWith("* ");
    if (line.isBlank() || line.startsWith("#") || line.startsWith("|") || isItem) {
      endParagraph();
    }
    if (line.isBlank()) {
      out.append('\n');
    } else if (line.startsWith("#")) {
      out.append(line.replaceFirst("^#+ *", "")).append('\n');
    } else if (line.startsWith("|")) {
      out.append(INDENT).append(line).append('\n');
    } else {
      if (isItem) {
        first = INDENT + "- ";
        next = INDENT + INDENT;
      }
      var text = LINK.matcher(isItem ? line.substring(2) : line).replaceAll("$1");
      words.addAll(List.of(text.strip().split(" +", -1)));
    }
  }

  private void endParagraph() {
    var column = 0;
    for (var word : words) {
      var columns = word.codePointCount(0, word.length());
      if (column == 0) {
        out.append(first).append(word);
        column = first.length() + columns;
      } else if (column + 1 + columns > width) {
        out.append('\n').append(next).append(word);
        column = next.length() + columns;
      } else {
        out.append(' ').append(word);
        column += 1 + columns;
      }
    }
    if (!words.isEmpty()) {
      out.append('\n');
    }
    words.clear();
    first = INDENT;
    next = INDENT;
  }
}
