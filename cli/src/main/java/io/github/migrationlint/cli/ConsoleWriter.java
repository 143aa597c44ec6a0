package io.github.migrationlint.cli;

import java.io.Writer;

/**
 * Writes an answer to standard output. Up to a length that people read it is given in one piece, at the
 * end, so that a bug leaves no half of it; a longer one goes out as it is computed.
 */
final class ConsoleWriter extends Writer {
  private static final int LONGEST_PIECE = 1 << 20;

  private final Console console;
  private final StringBuilder text = new StringBuilder();

  ConsoleWriter(Console console) {
    this.console = console;
  }

  @Override
  public void write(char[] characters, int start, int length) {
    text.append(characters, start, length);
    print(LONGEST_PIECE);
  }

  @Override
  public void write(String characters, int start, int length) {
    text.append(characters, start, start + length);
    print(LONGEST_PIECE);
  }

  /** Prints what there is, if it is longer than that; half a character waits for the other half. */
  private void print(int longest) {
    if (text.length() > longest) {
      var end = text.length() - (Character.isHighSurrogate(text.charAt(text.length() - 1)) ? 1 : 0);
      console.print(text.subSequence(0, end));
      text.delete(0, end);
    }
  }

  @Override
  public void flush() {
    // Whoever writes calls it often.
  }

  /** Prints the rest. */
  @Override
  public void close() {
    if (text.length() > 0) {
      console.print(text);
      text.setLength(0);
    }
  }
}
