package io.github.migrationlint.cli;

import java.io.Console;
import java.util.function.BooleanSupplier;

/** Whether a person watches the standard output of this process. */
final class ProcessTerminal implements BooleanSupplier {
  /** The launcher, being a shell, knows it without a doubt, and says so by this property. */
  private static final String PROPERTY = "migration-lint.terminal";

  @Override
  @SuppressWarnings("SystemConsoleNull") // null until Java 21; what comes after is asked, too
  public boolean getAsBoolean() {
    var told = System.getProperty(PROPERTY);
    if (told != null) {
      return told.equals("true");
    }
    var console = System.console();
    return console != null && isTerminal(console);
  }

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
