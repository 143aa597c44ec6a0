package io.github.migrationlint.core.budget;

import io.github.migrationlint.core.text.Span;

/** Ends a piece of work that has spent its share; it carries no stack trace, for it is no fault of ours. */
public final class BudgetSpent extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Span place;

  /**
   * Ends it.
   *
   * @param place what asks for too much
   * @param what there is too much of, for a message
   */
  public BudgetSpent(Span place, String what) {
    super(what, null, false, false);
    this.place = place;
  }

  /** What asks for too much. */
  public Span place() {
    return place;
  }

  /** What there is too much of, for a message. */
  public String what() {
    return String.valueOf(getMessage());
  }
}
