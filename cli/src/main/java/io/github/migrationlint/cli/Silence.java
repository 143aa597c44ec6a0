package io.github.migrationlint.cli;

import io.github.migrationlint.core.load.LeftOut;
import java.util.List;

/** Warns of what was asked for and comes to nothing: nothing of that is silent. */
final class Silence {
  /**
   * What a run has read, and what of the request that leaves open.
   *
   * @param files how many YAML and JSON files were looked at
   * @param unmatched what the configuration names and no file matches, in words
   * @param otherConfigurations configurations of repositories that were read and that do not count
   */
  record Read(
      int files, LeftOut leftOut, List<String> unmatched, List<String> otherConfigurations) {}

  private Silence() {}

  /** On standard error, each in a line. */
  static void warn(Read read, Arguments arguments, Console console) {
    if (read.files() == 0) {
      console.complain("warning: no YAML or JSON file to check");
      return;
    }
    if (arguments.has(Flag.EXCLUDE) && read.leftOut().exclude() == 0) {
      console.complain("warning: `--exclude` matches no file");
    }
    var operands = arguments.operands();
    if (operands.isEmpty() || operands.equals(List.of("."))) {
      for (var unmatched : read.unmatched()) {
        console.complain("warning: " + unmatched);
      }
    }
    if (!arguments.has(Flag.NO_CONFIG)) {
      for (var path : read.otherConfigurations()) {
        console.complain(
            "warning: configuration `" + path + "` is not used; `--config` chooses it");
      }
    }
  }
}
