package io.github.migrationlint.cli;

/** Whether a report is colored: the user's word first, then the environment's, then the terminal. */
final class ColorChoice {
  private ColorChoice() {}

  /**
   * What {@code --color} says, or else {@code NO_COLOR}, {@code FORCE_COLOR} and the terminal.
   *
   * @throws WrongUsage if {@code --color} says something else than it can
   */
  static boolean isWanted(Arguments arguments, Environment around) {
    var word = arguments.value(Flag.COLOR).orElse("auto");
    return switch (word) {
      case "always" -> true;
      case "never" -> false;
      case "auto" -> isWanted(around);
      default -> throw new WrongUsage("`--color` is auto, always or never, not `" + word + "`");
    };
  }

  private static boolean isWanted(Environment around) {
    var environment = around.environment();
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    var force = environment.getOrDefault("FORCE_COLOR", "");
    if (!force.isEmpty()) {
      return !force.equals("0");
    }
    return around.isTerminal().getAsBoolean()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }
}
