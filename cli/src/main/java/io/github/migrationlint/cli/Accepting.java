package io.github.migrationlint.cli;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.load.FileRewriter;
import io.github.migrationlint.core.load.LoadRequest;
import java.io.IOException;
import java.nio.file.InvalidPathException;

/** {@code --add-suppressions}: accepts every finding that is left, where it is. */
final class Accepting {
  private Accepting() {}

  /**
   * Writes the suppressions and tells how many findings they cover.
   *
   * @throws WrongUsage if the reason is not one line of text, standard input is read, or a file cannot
   *     be written
   */
  static int run(String reason, Linter linter, LoadRequest request, Console console) {
    if (reason.isBlank() || reason.lines().count() > 1) {
      throw new WrongUsage("`--add-suppressions` must be followed by a reason of one line");
    }
    if (request.stdin().isPresent()) {
      throw new WrongUsage("`--add-suppressions` cannot be combined with standard input");
    }
    var written = linter.accept(request, reason.strip());
    for (var file : written.texts().entrySet()) {
      try {
        FileRewriter.rewrite(request.workingDirectory(), file.getKey(), file.getValue());
      } catch (IOException | InvalidPathException e) {
        throw new WrongUsage("cannot write `" + file.getKey().id().path() + "`: " + e.getMessage());
      }
    }
    console.print("suppressed " + count(written.accepted(), "finding") + " in "
        + count(written.texts().size(), "file")
        + (written.left() == 0 ? "" : "; " + written.left() + " left without a suppression")
        + "\n");
    return ExitCode.CLEAN;
  }

  private static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
