package io.github.migrationlint.core.report;

import io.github.migrationlint.core.text.TerminalText;

/**
 * Text that reads in rendered Markdown as it is. What is linted may be written by an attacker, and
 * Markdown becomes HTML on the page of someone who trusts it: every character that means something
 * to either is written as a character reference, which neither looks into.
 */
final class MarkdownText {
  private static final String ACTIVE = "&<>\"'`*_[]|\\~$!";

  private MarkdownText() {}

  /** The text, on one line of Markdown; what is between backticks becomes code. */
  static String of(String text) {
    return String.join(
        "<br>", TerminalText.lines(text).stream().map(MarkdownText::line).toList());
  }

  /** The whole text as code. */
  static String code(String text) {
    var out = new StringBuilder();
    appendCode(out, TerminalText.oneLine(text));
    return out.toString();
  }

  private static String line(String text) {
    var out = new StringBuilder();
    var start = 0;
    while (start < text.length()) {
      var open = text.indexOf('`', start);
      var close = open < 0 ? -1 : text.indexOf('`', open + 1);
      if (close < 0) {
        break;
      }
      appendProse(out, text.substring(start, open));
      appendCode(out, text.substring(open + 1, close));
      start = close + 1;
    }
    appendProse(out, text.substring(start));
    return out.toString();
  }

  private static void appendCode(StringBuilder out, String text) {
    out.append("<code>");
    for (var i = 0; i < text.length(); i++) {
      appendInert(out, text.charAt(i));
    }
    out.append("</code>");
  }

  /**
   * Outside of code, GitHub and GitLab turn names, numbers and addresses into mentions and links, and
   * look for them in the finished text; an empty comment keeps them apart.
   */
  private static void appendProse(StringBuilder out, String text) {
    for (var i = 0; i < text.length(); i++) {
      appendInert(out, text.charAt(i));
      if (makesLink(text, i)) {
        out.append("<!-- -->");
      }
    }
  }

  private static boolean makesLink(String text, int offset) {
    return switch (text.charAt(offset)) {
      case '@', '#' -> true;
      case ':' -> text.startsWith("//", offset + 1);
      case 'w' -> text.startsWith("ww.", offset + 1);
      default -> false;
    };
  }

  private static void appendInert(StringBuilder out, char c) {
    if (ACTIVE.indexOf(c) >= 0) {
      out.append("&#").append((int) c).append(';');
    } else {
      out.append(c);
    }
  }
}
