package io.github.migrationlint.cli;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.report.Reporter;
import io.github.migrationlint.core.report.WhoWinsJsonReporter;
import io.github.migrationlint.core.report.WhoWinsReport;
import io.github.migrationlint.core.report.WhoWinsReport.Vm;
import io.github.migrationlint.core.report.WhoWinsTextReporter;
import io.github.migrationlint.core.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells which policy governs each VM, and with what settings. */
final class WhoWinsCommand implements Command {
  static final Flag[] FLAGS = {
    Flag.VM,
    Flag.POLICY,
    Flag.CLUSTER,
    Flag.ALL,
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
      return HelpCommand.show("who-wins", console);
    }
    var output = new Output(Output.textOrJson(arguments), Optional.empty());
    var isColored = ColorChoice.isWanted(arguments, around);
    var linter = new Linter(List.of(), Inputs.configuration(arguments, around, console));
    var loaded = Inputs.load(linter, arguments, around, console);
    var report = linter.whoWins(loaded);
    if (arguments.has(Flag.CLUSTER)) {
      report = ofCluster(report, arguments.value(Flag.CLUSTER).orElseThrow());
    }
    if (arguments.has(Flag.VM)) {
      report = ofVm(report, arguments.value(Flag.VM).orElseThrow());
    }
    if (arguments.has(Flag.POLICY)) {
      report = ofPolicy(report, arguments.value(Flag.POLICY).orElseThrow());
    }
    output.write(
        report,
        reporter(output, isColored, arguments.has(Flag.ALL)),
        console,
        around.workingDirectory());
    return ExitCode.CLEAN;
  }

  private static Reporter<WhoWinsReport> reporter(
      Output output, boolean isColored, boolean isWhole) {
    return output.isForReading()
        ? new WhoWinsTextReporter(isColored, isWhole)
        : new WhoWinsJsonReporter();
  }

  private static WhoWinsReport ofCluster(WhoWinsReport report, String asked) {
    var names = new ArrayList<String>();
    for (var cluster : report.coverage()) {
      names.add(cluster.cluster());
    }
    if (!names.contains(asked)) {
      throw new WrongUsage("no cluster `" + asked + "`" + Spelling.question(asked, names));
    }
    return report.inCluster(asked);
  }

  /** What is said about one VM, in every cluster that has it; a bare name fits any namespace. */
  private static WhoWinsReport ofVm(WhoWinsReport report, String asked) {
    var found = new ArrayList<Vm>();
    var names = new ArrayList<String>();
    for (var vm : report.vms()) {
      var name = asked.contains("/") ? vm.namespace() + "/" + vm.name() : vm.name();
      names.add(name);
      if (name.equals(asked)) {
        found.add(vm);
      }
    }
    if (found.isEmpty()) {
      throw new WrongUsage("no VM `" + asked + "`" + Spelling.question(asked, names));
    }
    return report.withVms(found);
  }

  /** What becomes of one policy, and the VMs that it governs, loses, or may match. */
  private static WhoWinsReport ofPolicy(WhoWinsReport report, String asked) {
    var names = report.policyNames();
    if (!names.contains(asked)) {
      throw new WrongUsage("no policy `" + asked + "`" + Spelling.question(asked, names));
    }
    return report.about(asked);
  }
}
