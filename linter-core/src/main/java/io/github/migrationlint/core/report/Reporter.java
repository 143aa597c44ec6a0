package io.github.migrationlint.core.report;

import java.io.Writer;

/**
 * Writes one kind of report in one format. What it writes depends on the report alone, so the same
 * report gives the same characters everywhere; lines end with LF.
 */
public interface Reporter<T> {
  /**
   * Writes the whole report and flushes, but does not close the writer.
   *
   * @throws java.io.UncheckedIOException if the writer fails
   */
  void write(T report, Writer out);
}
