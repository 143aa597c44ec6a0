package io.github.migrationlint.cli;

import java.util.List;

/** Shows which kinds and versions are known. */
final class SchemaCommand implements Command {
  static final Flag[] FLAGS = {Flag.HELP};

  @Override
  public int run(List<String> words, Surroundings around, Console console) {
    var arguments = Arguments.of(words, FLAGS);
    if (arguments.has(Flag.HELP)) {
      return HelpCommand.show("schema", console);
    }
    throw new WrongUsage("x");
  }
}
