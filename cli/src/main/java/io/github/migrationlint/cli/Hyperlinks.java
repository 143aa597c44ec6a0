package io.github.migrationlint.cli;

import java.util.List;
import java.util.Map;

/**
 * Whether a terminal makes places of a report clickable. Others may print the links as rubbish, so
 * only those count that are known to have them; {@code FORCE_HYPERLINK} says yes, or no with 0.
 */
final class Hyperlinks {
  private static final List<String> PROGRAMS = List.of("iTerm.app", "WezTerm", "ghostty", "vscode");
  private static final List<String> TERMS =
      List.of("alacritty", "foot", "wezterm", "xterm-ghostty", "xterm-kitty");

  /** The first release of the library behind GNOME Terminal and others that has links. */
  private static final int FIRST_VTE = 5000;

  /** What is between us and the terminal, which may be of another machine or lose the links. */
  private static final List<String> BETWEEN = List.of("SSH_CONNECTION", "SSH_TTY", "TMUX", "STY");

  private Hyperlinks() {}

  /** The URI of the folder where paths start; empty for a terminal without links. */
  static String home(Environment around) {
    return around.isTerminal().getAsBoolean() && areKnown(around.environment())
        ? around.workingDirectory().toUri().toString()
        : "";
  }

  /** A text that opens an address when it is clicked on: OSC 8, as terminals agree on it. */
  static String link(String target, String text) {
    return "\u001b]8;;" + target + "\u001b\\" + text + "\u001b]8;;\u001b\\";
  }

  private static boolean areKnown(Map<String, String> environment) {
    var forced = environment.getOrDefault("FORCE_HYPERLINK", "");
    if (!forced.isEmpty()) {
      return !forced.equals("0");
    }
    for (var variable : BETWEEN) {
      if (environment.containsKey(variable)) {
        return false;
      }
    }
    return PROGRAMS.contains(environment.getOrDefault("TERM_PROGRAM", ""))
        || TERMS.contains(environment.getOrDefault("TERM", ""))
        || isNewVte(environment.getOrDefault("VTE_VERSION", ""));
  }

  private static boolean isNewVte(String version) {
    try {
      return Integer.parseInt(version) >= FIRST_VTE;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
