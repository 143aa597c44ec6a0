package io.github.migrationlint.cli;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.policytest.TestReport;
import io.github.migrationlint.core.report.ReportFormat;
import io.github.migrationlint.core.report.Reporter;
import io.github.migrationlint.core.report.TestJUnitReporter;
import io.github.migrationlint.core.report.TestJsonReporter;
import io.github.migrationlint.core.report.TestTextReporter;
import java.util.List;

/** Runs tests of policies. */
final class TestCommand implements Command {
  static final Flag[] FLAGS = {
    Flag.FORMAT, Flag.EXCLUDE, Flag.CONFIG, Flag.NO_CONFIG, Flag.TARGET, Flag.QUIET, Flag.HELP
  };

  static final List<ReportFormat> FORMATS =
      List.of(ReportFormat.TEXT, ReportFormat.JSON, ReportFormat.JUNIT);

  @Override
  public int run(List<String> args, Environment env, Console console) {
    var arguments = Arguments.of(args, FLAGS);
    if (arguments.has(Flag.HELP)) {
      return HelpCommand.show("test", console);
    }
    var outputs = Output.all(arguments.values(Flag.FORMAT), FORMATS, env.workingDirectory());
    var configuration = Inputs.configuration(arguments, env, console);
    var report = new Linter(List.of(), configuration).test(Inputs.of(arguments, env));
    if (report.results().isEmpty() && report.internalErrors().isEmpty()) {
      throw new WrongUsage("no tests found; they are in files called `*.migration-test.yaml`");
    }
    var isQuiet = arguments.has(Flag.QUIET)
        && report.failed() == 0
        && report.internalErrors().isEmpty();
    var isWritten = true;
    for (var output : outputs) {
      if (!isQuiet || !output.isForReading()) {
        isWritten &=
            output.write(report, reporter(output.format()), console, env.workingDirectory());
      }
    }
    if (!isWritten || !report.internalErrors().isEmpty()) {
      BugReport.remark(report.internalErrors(), console);
      return ExitCode.INTERNAL_ERROR;
    }
    return report.failed() > 0 ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }

  private static Reporter<TestReport> reporter(ReportFormat format) {
    return switch (format) {
      case JSON -> new TestJsonReporter();
      case JUNIT -> new TestJUnitReporter();
      default -> new TestTextReporter();
    };
  }
}
