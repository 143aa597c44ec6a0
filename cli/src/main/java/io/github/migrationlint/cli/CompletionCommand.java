package io.github.migrationlint.cli;

import java.util.List;

/** Prints a script that makes a shell complete words. */
final class CompletionCommand implements Command {
  static final Flag[] FLAGS = {Flag.HELP};

  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  @Override
  public int run(List<String> words, Environment around, Console console) {
    var arguments = Arguments.of(words, FLAGS);
    if (arguments.has(Flag.HELP)) {
      return HelpCommand.show("completion", console);
    }
    var operands = arguments.operands();
    if (operands.isEmpty()) {
      throw new WrongUsage("completion for which shell? There are " + String.join(", ", SHELLS));
    }
    if (operands.size() > 1) {
      throw new WrongUsage("nothing is expected here: `" + operands.get(1) + "`");
    }
    console.print(script(operands.get(0)));
    return ExitCode.CLEAN;
  }

  private static String script(String shell) {
    return switch (shell) {
      case "bash" -> BashCompletion.script();
      case "zsh" -> ZshCompletion.script();
      case "fish" -> FishCompletion.script();
      default ->
        throw new WrongUsage(
            "no completion for `" + shell + "`; there are " + String.join(", ", SHELLS));
    };
  }
}
