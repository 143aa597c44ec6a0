package io.github.migrationlint.cli;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.fix.FixOutcome;
import io.github.migrationlint.core.fix.FixOutcome.ChangedFile;
import io.github.migrationlint.core.git.UnifiedDiff;
import io.github.migrationlint.core.load.FileRewriter;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.text.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;

/**
 * {@code --fix}, {@code --unsafe-fixes} and {@code --diff}: what is applied, and where the changed
 * texts go.
 */
final class Fixing {
  private final Applicability most;
  private final boolean isDiff;

  private Fixing(Applicability most, boolean isDiff) {
    this.most = most;
    this.isDiff = isDiff;
  }

  /** Empty where no one asks for fixes. */
  static Optional<Fixing> of(Arguments arguments) {
    var isUnsafe = arguments.has(Flag.UNSAFE_FIXES);
    var isDiff = arguments.has(Flag.DIFF);
    return arguments.has(Flag.FIX) || isUnsafe || isDiff
        ? Optional.of(
            new Fixing(isUnsafe ? Applicability.NEEDS_REVIEW : Applicability.SAFE, isDiff))
        : Optional.empty();
  }

  /** Whether standard output holds texts or a difference, so that findings go elsewhere. */
  boolean takesStandardOutput(LoadRequest request) {
    return isDiff || request.paths().contains(LoadRequest.STDIN);
  }

  /** Whether a run that would change something fails. */
  boolean failsOn(FixOutcome outcome) {
    return isDiff && !outcome.files().isEmpty();
  }

  /**
   * Applies the fixes in memory.
   *
   * @throws WrongUsage if standard input is so long that not all of it is held
   */
  FixOutcome run(Linter linter, LoadRequest request) {
    if (request.more().isPresent()) {
      throw new WrongUsage("standard input is too long to be fixed; name the file");
    }
    return linter.fix(request, most);
  }

  /**
   * Prints the difference, or writes the files and prints what standard input is afterwards.
   *
   * @throws WrongUsage if a file cannot be written; the others are
   */
  void finish(FixOutcome outcome, LoadRequest request, Console console) {
    if (isDiff) {
      console.print(difference(outcome.files()));
      return;
    }
    var failure = Optional.<WrongUsage>empty();
    var files = 0;
    for (var file : outcome.files()) {
      if (isStdin(file.before(), request)) {
        continue;
      }
      try {
        FileRewriter.rewrite(
            request.workingDirectory(), file.before(), file.after().text());
        files++;
      } catch (IOException | InvalidPathException e) {
        failure = Optional.of(
            new WrongUsage("cannot fix `" + file.before().id().path() + "`: " + e.getMessage()));
      }
    }
    if (request.stdin().isPresent()) {
      console.print(stdin(outcome, request));
    }
    if (outcome.fixed() > 0) {
      console.remark("applied " + count(outcome.fixed(), "fix", "fixes")
          + (files == 0 ? "" : " in " + count(files, "file", "files")));
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private static String count(int count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }

  private static String difference(List<ChangedFile> files) {
    var out = new StringBuilder();
    for (var file : files) {
      out.append(UnifiedDiff.of(
          file.before().id().path(), file.before().text(), file.after().text()));
    }
    return out.toString();
  }

  private static boolean isStdin(SourceFile source, LoadRequest request) {
    return request.stdin().isPresent() && source.id().path().equals(request.stdinName());
  }

  /** As it was, byte for byte, where nothing in it changes. */
  private static String stdin(FixOutcome outcome, LoadRequest request) {
    for (var file : outcome.files()) {
      if (isStdin(file.before(), request)) {
        return file.after().text();
      }
    }
    return new String(request.stdin().orElseThrow(), StandardCharsets.UTF_8);
  }
}
