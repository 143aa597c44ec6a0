package io.github.migrationlint.cli;

/** Every option there is; it means the same for each command that takes it. */
enum Flag {
  FORMAT("f", "format", true),
  FAIL_ON("fail-on", true),
  SELECT("select", true),
  IGNORE("ignore", true),
  SINCE("since", true),
  CONFIG_FROM("config-from", true),
  FIX("fix", false),
  UNSAFE_FIXES("unsafe-fixes", false),
  DIFF("diff", false),
  EXCLUDE("exclude", true),
  CONFIG("config", true),
  NO_CONFIG("no-config", false),
  TARGET("target", true),
  NO_SUPPRESSIONS("no-suppressions", false),
  ADD_SUPPRESSIONS("add-suppressions", true),
  BASELINE("baseline", true),
  NO_BASELINE("no-baseline", false),
  OUTPUT("output", true),
  STDIN_FILENAME("stdin-filename", true),
  VM("vm", true),
  POLICY("policy", true),
  CLUSTER("cluster", true),
  ALL("all", false),
  MERGE_BASE("merge-base", false),
  EXIT_CODE("exit-code", false),
  LINKS("links", true),
  TO("to", true),
  FROM("from", true),
  PIN("pin", false),
  COLOR("color", true),
  STATISTICS("statistics", false),
  QUIET("q", "quiet", false),
  VERBOSE("v", "verbose", false),
  HELP("h", "help", false),
  VERSION("V", "version", false);

  private final String letter;
  private final String word;
  private final boolean takesValue;

  Flag(String word, boolean takesValue) {
    this("", word, takesValue);
  }

  Flag(String letter, String word, boolean takesValue) {
    this.letter = letter;
    this.word = word;
    this.takesValue = takesValue;
  }

  /** Follows one dash; empty for a flag that has no letter. */
  String letter() {
    return letter;
  }

  /** Follows two dashes. */
  String word() {
    return word;
  }

  boolean takesValue() {
    return takesValue;
  }
}
