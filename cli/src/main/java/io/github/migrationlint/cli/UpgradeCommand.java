package io.github.migrationlint.cli;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.Linter.Tree;
import io.github.migrationlint.core.config.CommandLineTarget;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diff.UpgradeReportBuilder.Upgrade;
import io.github.migrationlint.core.load.FileRewriter;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.rules.RuleSelection;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.List;

/** Tells what another release makes of the same files, and what keeps today's behavior. */
final class UpgradeCommand implements Command {
  static final Flag[] FLAGS = {
    Flag.TO,
    Flag.FROM,
    Flag.PIN,
    Flag.CLUSTER,
    Flag.FORMAT,
    Flag.FAIL_ON,
    Flag.EXIT_CODE,
    Flag.SELECT,
    Flag.IGNORE,
    Flag.EXCLUDE,
    Flag.CONFIG,
    Flag.NO_CONFIG,
    Flag.NO_SUPPRESSIONS,
    Flag.COLOR,
    Flag.QUIET,
    Flag.HELP
  };

  @Override
  public int run(List<String> words, Environment around, Console console) {
    var arguments = Arguments.of(words, FLAGS);
    if (arguments.has(Flag.HELP)) {
      return HelpCommand.show("upgrade", console);
    }
    if (!arguments.has(Flag.TO)) {
      throw new WrongUsage("`upgrade` needs a release: `upgrade --to hco=1.19`");
    }
    var failOn = CheckCommand.failOn(arguments);
    var outputs =
        Output.all(arguments.values(Flag.FORMAT), DiffCommand.FORMATS, around.workingDirectory());
    var configuration = Inputs.configuration(arguments, around, console);
    var request = Inputs.of(arguments, around);
    if (request.stdin().isPresent() && arguments.has(Flag.PIN)) {
      throw new WrongUsage("`--pin` writes to files, and standard input is none");
    }
    var progress = Progress.of(arguments, around, console);
    progress.start();
    Upgrade upgrade;
    try {
      upgrade = upgrade(arguments, configuration, request);
    } finally {
      progress.stop();
    }
    var report = DiffCommand.ofClusters(upgrade.report(), arguments);
    var printing =
        new DiffCommand.Printing(failOn, ColorChoice.isWanted(arguments, around), "./", "./");
    for (var output : outputs) {
      if (!arguments.has(Flag.QUIET) || !report.isEmpty() || !output.isForReading()) {
        output.write(report, printing.reporter(output), console, around.workingDirectory());
      }
    }
    if (arguments.has(Flag.PIN)) {
      pin(upgrade.pins(), request, console);
    }
    return DiffCommand.exitCode(report, failOn, arguments.has(Flag.EXIT_CODE));
  }

  private static Upgrade upgrade(
      Arguments arguments, Configuration configuration, LoadRequest request) {
    var selection = RuleSelection.of(
        arguments.listed(Flag.SELECT), arguments.listed(Flag.IGNORE), configuration);
    var from = arguments.values(Flag.FROM);
    var before =
        from.isEmpty() ? configuration : configuration.targeting(CommandLineTarget.read(from));
    var now = configuration.targeting(CommandLineTarget.read(arguments.values(Flag.TO)));
    var acceptance = Inputs.acceptance(arguments);
    var linter = selection.linter(before, acceptance);
    var loaded = linter.load(request);
    return Linter.upgrade(
        new Tree("today", linter, loaded),
        new Tree("after the upgrade", selection.linter(now, acceptance), loaded));
  }

  /** Writes the lines that keep today's values. */
  private static void pin(List<Edit> pins, LoadRequest request, Console console) {
    var written = 0;
    for (var edit : pins) {
      var source = edit.span().source();
      var text = new StringBuilder(source.text());
      text.replace(edit.span().start(), edit.span().end(), edit.replacement());
      written += write(source, text.toString(), request);
    }
    console.remark(
        written == 0
            ? "there is nothing to pin"
            : "pinned today's values in " + written + (written == 1 ? " file" : " files"));
  }

  private static int write(SourceFile source, String text, LoadRequest request) {
    try {
      FileRewriter.rewrite(request.workingDirectory(), source, text);
      return 1;
    } catch (IOException | InvalidPathException e) {
      throw new WrongUsage("cannot pin in `" + source.id().path() + "`: " + e.getMessage());
    }
  }
}
