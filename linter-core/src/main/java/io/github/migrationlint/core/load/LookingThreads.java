package io.github.migrationlint.core.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Threads that look at files while one thread finds more of them. */
final class LookingThreads {
  /** Files that a thread takes at a time. */
  static final int BATCH = 64;

  /** Files one after the other, and what a look at them has shown; null where there was none. */
  private static final class Batch {
    private final FoundFile[] files;
    private final @Nullable FirstLook[] looks;

    Batch(List<FoundFile> files) {
      this.files = files.toArray(new FoundFile[0]);
      this.looks = new @Nullable FirstLook[this.files.length];
    }
  }

  /** Comes behind the last batch. */
  private static final Batch END = new Batch(List.of());

  private final Disk disk;
  private final LoadLimits limits;
  private final long mostBytes;
  private final List<Batch> batches = new ArrayList<>();
  private final BlockingQueue<Batch> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong heldBytes = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean isStopped;

  /** Starts so many threads. */
  LookingThreads(Disk disk, LoadLimits limits, int count) {
    this.disk = disk;
    this.limits = limits;
    this.mostBytes = limits.textBytes() / 2;
    for (var i = 0; i < count; i++) {
      var thread = new Thread(this::lookAtAll, "looker-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  /** Whether there is no thread but the one that finds files. */
  boolean isEmpty() {
    return threads.isEmpty();
  }

  /** Adds the next files: {@link #BATCH} of them, or the last ones. */
  void add(List<FoundFile> files) {
    var batch = new Batch(files);
    batches.add(batch);
    waiting.add(batch);
  }

  /** Takes part, and returns when each file was looked at. */
  void finish() {
    waiting.add(END);
    lookAtAll();
    for (var thread : threads) {
      Workers.join(thread);
    }
  }

  /** Ends the threads whatever is left to do. */
  void stop() {
    isStopped = true;
    waiting.add(END);
  }

  /** What a look at the file of this number has shown, for the thread that waited for all of them. */
  @Nullable
  FirstLook at(int number) {
    return batches.get(number / BATCH).looks[number % BATCH];
  }

  private void lookAtAll() {
    var buffer = new FileBuffer(limits);
    try {
      for (var batch = waiting.take(); batch != END; batch = waiting.take()) {
        for (var i = 0; i < batch.files.length && !isStopped; i++) {
          batch.looks[i] = lookAt(batch.files[i], buffer);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      // What was not looked at is read in its turn, and fails there.
    } finally {
      waiting.add(END);
    }
  }

  private @Nullable FirstLook lookAt(FoundFile file, FileBuffer buffer) {
    if (heldBytes.get() > mostBytes) {
      return null;
    }
    try (var in = disk.open(file.path())) {
      var length = buffer.fill(in);
      if (length > limits.wholeBytes()) {
        return null;
      }
      if (!buffer.mayMatter(file.name(), length)) {
        return FirstLook.PASSED_OVER;
      }
      heldBytes.addAndGet(length);
      return new FirstLook(buffer.decoded(length), length);
    } catch (IOException e) {
      return null;
    }
  }
}
