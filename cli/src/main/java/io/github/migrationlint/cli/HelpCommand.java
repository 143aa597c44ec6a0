package io.github.migrationlint.cli;

import io.github.migrationlint.core.text.Spelling;
import java.util.List;

/** Explains the program, or one of its commands. */
final class HelpCommand implements Command {
  @Override
  public int run(List<String> words, Environment around, Console console) {
    if (words.isEmpty() || words.get(0).startsWith("-")) {
      return show(HelpPage.OVERVIEW, console);
    }
    var topic = words.get(0);
    if (!Main.COMMANDS.contains(topic)) {
      throw new WrongUsage("no command `" + topic + "`" + Spelling.question(topic, Main.COMMANDS));
    }
    return show(topic, console);
  }

  static int show(String topic, Console console) {
    console.print(HelpPage.of(topic));
    return ExitCode.CLEAN;
  }
}
