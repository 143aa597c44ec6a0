package io.github.migrationlint.cli;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.report.ClustersJsonReporter;
import io.github.migrationlint.core.report.ClustersReport;
import io.github.migrationlint.core.report.ClustersTextReporter;
import io.github.migrationlint.core.report.Reporter;
import java.util.List;
import java.util.Optional;

/** Tells what of a repository reaches which cluster, and what cannot be seen. */
final class ClustersCommand implements Command {
  static final Flag[] FLAGS = {
    Flag.FORMAT,
    Flag.EXCLUDE,
    Flag.CONFIG,
    Flag.NO_CONFIG,
    Flag.TARGET,
    Flag.STDIN_FILENAME,
    Flag.COLOR,
    Flag.HELP
  };

  @Override
  public int run(List<String> words, Environment around, Console console) {
    var arguments = Arguments.of(words, FLAGS);
    if (arguments.has(Flag.HELP)) {
      return HelpCommand.show("clusters", console);
    }
    var output = new Output(Output.textOrJson(arguments), Optional.empty());
    var isColoured = ColorChoice.isWanted(arguments, around);
    var report = new Linter(List.of(), Inputs.configuration(arguments, around, console))
        .clusters(Inputs.of(arguments, around));
    output.write(report, reporter(output, isColoured), console, around.workingDirectory());
    return ExitCode.CLEAN;
  }

  private static Reporter<ClustersReport> reporter(Output output, boolean isColoured) {
    return output.isForReading()
        ? new ClustersTextReporter(isColoured)
        : new ClustersJsonReporter();
  }
}
