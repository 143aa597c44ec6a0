package io.github.migrationlint.cli;

import io.github.migrationlint.core.findings.CheckedRepository.Frozen;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.load.OwnFile;
import io.github.migrationlint.core.report.BaselineWriter;
import io.github.migrationlint.core.text.Spelling;
import io.github.migrationlint.rules.Baselines;
import io.github.migrationlint.rules.RuleSelection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Freezes what is found today, and thaws what has been solved since. */
final class BaselineCommand implements Command {
  static final Flag[] FLAGS = {
    Flag.OUTPUT,
    Flag.SELECT,
    Flag.IGNORE,
    Flag.EXCLUDE,
    Flag.CONFIG,
    Flag.NO_CONFIG,
    Flag.TARGET,
    Flag.HELP
  };

  private static final List<String> ACTIONS = List.of("create", "prune");

  @Override
  public int run(List<String> args, Environment env, Console console) {
    var action = args.isEmpty() ? "" : args.get(0);
    var arguments =
        Arguments.of(ACTIONS.contains(action) ? args.subList(1, args.size()) : args, FLAGS);
    if (arguments.has(Flag.HELP)) {
      return HelpCommand.show("baseline", console);
    }
    return switch (action) {
      case "create" -> create(arguments, env, console);
      case "prune" -> prune(arguments, env, console);
      default ->
        throw new WrongUsage("`baseline` must be followed by " + String.join(" or ", ACTIONS)
            + Spelling.question(action, ACTIONS));
    };
  }

  private static int create(Arguments arguments, Environment env, Console console) {
    var configuration = Inputs.configuration(arguments, env, console);
    var file = arguments
        .value(Flag.OUTPUT)
        .map(path -> env.workingDirectory().resolve(path))
        .orElseGet(() -> configuration
            .baseline()
            .map(path -> Baselines.home(env.workingDirectory(), configuration).resolve(path))
            .orElseGet(() -> env.workingDirectory().resolve(OwnFile.BASELINE)));
    var request = Inputs.of(arguments, env);
    var selection = RuleSelection.of(
        arguments.listed(Flag.SELECT), arguments.listed(Flag.IGNORE), configuration);
    var frozen = selection
        .linter(configuration, Inputs.acceptance(arguments))
        .freeze(request, Baselines.names(file, env.workingDirectory(), request.paths()));
    return write(frozen, file, "frozen", env, console);
  }

  private static int prune(Arguments arguments, Environment env, Console console) {
    if (arguments.operands().size() > 1) {
      throw new WrongUsage("nothing is expected here: `" + arguments.operands().get(1) + "`");
    }
    var configuration = Inputs.configuration(arguments, env, console);
    var named = arguments.operands().stream().findFirst();
    var file = Baselines.file(env.workingDirectory(), named, configuration)
        .orElseThrow(() -> new WrongUsage("no `" + OwnFile.BASELINE
            + "` here or in a folder above; `migration-lint baseline create` makes one"));
    var request = new LoadRequest(
        env.workingDirectory(), List.of("."), Optional.empty(), "", arguments.values(Flag.EXCLUDE));
    var baseline = Baselines.find(env.workingDirectory(), named, configuration, request.paths());
    var frozen = RuleSelection.of(List.of(), List.of(), configuration)
        .linter(configuration, Inputs.acceptance(arguments).with(baseline))
        .freeze(request, Baselines.names(file.path(), env.workingDirectory(), request.paths()));
    return write(frozen, file.path(), "left", env, console);
  }

  private static int write(
      Frozen frozen, Path file, String what, Environment env, Console console) {
    if (!frozen.report().internalErrors().isEmpty()) {
      for (var error : frozen.report().internalErrors()) {
        console.complain("internal error: " + error);
      }
      return ExitCode.INTERNAL_ERROR;
    }
    var count = 0;
    for (var finding : frozen.findings()) {
      count += finding.count();
    }
    Output.write(frozen.findings(), new BaselineWriter(), file, env.workingDirectory());
    var words = new ArrayList<String>();
    words.add("wrote `" + shown(file, env.workingDirectory()) + "`:");
    words.add(count + (count == 1 ? " finding" : " findings"));
    words.add(what);
    console.print(String.join(" ", words) + "\n");
    return ExitCode.CLEAN;
  }

  private static String shown(Path file, Path workingDirectory) {
    return workingDirectory.relativize(file.normalize()).toString().replace('\\', '/');
  }
}
