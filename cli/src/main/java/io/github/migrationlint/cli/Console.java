package io.github.migrationlint.cli;

import io.github.migrationlint.core.text.TerminalText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What a run says: answers to one stream, everything else to the other. Both are UTF-8, except for a
 * terminal that is known to read something else.
 */
final class Console {
  private final OutputStream out;
  private final OutputStream err;
  private final Charset outCharset;
  private final Charset errCharset;

  private Console(OutputStream out, Charset outCharset, OutputStream err, Charset errCharset) {
    this.out = out;
    this.err = err;
    this.outCharset = outCharset;
    this.errCharset = errCharset;
  }

  static Console of(Environment around) {
    var charset = TerminalCharset.of(around.environment());
    if (charset.equals(StandardCharsets.UTF_8)) {
      return new Console(around.out(), charset, around.err(), charset);
    }
    var out = around.isTerminal().getAsBoolean() ? charset : StandardCharsets.UTF_8;
    var err = around.isErrTerminal().getAsBoolean() ? charset : StandardCharsets.UTF_8;
    return new Console(around.out(), out, around.err(), err);
  }

  /**
   * Gives the answer, in one piece. A reader who has seen enough and left, such as {@code head}, is no
   * error.
   *
   * @throws WrongUsage if the stream takes no more, as on a full disk
   */
  void print(CharSequence answer) {
    try {
      out.write(bytes(answer.toString(), outCharset));
      out.flush();
    } catch (IOException e) {
      if (!isBrokenPipe(e)) {
        throw new WrongUsage("cannot write to standard output: " + e.getMessage());
      }
    }
  }

  private static byte[] bytes(String text, Charset charset) {
    return charset.equals(StandardCharsets.UTF_8)
        ? text.getBytes(charset)
        : TerminalCharset.bytes(text, charset);
  }

  /** The JDK has no type for it; what POSIX and Windows systems say both speak of the pipe. */
  private static boolean isBrokenPipe(IOException e) {
    var message = e.getMessage();
    return message != null && (message.contains("Broken pipe") || message.contains("The pipe"));
  }

  /** Says in one line why there is no answer. */
  void complain(String message) {
    remark("migration-lint: " + message);
  }

  /**
   * Says a line that is no part of the answer. Names of files and rules come from anywhere, and a
   * terminal obeys what it is shown.
   */
  void remark(String line) {
    draw(TerminalText.oneLine(line) + "\n");
  }

  /** Shows what is our own word for word, such as what moves the cursor. */
  void draw(String text) {
    try {
      err.write(bytes(text, errCharset));
      err.flush();
    } catch (IOException e) {
      // No one listens, and there is nowhere else to say it.
    }
  }
}
