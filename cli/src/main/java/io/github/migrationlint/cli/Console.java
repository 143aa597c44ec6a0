package io.github.migrationlint.cli;

import io.github.migrationlint.core.report.TerminalText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What a run says: answers to one stream, everything else to the other, both in UTF-8. */
final class Console {
  private final OutputStream out;
  private final OutputStream err;

  Console(OutputStream out, OutputStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Gives the answer, in one piece. A reader who has seen enough and left, such as {@code head}, is no
   * error.
   *
   * @throws WrongUsage if the stream takes no more, as on a full disk
   */
  void print(CharSequence answer) {
    try {
      out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      if (!isBrokenPipe(e)) {
        throw new WrongUsage("cannot write to standard output: " + e.getMessage());
      }
    }
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
    try {
      err.write((TerminalText.oneLine(line) + "\n").getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException e) {
      // Nobody listens, and there is nowhere else to say it.
    }
  }
}
