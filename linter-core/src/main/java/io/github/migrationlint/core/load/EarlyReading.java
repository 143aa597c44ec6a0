package io.github.migrationlint.core.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at files on other threads while folders are still listed, where a tree is so large that it pays.
 * All it does is to open a file and to hold its bytes against the prefilter; what the looks mean is
 * decided by one thread, in the order of names. What is not looked at, because it is long, cannot be
 * read or is more than fits, is read in its turn. So the result is the same however many threads there are.
 */
final class EarlyReading implements AutoCloseable {
  /**
   * How much is worth it.
   *
   * @param threads how many look at files, the one that walks included; 0 for one on each processor
   * @param least so many files have to be found first
   */
  record Effort(int threads, int least) {
    /** Everything is read in its turn. */
    static final Effort NONE = new Effort(1, Integer.MAX_VALUE);

    /** With fewer files a second thread takes 2 % more CPU time, and saves no time that can be measured. */
    static final Effort USUAL = new Effort(0, 5_000);
  }

  private final Disk disk;
  private final LoadLimits limits;
  private final Effort effort;
  private @Nullable LookingThreads threads;
  private int published;

  EarlyReading(Disk disk, LoadLimits limits, Effort effort) {
    this.disk = disk;
    this.limits = limits;
    this.effort = effort;
  }

  /** Tells which files were found so far; each call knows those of the call before, in the same order. */
  void lookAt(List<FoundFile> found) {
    if (found.size() >= effort.least() && found.size() - published >= LookingThreads.BATCH) {
      publish(found, threads == null ? start() : threads);
    }
  }

  private LookingThreads start() {
    var count = effort.threads() == 0 ? Workers.count() : effort.threads();
    var started = new LookingThreads(disk, limits, count - 1);
    threads = started;
    return started;
  }

  private void publish(List<FoundFile> found, LookingThreads crew) {
    while (!crew.isEmpty() && found.size() - published >= LookingThreads.BATCH) {
      crew.add(found.subList(published, published + LookingThreads.BATCH));
      published += LookingThreads.BATCH;
    }
  }

  /** Takes part once all files are found, and returns when each was looked at. */
  void finish(List<FoundFile> found) {
    if (threads != null && !threads.isEmpty()) {
      threads.add(found.subList(published, found.size()));
      published = found.size();
      threads.finish();
    }
  }

  /** Ends the threads if the walk has failed. */
  @Override
  public void close() {
    if (threads != null) {
      threads.stop();
    }
  }

  /** What a look at a file that was found has shown; null if it has to be read in its turn. */
  @Nullable
  FirstLook at(FoundFile file) {
    return threads != null && file.number() < published ? threads.at(file.number()) : null;
  }
}
