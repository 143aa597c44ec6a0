package io.github.migrationlint.cli;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.findings.Acceptance;
import io.github.migrationlint.core.findings.ConfigurationChanges.Decided;
import io.github.migrationlint.core.fix.FixOutcome;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.report.FailOn;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.report.ReportFormat;
import io.github.migrationlint.core.report.Reporter;
import io.github.migrationlint.core.report.TextReporter;
import io.github.migrationlint.rules.Documentation;
import io.github.migrationlint.rules.Revisions;
import io.github.migrationlint.rules.RuleSelection;
import java.util.List;
import java.util.Optional;

/** Finds what is wrong. */
final class CheckCommand implements Command {
  static final Flag[] FLAGS = {
    Flag.FORMAT,
    Flag.FAIL_ON,
    Flag.SELECT,
    Flag.IGNORE,
    Flag.SINCE,
    Flag.CONFIG_FROM,
    Flag.FIX,
    Flag.UNSAFE_FIXES,
    Flag.DIFF,
    Flag.EXCLUDE,
    Flag.CONFIG,
    Flag.NO_CONFIG,
    Flag.TARGET,
    Flag.NO_SUPPRESSIONS,
    Flag.ADD_SUPPRESSIONS,
    Flag.BASELINE,
    Flag.NO_BASELINE,
    Flag.STDIN_FILENAME,
    Flag.COLOR,
    Flag.STATISTICS,
    Flag.QUIET,
    Flag.VERBOSE,
    Flag.HELP,
    Flag.VERSION
  };

  @Override
  public int run(List<String> words, Environment around, Console console) {
    var arguments = Arguments.of(words, FLAGS);
    if (arguments.has(Flag.HELP)) {
      return HelpCommand.show("check", console);
    }
    if (arguments.has(Flag.VERSION)) {
      return VersionCommand.show(console);
    }
    var request = Inputs.of(arguments, around);
    var current = Inputs.configuration(arguments, around, console);
    var baseline = Inputs.baseline(arguments, around, current, request);
    var revisions = Inputs.revisions(arguments, request);
    try {
      var check = new Check(arguments, request, revisions, new Decided(current, baseline));
      return run(check, around, console);
    } finally {
      revisions.ifPresent(Revisions::close);
    }
  }

  /**
   * What a run is asked for.
   *
   * @param current what the work tree decides about findings
   */
  private record Check(
      Arguments arguments, LoadRequest request, Optional<Revisions> revisions, Decided current) {
    /** What decides about findings: the work tree, unless another revision is to. */
    Decided deciding() {
      var other = revisions.flatMap(Revisions::deciding);
      if (other.isEmpty()) {
        return current;
      }
      var configuration = Inputs.targeted(other.get().configuration(), arguments);
      return new Decided(configuration, other.get().baseline());
    }

    Acceptance acceptance(RuleSelection selection, Decided deciding) {
      var acceptance = Inputs.acceptance(arguments).with(deciding.baseline());
      if (revisions.isEmpty()) {
        return acceptance;
      }
      var linter = selection.linter(deciding.configuration(), acceptance);
      var known = revisions.get().suppressions(linter, request);
      return known.isPresent() ? acceptance.with(known.get()) : acceptance;
    }

    LintReport lint(Linter linter) {
      return revisions.isPresent()
          ? revisions.get().lint(linter, request, current)
          : linter.lint(request);
    }
  }

