package io.github.migrationlint.core.diagnostic;

import java.util.ArrayList;
import java.util.List;

/**
 * What a run could not do because of a bug of ours, or because the stack or the memory is too small
 * for an input. A stage that goes on after such a failure loses one document, target, cluster or rule,
 * and the report says which.
 */
public final class Failures {
  /** The same bug in a thousand documents is one bug. */
  private static final int MOST = 50;

  private static final String MORE_MEMORY = ": it needs more memory than Java may use";

  private final boolean isFatal;
  private final List<String> texts = new ArrayList<>();

  private Failures(boolean isFatal) {
    this.isFatal = isFatal;
  }

  /** For runs whose answer would be wrong without what failed: the first failure ends them. */
  public static Failures fatal() {
    return new Failures(true);
  }

  /** For runs that report what they can, and what failed. */
  public static Failures gathered() {
    return new Failures(false);
  }

  /**
   * Takes a failure.
   *
   * @param work what was under way, and on what, such as "schema check of `a.yaml`"
   * @param cause an exception or error that is not about the user's input
   */
  public void add(String work, Throwable cause) {
    if (isFatal) {
      throw rethrown(cause);
    }
    if (texts.size() < MOST) {
      texts.add(describe(work, cause));
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException bug ? bug : new IllegalStateException(cause);
  }

  /** What failed, one line each, in the order it happened. */
  public List<String> texts() {
    return List.copyOf(texts);
  }

  /** Whether a description says that the memory is too small, which is no bug. */
  public static boolean isOfMemory(String description) {
    return description.contains(MORE_MEMORY);
  }

  /** What happened, and where in the program, in one line. */
  public static String describe(String work, Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      return work + MORE_MEMORY;
    }
    var frames = cause.getStackTrace();
    return work + ": " + cause
        + (frames.length == 0
            ? ""
            : " (" + frames[0].getFileName() + ":" + frames[0].getLineNumber() + ")");
  }
}
