package io.github.migrationlint.core.budget;

import io.github.migrationlint.core.budget.Credit.Pool;
import io.github.migrationlint.core.text.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one run may spend on what files multiply.
 *
 * <p>A few hundred bytes can ask for more work or memory than any machine has: aliases of aliases, bases
 * of bases, replacements that double a value, products of generators, patterns of stars, schemas that
 * refer to themselves. Whoever does such work pays for it out of a {@link BudgetShare}. Size that is written
 * down costs nothing: the budget grows with what is read, so that a large repository always passes.
 *
 * <p>A piece of work may spend a tenth of what the run has, so that one that is made to be endless ends,
 * and leaves enough for the others. What then is left out is reported at its place.
 *
 * <p>Reading the files spends out of the budget itself, and each check of them out of a {@link #copy}: a
 * comparison or a fix checks more than once, and each time from the same state. Not for several threads.
 */
public final class Budget {
  private static final int PARTS = 10;

  /** Steps of a piece of work in a tiny repository: less than half a second. */
  private static final long STEPS = 10_000_000;

  private static final int STEPS_PER_CHARACTER = 4;

  /** Objects that a piece of work may make in a tiny repository; twice as many fit into 256 MB. */
  private static final long OBJECTS = 10_000;

  private static final int PARTS_OF_OBJECTS = 2;

  private static final int OBJECTS_PER_DOCUMENT = 10;

  /** Values that aliases may add to those of a file, beside what its own size accounts for. */
  private static final long VALUES = 100_000;

  /** Characters that patterns may expand to. */
  private static final long CHARACTERS = 1 << 20;

  /** Findings about one composition, beside the first few. */
  private static final long FINDINGS = 500;

  private static final int FINDINGS_PER_DOCUMENT = 10;

  /** What was left out because the budget was spent, each place once. */
  private final Map<Span, String> cuts = new LinkedHashMap<>();

  private final Pool steps;
  private final Pool objects;
  private final Pool values;
  private final Pool characters;
  private final Pool findings;

  /** That of a run that has read nothing yet. */
  public Budget() {
    steps = new Pool(STEPS, PARTS * STEPS);
    objects = new Pool(OBJECTS, PARTS_OF_OBJECTS * OBJECTS);
    values = new Pool(VALUES, PARTS * VALUES);
    characters = new Pool(CHARACTERS, PARTS * CHARACTERS);
    findings = new Pool(FINDINGS, PARTS * FINDINGS);
  }

  private Budget(Budget other) {
    steps = new Pool(other.steps);
    objects = new Pool(other.objects);
    values = new Pool(other.values);
    characters = new Pool(other.characters);
    findings = new Pool(other.findings);
  }

  /** The same, spent on its own from here on. */
  public Budget copy() {
    return new Budget(this);
  }

  /**
   * Adds what the size of the files that were read accounts for.
   *
   * @param documents how many were read
   * @param characters how long they are together
   */
  public void grow(long documents, long characters) {
    grow(steps, STEPS_PER_CHARACTER * characters);
    grow(objects, OBJECTS_PER_DOCUMENT * documents);
    grow(findings, FINDINGS_PER_DOCUMENT * documents);
  }

  private static void grow(Pool pool, long more) {
    pool.grow(more, PARTS * more);
  }

  /**
   * Notes what is left out.
   *
   * @param place what asks for too much
   * @param what in words, for a message
   */
  public void cut(Span place, String what) {
    cuts.putIfAbsent(place, what);
  }

  /** What was left out so far, by the place that asked for too much. */
  public Map<Span, String> cuts() {
    return Collections.unmodifiableMap(cuts);
  }

  /** What one piece of work may spend. */
  public BudgetShare share() {
    return new BudgetShare(
        new Credit(steps),
        new Credit(objects),
        new Credit(values),
        new Credit(characters),
        new Credit(findings));
  }
}
