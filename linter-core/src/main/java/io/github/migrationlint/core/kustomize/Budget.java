package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.text.Span;

/**
 * How much one run may spend on composing kustomizations.
 *
 * <p>A few hundred bytes of kustomizations can ask for more objects, values or characters than any
 * machine has, because every layer may multiply what the layers below it made. So the budget grows
 * with what was read: honest size always passes, multiplication does not. A composition that spends
 * its part is not composed at all, which is reported once, and the next one starts afresh until the
 * run as a whole has spent ten parts.
 *
 * <p>A unit is about one value looked at or copied, or eight characters written. Not for several
 * threads.
 */
final class Budget {
  /** Units of one composition of a tiny repository: less than half a second. */
  private static final long UNITS = 10_000_000;

  /** Objects that the layers of one composition of a tiny repository may hold together. */
  private static final long OBJECTS = 40_000;

  private static final int PARTS = 10;

  /** No scalar of an object may be longer: etcd takes 1.5 MiB for the whole object. */
  static final int MAX_CHARACTERS = 1 << 20;

  /** The reader refuses deeper documents; composition must not make any. */
  static final int MAX_DEPTH = 200;

  /** Findings about one composition; more would say the same again. */
  static final int MAX_FINDINGS = 500;

  private final long units;
  private final long objects;
  private long unitsLeft;
  private long objectsLeft;

  /**
   * @param documents how many were read
   * @param characters how long they are together
   */
  Budget(long documents, long characters) {
    units = UNITS + 4 * characters;
    objects = OBJECTS + 10 * documents;
    unitsLeft = PARTS * units;
    objectsLeft = PARTS * objects;
  }

  /** What one composition may spend. */
  Part part() {
    return new Part(Math.min(units, unitsLeft), Math.min(objects, objectsLeft));
  }

  /** Ends a composition; it carries no stack trace, for it is no fault of ours. */
  static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Span place;

    Spent(Span place, String what) {
      super(what, null, false, false);
      this.place = place;
    }

    Span place() {
      return place;
    }

    /** What there is too much of, for a message. */
    String what() {
      return String.valueOf(getMessage());
    }
  }

  /** The part of one composition. */
  final class Part {
    private final long unitLimit;
    private final long objectLimit;
    private long spentUnits;
    private long spentObjects;

    private Part(long unitLimit, long objectLimit) {
      this.unitLimit = unitLimit;
      this.objectLimit = objectLimit;
    }

    /** Spends units at a place; ends the composition when there are none left. */
    void spend(long count, Span place) {
      spentUnits += count;
      unitsLeft -= count;
      if (spentUnits > unitLimit) {
        throw new Spent(place, "it takes more steps than its size accounts for");
      }
    }

    void spendObject(Span place) {
      spentObjects++;
      objectsLeft--;
      if (spentObjects > objectLimit) {
        throw new Spent(place, "its layers make more than " + objectLimit + " objects");
      }
    }

    /** Ends the composition if a text that it is about to write is too long for any object. */
    void check(int length, Span place) {
      if (length > MAX_CHARACTERS) {
        throw new Spent(place, "a value gets longer than " + MAX_CHARACTERS + " characters");
      }
    }

    /** Spends on a text that composition has written. */
    void write(int length, Span place) {
      check(length, place);
      spend(1 + length / 8, place);
    }

    /** Units spent so far. */
    long spentUnits() {
      return spentUnits;
    }

    /** Objects that the layers have held so far. */
    long spentObjects() {
      return spentObjects;
    }
  }
}
