package io.github.migrationlint.cli;

import io.github.migrationlint.core.diagnostic.Failures;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What a user reads who ran into a bug of ours, and what we need to know to mend it. */
final class BugReport {
  private BugReport() {}

  /** What to do about failures that the report names. */
  static void remark(List<String> failures, Console console) {
    var areOfMemory = false;
    for (var failure : failures) {
      areOfMemory |= Failures.isOfMemory(failure);
    }
    if (areOfMemory) {
      console.remark(OutOfMemory.HELP);
    } else {
      console.remark("  this is a bug in " + VersionCommand.version() + " on Java "
          + System.getProperty("java.version") + ", please report it");
    }
  }

  static void write(Throwable bug, List<String> words, Console console) {
    console.complain("internal error: " + bug);
    console.remark("  " + VersionCommand.version() + ", Java " + System.getProperty("java.version")
        + ", " + System.getProperty("os.name"));
    if (words.contains("-v") || words.contains("--verbose")) {
      var trace = new StringWriter();
      bug.printStackTrace(new PrintWriter(trace));
      trace.toString().lines().forEach(line -> console.remark(line.replace("\t", "  ")));
      console.remark("  this is a bug in migration-lint, please report it with all of the above");
    } else {
      console.remark("  this is a bug in migration-lint, please report it; --verbose shows where");
    }
  }
}
