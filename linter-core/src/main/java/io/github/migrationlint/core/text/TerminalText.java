package io.github.migrationlint.core.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Text as a terminal or a CI log may show it, and the columns it takes there.
 *
 * <p>What is linted may be written by an attacker, and a terminal obeys what it is shown. So every
 * character that acts or hides instead of being seen (controls, bidirectional overrides, zero-width
 * characters) appears as the escape that YAML would write, such as {@code \x1b} or {@code \u202e}.
 * Escapes and the rest have a width that every terminal agrees on, which keeps carets below what
 * they point at.
 */
public final class TerminalText {
  /** More of one text no one reads on a terminal, and a hostile manifest could flood it. */
  private static final int LONGEST = 1000;

  private static final String ELLIPSIS = "…";
  private static final HexFormat HEX = HexFormat.of();

  // They ask for one look or another of the character before. Terminals disagree on how wide that
  // makes it; without them it has the width of its own.
  private static final int TEXT_LOOK = 0xFE0E;
  private static final int EMOJI_LOOK = 0xFE0F;

  /**
   * First and last of each run of characters that take two columns: East_Asian_Width W or F in
   * EastAsianWidth.txt of Unicode 14, runs joined over unassigned characters, sorted.
   */
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0,
    0x23F3, 0x23F3, 0x25FD, 0x25FE, 0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F,
    0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5,
    0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5,
    0x26FA, 0x26FA, 0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728,
    0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797,
    0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55,
    0x2E80, 0x303E, 0x3041, 0x3247, 0x3250, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97C,
    0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE6B, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6,
    0x16FE0, 0x1B2FB, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A,
    0x1F200, 0x1F320, 0x1F32D, 0x1F335, 0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA,
    0x1F3CF, 0x1F3D3, 0x1F3E0, 0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440, 0x1F440,
    0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D, 0x1F54B, 0x1F54E, 0x1F550, 0x1F567, 0x1F57A, 0x1F57A,
    0x1F595, 0x1F596, 0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC,
    0x1F6D0, 0x1F6D2, 0x1F6D5, 0x1F6DF, 0x1F6EB, 0x1F6EC, 0x1F6F4, 0x1F6FC, 0x1F7E0, 0x1F7F0,
    0x1F90C, 0x1F93A, 0x1F93C, 0x1F945, 0x1F947, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000, 0x3FFFD
  };

  private TerminalText() {}

  /** The text in one line; what would break the line is escaped too. */
  public static String oneLine(String text) {
    return oneLine(text, LONGEST);
  }

  /** The text in one line of at most so many columns; what does not fit becomes an ellipsis. */
  public static String oneLine(String text, int columns) {
    if (text.length() <= columns && isPlain(text)) {
      return text;
    }
    var out = new StringBuilder();
    var left = columns;
    for (var i = 0; i < text.length(); i = next(text, i)) {
      var shown = shown(text, i);
      left -= Math.max(1, columns(shown));
      if (left < 0) {
        return out.append(ELLIPSIS).toString();
      }
      out.append(shown);
    }
    return out.toString();
  }

  /** The lines of the text, each fit to be shown; one for an empty text. */
  public static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    var start = 0;
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        lines.add(oneLine(text.substring(start, i)));
        start = i + 1;
      }
    }
    lines.add(oneLine(text.substring(start)));
    return lines;
  }

  /** How the character at an offset is shown; empty if it is not. */
  public static String shown(String text, int offset) {
    var character = text.codePointAt(offset);
    if (character == TEXT_LOOK || character == EMOJI_LOOK) {
      return "";
    }
    return isHidden(character) || completesCommand(text, offset)
        ? escape(character)
        : Character.toString(character);
  }

  /** The offset of the character after the one at an offset. */
  public static int next(String text, int offset) {
    return offset + Character.charCount(text.codePointAt(offset));
  }

  /** The columns that a text fit to be shown takes. */
  public static int columns(String shown) {
    var columns = 0;
    for (var i = 0; i < shown.length(); i = next(shown, i)) {
      columns += columns(shown.codePointAt(i));
    }
    return columns;
  }

  /** Whether a character, seen raw, would do something else than take its place in the line. */
  public static boolean isHidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE -> true;
      default -> false;
    };
  }

  private static int columns(int character) {
    if (character < 0x300) {
      return 1;
    }
    var type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isJoiningJamo(character) ? 0 : isWide(character) ? 2 : 1;
  }

  /** Vowels and finals of Hangul that are drawn into the syllable they follow. */
  private static boolean isJoiningJamo(int character) {
    return (character >= 0x1160 && character <= 0x11FF)
        || (character >= 0xD7B0 && character <= 0xD7FF);
  }

  private static boolean isWide(int character) {
    var found = Arrays.binarySearch(WIDE, character);
    // Between the first and the last of a run, the insertion point is odd.
    return found >= 0 || (-found - 1) % 2 == 1;
  }

  private static String escape(int character) {
    return switch (character) {
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      default -> {
        if (character < 0x100) {
          yield "\\x" + HEX.toHexDigits((byte) character);
        }
        yield character < 0x10000
            ? "\\u" + HEX.toHexDigits((char) character)
            : "\\U" + HEX.toHexDigits(character);
      }
    };
  }

  /**
   * Whether the character would complete the start of a command to a CI agent, which looks for them
   * anywhere in a line of the log: {@code ##[} in actions/runner
   * src/Runner.Common/ActionCommand.cs, {@code ##vso[} in Azure Pipelines.
   */
  private static boolean completesCommand(String text, int offset) {
    return text.charAt(offset) == '#'
        && offset > 0
        && text.charAt(offset - 1) == '#'
        && (text.startsWith("[", offset + 1) || text.regionMatches(true, offset + 1, "vso[", 0, 4));
  }

  private static boolean isPlain(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c < ' ' || c > '~' || completesCommand(text, i)) {
        return false;
      }
    }
    return true;
  }
}