  private static int run(Check check, Environment around, Console console) {
    var arguments = check.arguments();
    var deciding = check.deciding();
    var configuration = deciding.configuration();
    var selection = RuleSelection.of(
        arguments.listed(Flag.SELECT), arguments.listed(Flag.IGNORE), configuration);
    var failOn = failOn(arguments);
    var outputs = Output.all(arguments.values(Flag.FORMAT), around.workingDirectory());
    var isColored = ColorChoice.isWanted(arguments, around);
    var linter = selection.linter(configuration, check.acceptance(selection, deciding));
    var reason = arguments.value(Flag.ADD_SUPPRESSIONS);
    if (reason.isPresent()) {
      return Accepting.run(reason.get(), linter, check.request(), console);
    }
    var fixing = Fixing.of(arguments);
    if (fixing.isPresent() && arguments.has(Flag.SINCE)) {
      throw new WrongUsage("`--since` and fixes exclude each other");
    }
    var fixed = Optional.<FixOutcome>empty();
    LintReport report;
    var progress = Progress.of(arguments, around, console);
    progress.start();
    try {
      fixed = fixing.map(fix -> fix.run(linter, check.request()));
      report = fixed.isPresent() ? fixed.get().report() : check.lint(linter);
    } finally {
      progress.stop();
    }
    var isElsewhere = fixing.isPresent() && fixing.get().takesStandardOutput(check.request());
    var isWritten = true;
    for (var output : outputs) {
      if (!arguments.has(Flag.QUIET) || isWorthSummary(report) || !output.isForReading()) {
        if (isElsewhere && output.file().isEmpty()) {
          output.writeText(report, console);
        } else {
          var reporter = reporter(output, failOn, isColored, configuration, around);
          isWritten &= output.write(report, reporter, console, around.workingDirectory());
        }
      }
    }
    remark(report, arguments, outputs, console);
    if (fixed.isPresent()) {
      fixing.orElseThrow().finish(fixed.get(), check.request(), console);
    }
    var isChanged = fixed.isPresent() && fixing.orElseThrow().failsOn(fixed.get());
    if (!isWritten || !report.internalErrors().isEmpty()) {
      BugReport.remark(report.internalErrors(), console);
      return ExitCode.INTERNAL_ERROR;
    }
    return Math.max(exitCode(report, failOn), isChanged ? ExitCode.FINDINGS : ExitCode.CLEAN);
  }

  static FailOn failOn(Arguments arguments) {
    var word = arguments.value(Flag.FAIL_ON).orElse(FailOn.ERROR.word());
    var threshold = FailOn.ofWord(word);
    if (threshold.isEmpty()) {
      throw new WrongUsage("`--fail-on` is error, warning, note or never, not `" + word + "`");
    }
    return threshold.get();
  }

  private static boolean isWorthSummary(LintReport report) {
    return !report.findings().isEmpty()
        || !report.internalErrors().isEmpty()
        || !report.compared().configurationChanges().isEmpty();
  }

  /** A report for people needs no catalogue, which the others may print from. */
  private static Reporter<LintReport> reporter(
      Output output,
      FailOn failOn,
      boolean isColored,
      Configuration configuration,
      Environment around) {
    if (output.format() == ReportFormat.TEXT) {
      return isColored && output.isForReading()
          ? new TextReporter(true, Hyperlinks.home(around), Documentation::ofRule)
          : new TextReporter(false);
    }
    var tool = Documentation.tool(VersionCommand.number(), configuration);
    return output.format().reporter(tool, failOn, false);
  }

  private static void remark(
      LintReport report, Arguments arguments, List<Output> outputs, Console console) {
    for (var error : unreportedErrors(report, outputs)) {
      console.complain("internal error: " + error);
    }
    if (!hasSummary(outputs)) {
      TextReporter.weakened(report).ifPresent(console::remark);
    }
    var understood = report.summary().understood();
    Silence.warn(
        new Silence.Read(
            report.summary().files(),
            understood.leftOut(),
            understood.unmatched(),
            understood.otherConfigurations()),
        arguments,
        console);
    if (arguments.has(Flag.VERBOSE)) {
      report.configured().path().ifPresent(path -> console.remark("configuration: " + path));
      for (var path : report.summary().templated()) {
        console.remark("left out as a template: " + path);
      }
    }
    if (arguments.has(Flag.STATISTICS)) {
      for (var line : Statistics.lines(report)) {
        console.remark(line);
      }
    }
  }

  /** Whether one of the reports says what was left out; else standard error does. */
  private static boolean hasSummary(List<Output> outputs) {
    for (var output : outputs) {
      if (output.format().hasSummary()) {
        return true;
      }
    }
    return false;
  }

  /** Every format has them, but only the text on standard output is read by whoever waits for it. */
  private static List<String> unreportedErrors(LintReport report, List<Output> outputs) {
    for (var output : outputs) {
      if (output.isForReading()) {
        return List.of();
      }
    }
    return report.internalErrors();
  }

  private static int exitCode(LintReport report, FailOn failOn) {
    return failOn.isReachedBy(report) ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }
}
