package io.github.migrationlint.cli;

import java.util.List;

/** Something the program can be asked to do. */
interface Command {
  /**
   * Does it.
   *
   * @param words what the user wrote behind the name of the command
   * @return an {@link ExitCode}
   * @throws WrongUsage if it cannot be done as asked
   */
  int run(List<String> words, Environment around, Console console);
}
