package io.github.migrationlint.core.report;

import io.github.migrationlint.core.text.TerminalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * One line for each finding, {@code path:line:column: severity[rule] message}, for grep and for editors
 * that jump to places. Nothing else is written, so no line of the output is anything but a finding.
 */
public final class ConciseReporter implements Reporter<LintReport> {
  @Override
  public void write(LintReport report, Writer out) {
    try {
      for (var finding : report.findings()) {
        out.append(TerminalText.oneLine(finding.primary().toString())).append(": ");
        out.append(finding.severity().word()).append('[');
        out.append(TerminalText.oneLine(finding.code())).append("] ");
        out.append(TerminalText.oneLine(finding.message())).append('\n');
      }
      for (var error : report.internalErrors()) {
        out.append("internal error: ").append(TerminalText.oneLine(error)).append('\n');
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
