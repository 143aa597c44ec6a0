package io.github.migrationlint.cli;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.git.NoSuchRevision;
import io.github.migrationlint.core.report.DiffJsonReporter;
import io.github.migrationlint.core.report.DiffMarkdownReporter;
import io.github.migrationlint.core.report.DiffReport;
import io.github.migrationlint.core.report.DiffTextReporter;
import io.github.migrationlint.core.report.FailOn;
import io.github.migrationlint.core.report.ReportFormat;
import io.github.migrationlint.core.report.Reporter;
import io.github.migrationlint.core.text.Spelling;
import io.github.migrationlint.rules.Documentation;
import io.github.migrationlint.rules.TreeComparison;
import io.github.migrationlint.rules.TreeComparison.Compared;
import io.github.migrationlint.rules.TreeComparison.Request;
import java.util.List;
import java.util.Optional;

/** Tells what a change does to VMs, limits and findings. */
final class DiffCommand implements Command {
  static final Flag[] FLAGS = {
    Flag.MERGE_BASE,
    Flag.CONFIG_FROM,
    Flag.CLUSTER,
    Flag.FORMAT,
    Flag.FAIL_ON,
    Flag.EXIT_CODE,
    Flag.LINKS,
    Flag.SELECT,
    Flag.IGNORE,
    Flag.EXCLUDE,
    Flag.CONFIG,
    Flag.NO_CONFIG,
    Flag.TARGET,
    Flag.NO_SUPPRESSIONS,
    Flag.BASELINE,
    Flag.NO_BASELINE,
    Flag.COLOR,
    Flag.QUIET,
    Flag.HELP
  };

  /** What a change can be reported in. */
  static final List<ReportFormat> FORMATS =
      List.of(ReportFormat.TEXT, ReportFormat.JSON, ReportFormat.MARKDOWN);

  private static final String PATHS_FOLLOW = "--";

  /** What of an address is the name of a commit. */
  private static final String REVISION = "{revision}";

  @Override
  public int run(List<String> words, Environment around, Console console) {
    var end = words.indexOf(PATHS_FOLLOW);
    var arguments = Arguments.of(end < 0 ? words : words.subList(0, end), FLAGS);
    if (arguments.has(Flag.HELP)) {
      return HelpCommand.show("diff", console);
    }
    var paths = end < 0 ? List.<String>of() : words.subList(end + 1, words.size());
    var failOn = CheckCommand.failOn(arguments);
    var outputs = Output.all(arguments.values(Flag.FORMAT), FORMATS, around.workingDirectory());
    var request = request(arguments, paths, around);
    var progress = Progress.of(arguments, around, console);
    progress.start();
    Compared compared;
    try {
      compared = TreeComparison.run(request);
    } catch (NoSuchRevision missing) {
      throw new WrongUsage(String.valueOf(missing.getMessage()));
    } finally {
      progress.stop();
    }
    var report = ofClusters(compared.report(), arguments);
    var printing = new Printing(
        failOn,
        ColorChoice.isWanted(arguments, around),
        links(arguments, compared.headCommit(), "./"),
        links(arguments, compared.baseCommit(), ""));
    for (var output : outputs) {
      if (!arguments.has(Flag.QUIET) || !report.isEmpty() || !output.isForReading()) {
        output.write(report, printing.reporter(output), console, around.workingDirectory());
      }
    }
    return exitCode(report, failOn, arguments.has(Flag.EXIT_CODE));
  }

  private static Request request(Arguments arguments, List<String> paths, Environment around) {
    var operands = arguments.operands();
    if (operands.isEmpty()) {
      throw new WrongUsage(
          "`diff` needs what to compare with: `diff BASE [HEAD]`, such as `diff origin/main`");
    }
    if (operands.size() > 2) {
      throw new WrongUsage(
          "`diff` compares two trees; write paths behind `--`: `diff BASE -- PATH`");
    }
    return new Request(
        Inputs.decisions(arguments, around.workingDirectory(), paths),
        operands.get(0),
        operands.size() > 1 ? Optional.of(operands.get(1)) : Optional.empty(),
        arguments.has(Flag.MERGE_BASE),
        isDecidedByBase(arguments),
        arguments.values(Flag.EXCLUDE),
        arguments.listed(Flag.SELECT),
        arguments.listed(Flag.IGNORE),
        Inputs.acceptance(arguments),
        Inputs.target(arguments));
  }

  private static boolean isDecidedByBase(Arguments arguments) {
    var word = arguments.value(Flag.CONFIG_FROM).orElse("head");
    if (!word.equals("head") && !word.equals("base")) {
      throw new WrongUsage("`--config-from` is base or head here, not `" + word + "`");
    }
    return word.equals("base");
  }

  /** Where the files of a commit are shown. */
  private static String links(Arguments arguments, String commit, String otherwise) {
    var address = arguments.value(Flag.LINKS);
    if (address.isPresent() && !address.get().contains(REVISION)) {
      throw new WrongUsage("`--links` is an address with `" + REVISION
          + "` in it, such as `https://github.com/ORG/REPO/blob/{revision}/`");
    }
    return address
        .filter(known -> !commit.isEmpty())
        .map(known -> known.replace(REVISION, commit))
        .orElse(otherwise);
  }

  /**
   * How reports look.
   *
   * @param headHome where the files of the head are shown
   * @param baseHome where those of the base are; empty for nowhere
   */
  record Printing(FailOn failOn, boolean isColored, String headHome, String baseHome) {
    Reporter<DiffReport> reporter(Output output) {
      return switch (output.format()) {
        case JSON ->
          new DiffJsonReporter(Documentation.tool(VersionCommand.number(), Configuration.NONE));
        case MARKDOWN -> new DiffMarkdownReporter(failOn, headHome, baseHome);
        default -> new DiffTextReporter(isColored && output.isForReading(), failOn);
      };
    }
  }

  static DiffReport ofClusters(DiffReport report, Arguments arguments) {
    var wanted = arguments.values(Flag.CLUSTER);
    if (wanted.isEmpty()) {
      return report;
    }
    for (var name : wanted) {
      if (!report.knownClusters().contains(name)) {
        throw new WrongUsage(
            "no cluster `" + name + "`" + Spelling.question(name, report.knownClusters()));
      }
    }
    return report.in(wanted);
  }

  static int exitCode(DiffReport report, FailOn failOn, boolean countsChanges) {
    if (!report.internalErrors().isEmpty()) {
      return ExitCode.INTERNAL_ERROR;
    }
    for (var finding : report.newFindings()) {
      if (failOn.includes(finding.severity())) {
        return ExitCode.FINDINGS;
      }
    }
    return countsChanges && !report.isEmpty() ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }
}
