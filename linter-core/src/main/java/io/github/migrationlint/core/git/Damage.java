package io.github.migrationlint.core.git;

import java.io.IOException;
import org.eclipse.jgit.errors.RevisionSyntaxException;

/**
 * Objects that no Git has written. JGit trusts what they say of themselves, so that it fails in any way
 * at a tree that is cut off, at an index of a pack that claims millions of objects, or at a delta of a
 * gigabyte.
 */
final class Damage {
  private Damage() {}

  /** Something that is asked of JGit. */
  interface Question<T> {
    T ask() throws IOException;
  }

  /**
   * The answer.
   *
   * @throws IOException also for what JGit throws in no other way
   */
  static <T> T guard(Question<T> question) throws IOException {
    try {
      return question.ask();
    } catch (NoSuchRevision | RevisionSyntaxException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      throw new IOException(e);
    }
  }
}
