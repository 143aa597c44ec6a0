package io.github.migrationlint.core.text;

import org.slf4j.LoggerFactory;

/**
 * Starts SLF4J without its warning. json-schema-validator and JGit log through SLF4J, which complains
 * on standard error when a program brings no logging, as ours does not.
 */
public final class QuietLogging {
  private static final String VERBOSITY = "slf4j.internal.verbosity";

  private QuietLogging() {}

  /** Does nothing when SLF4J has started already, as it has within Maven. */
  public static void start() {
    // The property is read once, when SLF4J starts; no one else may find it set.
    var before = System.getProperty(VERBOSITY);
    System.setProperty(VERBOSITY, "ERROR");
    try {
      LoggerFactory.getILoggerFactory();
    } finally {
      if (before == null) {
        System.clearProperty(VERBOSITY);
      } else {
        System.setProperty(VERBOSITY, before);
      }
    }
  }
}
