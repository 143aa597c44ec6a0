package io.github.migrationlint.core.load;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does numbered tasks on all processors. Who asks puts the results in order; so a run says the same on
 * any machine. Threads cost a short run more than they save: ask for them where there is work for a
 * second.
 */
public final class Workers {
  /** More than so many wait for one another: memory and one collector are shared. */
  private static final int MOST = 8;

  private Workers() {}

  /** How many tasks can be under way at a time. */
  public static int count() {
    return Math.min(MOST, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Does each task once and returns when all are done.
   *
   * @param tasks how many there are
   * @param worker makes what does the tasks of one thread, so that it may have a buffer of its own
   * @throws RuntimeException what a task threw, or an {@link Error}; the other tasks are not done then
   */
  public static void run(int tasks, Supplier<? extends IntConsumer> worker) {
    var next = new AtomicInteger();
    var failure = new AtomicReference<Throwable>();
    Runnable work = () -> {
      try {
        var consumer = worker.get();
        for (var task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
          consumer.accept(task);
        }
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
        next.set(tasks);
      }
    };
    var threads = new ArrayList<Thread>();
    for (var i = 1; i < Math.min(count(), tasks); i++) {
      var thread = new Thread(work, "reader-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    work.run();
    for (var thread : threads) {
      join(thread);
    }
    rethrow(failure.get());
  }

  static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException bug) {
      throw bug;
    }
  }
}
