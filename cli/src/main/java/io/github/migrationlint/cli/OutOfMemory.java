package io.github.migrationlint.cli;

/** Explains that the files need more memory than Java may take. It is not a bug. */
final class OutOfMemory {
  static final String HELP =
      "  check fewer folders at a time, or allow more: set JAVA_TOOL_OPTIONS=-Xmx4g";

  private OutOfMemory() {}

  /** Says how much there was, in bytes. */
  static String message(long bytes) {
    return "out of memory: Java may use " + (bytes >> 20) + " MiB, the files need more";
  }
}
