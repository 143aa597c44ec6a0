package io.github.migrationlint.cli;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.report.ClustersJsonReporter;
import io.github.migrationlint.core.report.ClustersPage;
import io.github.migrationlint.core.report.ClustersReport;
import io.github.migrationlint.core.report.ClustersTextReporter;
import io.github.migrationlint.core.report.Reporter;
import io.github.migrationlint.core.text.Spelling;
import java.util.ArrayList;
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
    Flag.CLUSTER,
    Flag.COLOR,
    Flag.VERBOSE,
    Flag.HELP
  };

  @Override
  public int run(List<String> words, Environment around, Console console) {
    var arguments = Arguments.of(words, FLAGS);
    if (arguments.has(Flag.HELP)) {
      return HelpCommand.show("clusters", console);
    }
    var output = new Output(Output.textOrJson(arguments), Optional.empty());
    var isColored = ColorChoice.isWanted(arguments, around);
    var linter = new Linter(List.of(), Inputs.configuration(arguments, around, console));
    var report = linter.clusters(Inputs.load(linter, arguments, around, console));
    var isWhole = arguments.has(Flag.VERBOSE) || arguments.has(Flag.CLUSTER);
    if (arguments.has(Flag.CLUSTER)) {
      report = of(report, arguments.value(Flag.CLUSTER).orElseThrow());
    }
    output.write(report, reporter(output, isColored, isWhole), console, around.workingDirectory());
    return ExitCode.CLEAN;
  }

  private static ClustersReport of(ClustersReport report, String asked) {
    var names = new ArrayList<String>();
    for (var cluster : report.clusters()) {
      names.add(cluster.name());
    }
    if (!names.contains(asked)) {
      throw new WrongUsage("no cluster `" + asked + "`" + Spelling.question(asked, names));
    }
    return report.of(asked);
  }

  private static Reporter<ClustersReport> reporter(
      Output output, boolean isColored, boolean isWhole) {
    if (!output.isForReading()) {
      return new ClustersJsonReporter();
    }
    return isWhole ? new ClustersTextReporter(isColored) : new ClustersPage(isColored);
  }
}
