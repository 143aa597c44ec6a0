package io.github.migrationlint.desugar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Replaces what javac leaves for the JVM to make at the first call: the classes of lambdas and method
 * references, {@code equals}, {@code hashCode} and {@code toString} of records, the concatenation of
 * strings. A JVM spins and loads code for each of them in every run; that was half of a short run of
 * the linter. Here they become plain classes and methods, once and for all.
 *
 * <p>Takes a folder of classes or a jar, and rewrites it in place. Already rewritten classes stay as
 * they are; the same classes give the same bytes. Ant takes it for a task, as it has the methods of
 * one.
 */
public final class Desugar {
  private String path = "";

  /** What to rewrite. */
  public void setPath(String path) {
    this.path = path;
  }

  /** Rewrites it; what does not exist is left out, as in a module without code. */
  public void execute() throws IOException {
    var place = Path.of(path);
    if (Files.isDirectory(place)) {
      ClassFolder.rewrite(place);
    } else if (Files.isRegularFile(place)) {
      ClassJar.rewrite(place);
    }
  }
}
