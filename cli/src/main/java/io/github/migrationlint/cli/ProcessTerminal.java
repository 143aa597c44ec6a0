package io.github.migrationlint.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Whether a person watches a stream of this process. */
enum ProcessTerminal implements BooleanSupplier {
  OUT("migration-lint.terminal") {
    @Override
    @SuppressWarnings("SystemConsoleNull") // null until Java 21; what comes after is asked, too
    boolean isLikely() {
      var console = System.console();
      return console != null && isTerminal(console);
    }
  },
  ERR("migration-lint.terminal.err") {
    /** Java does not tell; on Linux the system does. */
    @Override
    boolean isLikely() {
      try {
        var device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
        return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
      } catch (IOException | UnsupportedOperationException e) {
        return false;
      }
    }
  };

  /** The launcher, being a shell, knows it without a doubt, and says so by this property. */
  private final String property;

  ProcessTerminal(String property) {
    this.property = property;
  }

  @Override
  public boolean getAsBoolean() {
    var wanted = System.getProperty(property);
    return wanted == null ? isLikely() : wanted.equals("true");
  }

  /** What can be found out without the launcher. */
  abstract boolean isLikely();

  /** From Java 22 on there is a console even without a terminal, and a method that tells. */
  private static boolean isTerminal(Console console) {
    if (Runtime.version().feature() < 22) {
      return true;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
