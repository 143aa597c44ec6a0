package io.github.migrationlint.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells who waits at a terminal that the run goes on: after its first second, in one line that leaves
 * no trace. No one else sees anything of it.
 */
final class Progress implements Runnable {
  private static final long SECOND = 1000;
  private static final String TO_START_OF_LINE = "\r";
  private static final String CLEAR_LINE = TO_START_OF_LINE + "\u001b[K";

  private final Console console;
  private final boolean isWanted;
  private final long stepMillis;
  private final CountDownLatch isDone = new CountDownLatch(1);
  private final Thread thread = new Thread(this, "progress");
  private boolean isDrawn;

  Progress(Console console, boolean isWanted, long stepMillis) {
    this.console = console;
    this.isWanted = isWanted;
    this.stepMillis = stepMillis;
  }

  /** The progress that the user wants to see. */
  static Progress of(Arguments arguments, Environment around, Console console) {
    return new Progress(console, isWanted(arguments, around), SECOND);
  }

  static boolean isWanted(Arguments arguments, Environment around) {
    return !arguments.has(Flag.QUIET)
        && !around.environment().getOrDefault("TERM", "dumb").equals("dumb")
        && around.isErrTerminal().getAsBoolean();
  }

  void start() {
    if (isWanted) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  @Override
  public void run() {
    try {
      for (var step = 1; !isDone.await(stepMillis, TimeUnit.MILLISECONDS); step++) {
        console.draw(TO_START_OF_LINE + "checking, " + step + " s");
        isDrawn = true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes the line away; nothing is drawn from here on. */
  void stop() {
    isDone.countDown();
    if (!isWanted) {
      return;
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (isDrawn) {
      console.draw(CLEAR_LINE);
    }
  }
}
