package io.github.migrationlint.core.budget;

import io.github.migrationlint.core.text.Span;

/**
 * What one piece of work may spend: the composition of a kustomization, the patterns of a walk, the
 * aliases of a file, the applications of a generator.
 *
 * <p>A step is about one value looked at or copied, or eight characters compared or written. Not for
 * several threads.
 */
public final class BudgetShare {
  private static final int CHARACTERS_PER_STEP = 8;

  private final Credit steps;
  private final Credit objects;
  private final Credit values;
  private final Credit characters;
  private final Credit findings;
  private int compared;

  BudgetShare(Credit steps, Credit objects, Credit values, Credit characters, Credit findings) {
    this.steps = steps;
    this.objects = objects;
    this.values = values;
    this.characters = characters;
    this.findings = findings;
  }

  /** Steps of the processor. */
  public Credit steps() {
    return steps;
  }

  /** Objects that are made of those in files: copies, applications, what a cluster holds. */
  public Credit objects() {
    return objects;
  }

  /** Values that are added to those that are written. */
  public Credit values() {
    return values;
  }

  /** Characters of patterns, braces expanded. */
  public Credit characters() {
    return characters;
  }

  /** Findings that are reported about one thing. */
  public Credit findings() {
    return findings;
  }

  /** Spends steps at a place. */
  public void spend(long count, Span place) {
    if (!steps.take(count)) {
      throw new BudgetSpent(place, "it takes more steps than its size accounts for");
    }
  }

  /** Spends an object at a place. */
  public void spendObject(Span place) {
    if (!objects.take(1)) {
      throw new BudgetSpent(place, "it makes more objects than its size accounts for");
    }
  }

  /** Spends on a text that is written. */
  public void write(int length, Span place) {
    check(length, place);
    spend(1 + length / CHARACTERS_PER_STEP, place);
  }

  /** Ends the work if a text that it is about to write is too long for any object. */
  public void check(int length, Span place) {
    if (length > HardLimits.MAX_TEXT) {
      throw new BudgetSpent(
          place, "a value gets longer than " + HardLimits.MAX_TEXT + " characters");
    }
  }

  /** Ends the work if a value would lie too deep. */
  public void checkDepth(int depth, Span place) {
    if (depth > HardLimits.MAX_DEPTH) {
      throw new BudgetSpent(
          place, "an object is nested deeper than " + HardLimits.MAX_DEPTH + " levels");
    }
  }

  /** Spends on the comparison of a character; false if there is nothing left. */
  public boolean compare() {
    compared++;
    return compared % CHARACTERS_PER_STEP != 0 ? !steps.isSpent() : steps.take(1);
  }
}
