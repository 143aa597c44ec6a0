package io.github.migrationlint.cli;

import java.util.List;

/** Says which version this is. */
final class VersionCommand implements Command {
  static final Flag[] FLAGS = {Flag.HELP};

  @Override
  public int run(List<String> words, Environment around, Console console) {
    var arguments = Arguments.of(words, FLAGS);
    if (arguments.has(Flag.HELP)) {
      return HelpCommand.show("version", console);
    }
    arguments.refuseOperands();
    return show(console);
  }

  static int show(Console console) {
    console.print(version() + "\n");
    return ExitCode.CLEAN;
  }

  /** The name of the program and its version. */
  static String version() {
    return "migration-lint " + number();
  }

  static String number() {
    return HelpPage.resource("version.txt").strip();
  }
}
