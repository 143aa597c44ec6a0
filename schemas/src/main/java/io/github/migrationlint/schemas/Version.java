package io.github.migrationlint.schemas;

import java.util.Optional;

/**
 * A minor version of KubeVirt, of the HyperConverged Cluster Operator or of OpenShift
 * Virtualization. Patch releases do not change an API, so they are not distinguished; {@link #MAIN},
 * the unreleased head of development, is newer than every number.
 */
public record Version(int major, int minor) implements Comparable<Version> {
  /** The head of development, newer than every release. */
  public static final Version MAIN = new Version(Integer.MAX_VALUE, 0);

  public Version {
    if (major < 0 || minor < 0) {
      throw new IllegalArgumentException("no version " + major + "." + minor);
    }
  }

  public static Version of(int major, int minor) {
    return new Version(major, minor);
  }

  /**
   * Reads {@code 1.6}, {@code v1.6.3}, {@code v1.7.0-rc.1} or {@code main}; patch, pre-release and
   * build are ignored. Empty for anything else.
   */
  public static Optional<Version> parse(String text) {
    if (text.equals("main")) {
      return Optional.of(MAIN);
    }
    var start = text.startsWith("v") ? 1 : 0;
    var dot = endOfNumber(text, start);
    if (dot == start || dot == text.length() || text.charAt(dot) != '.') {
      return Optional.empty();
    }
    var end = endOfNumber(text, dot + 1);
    if (end == dot + 1 || !isPatch(text, end)) {
      return Optional.empty();
    }
    return Optional.of(new Version(number(text, start, dot), number(text, dot + 1, end)));
  }

  /** Whether only a patch number, a pre-release or a build follows. */
  private static boolean isPatch(String text, int start) {
    var end = start;
    if (end < text.length() && text.charAt(end) == '.') {
      end = endOfNumber(text, end + 1);
      if (end == start + 1) {
        return false;
      }
    }
    return end == text.length() || text.charAt(end) == '-' || text.charAt(end) == '+';
  }

  /** The end of a run of digits, at most nine of them: more would not be a version. */
  private static int endOfNumber(String text, int start) {
    var end = start;
    while (end < text.length()
        && end < start + 9
        && text.charAt(end) >= '0'
        && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static int number(String text, int start, int end) {
    return Integer.parseInt(text, start, end, 10);
  }

  public boolean isMain() {
    return equals(MAIN);
  }

  public boolean isAtLeast(Version other) {
    return compareTo(other) >= 0;
  }

  public boolean isBefore(Version other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(Version other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : Integer.compare(minor, other.minor);
  }

  // Written out, because a record's own are linked at their first call, which takes 30 ms of every
  // run.
  @Override
  public boolean equals(Object other) {
    return other instanceof Version version && major == version.major && minor == version.minor;
  }

  @Override
  public int hashCode() {
    return 31 * major + minor;
  }

  /** {@code 1.6}, or {@code main}. */
  @Override
  public String toString() {
    return isMain() ? "main" : major + "." + minor;
  }
}
