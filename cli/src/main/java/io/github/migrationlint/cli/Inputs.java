package io.github.migrationlint.cli;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.baseline.Baseline;
import io.github.migrationlint.core.config.CommandLineTarget;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.DeclaredVersion;
import io.github.migrationlint.core.findings.Acceptance;
import io.github.migrationlint.core.git.NoSuchRevision;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.text.CalendarDay;
import io.github.migrationlint.rules.Baselines;
import io.github.migrationlint.rules.Configurations;
import io.github.migrationlint.rules.Revisions;
import io.github.migrationlint.rules.RunDecisions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a command reads: its paths, or the working directory, or standard input. */
final class Inputs {
  /** More of standard input is not held: it is read through, and its parts are kept that matter. */
  private static final int MOST_BYTES = 8 << 20;

  private Inputs() {}

  /**
   * The request that the operands and flags ask for.
   *
   * @throws WrongUsage if standard input has a name and is not read
   */
  static LoadRequest of(Arguments arguments, Environment around) {
    var paths = paths(arguments);
    var stdin = paths.contains(LoadRequest.STDIN)
        ? Optional.of(read(around.in()))
        : Optional.<byte[]>empty();
    var request = new LoadRequest(
        around.workingDirectory(),
        paths,
        stdin,
        arguments.value(Flag.STDIN_FILENAME).orElse("<stdin>"),
        arguments.values(Flag.EXCLUDE));
    return stdin.isPresent() && stdin.get().length == MOST_BYTES
        ? request.followedBy(around.in())
        : request;
  }

  /** Reads what the operands and flags ask for, and warns of what comes to nothing. */
  static Loaded load(Linter linter, Arguments arguments, Environment around, Console console) {
    var loaded = linter.load(of(arguments, around)).value();
    Silence.warn(
        new Silence.Read(
            loaded.files(),
            loaded.leftOut(),
            linter.unmatched(loaded),
            linter.otherConfigurations(loaded)),
        arguments,
        console);
    return loaded;
  }

  /**
   * The configuration the user names, else the nearest one.
   *
   * @throws WrongUsage if it is both named and unwanted
   */
  static Configuration configuration(Arguments arguments, Environment around, Console console) {
    return targeted(written(arguments, around, console), arguments);
  }

  /** The same with the versions that the user names on the command line. */
  static Configuration targeted(Configuration configuration, Arguments arguments) {
    var targets = arguments.values(Flag.TARGET);
    return targets.isEmpty()
        ? configuration
        : configuration.targeting(CommandLineTarget.read(targets));
  }

  private static Configuration written(Arguments arguments, Environment around, Console console) {
    var named = arguments.value(Flag.CONFIG);
    if (named.isPresent() && arguments.has(Flag.NO_CONFIG)) {
      throw new WrongUsage("`--config` and `--no-config` exclude each other");
    }
    if (arguments.has(Flag.NO_CONFIG)) {
      return Configuration.NONE;
    }
    if (named.isPresent()) {
      return Configurations.named(around.workingDirectory(), named.get());
    }
    var search = Configurations.above(around.workingDirectory());
    search.remark().ifPresent(console::complain);
    return search.configuration();
  }

  /** Which findings are taken for accepted, without a baseline. */
  static Acceptance acceptance(Arguments arguments) {
    var today = CalendarDay.ofMilliseconds(System.currentTimeMillis());
    return new Acceptance(!arguments.has(Flag.NO_SUPPRESSIONS), today, Optional.empty());
  }

  /**
   * The baseline the user names, else the one that lies around.
   *
   * @throws WrongUsage if one is both named and unwanted
   */
  static Optional<Baseline> baseline(
      Arguments arguments, Environment around, Configuration configuration, LoadRequest request) {
    var named = arguments.value(Flag.BASELINE);
    if (named.isPresent() && arguments.has(Flag.NO_BASELINE)) {
      throw new WrongUsage("`--baseline` and `--no-baseline` exclude each other");
    }
    return arguments.has(Flag.NO_BASELINE)
        ? Optional.empty()
        : Baselines.find(around.workingDirectory(), named, configuration, request.paths());
  }

  /** Which configuration and baseline the flags ask for. */
  static RunDecisions decisions(Arguments arguments, Path workingDirectory, List<String> paths) {
    return new RunDecisions(
        workingDirectory,
        arguments.value(Flag.CONFIG),
        !arguments.has(Flag.NO_CONFIG),
        arguments.value(Flag.BASELINE),
        !arguments.has(Flag.NO_BASELINE),
        paths);
  }

  /** The release that the user names on the command line. */
  static Optional<DeclaredVersion> target(Arguments arguments) {
    var targets = arguments.values(Flag.TARGET);
    return targets.isEmpty() ? Optional.empty() : Optional.of(CommandLineTarget.read(targets));
  }

  /**
   * The revisions that a check needs; empty where it needs none.
   *
   * @throws WrongUsage if there is no such revision here, or the files are not Git's
   */
  static Optional<Revisions> revisions(Arguments arguments, LoadRequest request) {
    var since = arguments.value(Flag.SINCE);
    var configFrom = arguments.value(Flag.CONFIG_FROM);
    if (since.isEmpty() && configFrom.isEmpty()) {
      return Optional.empty();
    }
    if (request.paths().contains(LoadRequest.STDIN)) {
      throw new WrongUsage("`" + (since.isPresent() ? "--since" : "--config-from")
          + "` reads files of Git, and standard input is none");
    }
    var decisions = decisions(arguments, request.workingDirectory(), request.paths());
    try {
      return Revisions.of(since, configFrom, decisions);
    } catch (NoSuchRevision missing) {
      throw new WrongUsage(String.valueOf(missing.getMessage()));
    }
  }

  private static List<String> paths(Arguments arguments) {
    var operands = arguments.operands();
    if (!arguments.has(Flag.STDIN_FILENAME)) {
      return operands.isEmpty() ? List.of(".") : operands;
    }
    if (operands.isEmpty()) {
      return List.of(LoadRequest.STDIN);
    }
    if (!operands.contains(LoadRequest.STDIN)) {
      throw new WrongUsage(
          "`--stdin-filename` names standard input, which is not read;" + " add `-` to the paths");
    }
    return operands;
  }

  private static byte[] read(InputStream in) {
    try {
      return in.readNBytes(MOST_BYTES);
    } catch (IOException e) {
      throw new WrongUsage("cannot read standard input: " + e.getMessage());
    }
  }
}
