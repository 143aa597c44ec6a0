package io.github.migrationlint.core.load;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.budget.BudgetShare;
import java.util.ArrayList;
import java.util.List;

/** Globs side by side; a path matches if one of them does. */
final class GlobSet {
  private final List<Glob> globs;
  private final BudgetShare budget;

  private GlobSet(List<Glob> globs, BudgetShare budget) {
    this.globs = globs;
    this.budget = budget;
  }

  /**
   * Globs that spend on matching.
   *
   * @param budget what a path may cost is granted for each name
   */
  static GlobSet of(List<String> patterns, BudgetShare budget) {
    var globs = new ArrayList<Glob>();
    for (var pattern : patterns) {
      globs.addAll(Glob.expand(pattern, budget));
    }
    return new GlobSet(globs, budget);
  }

  /** Before the first name. */
  State start() {
    var reached = new ArrayList<boolean[]>();
    for (var glob : globs) {
      reached.add(glob.start());
    }
    return new State(globs, reached, budget);
  }

  /** How far a path has come through the globs. */
  static final class State {
    /** What has matched already, and with it all that lies below. */
    static final State EVERYTHING = new State(List.of(), List.of(), new Budget().share());

    private final List<Glob> globs;
    private final List<boolean[]> reached;
    private final BudgetShare budget;

    private State(List<Glob> globs, List<boolean[]> reached, BudgetShare budget) {
      this.budget = budget;
      this.globs = globs;
      this.reached = reached;
    }

    State enter(String name) {
      if (globs.isEmpty()) {
        return this;
      }
      budget.steps().grant(LoadLimits.STEPS_PER_NAME);
      var next = new ArrayList<boolean[]>();
      for (var i = 0; i < globs.size(); i++) {
        next.add(globs.get(i).enter(reached.get(i), name, budget));
      }
      return new State(globs, next, budget);
    }

    State enterAll(List<String> names) {
      var state = this;
      for (var name : names) {
        state = state.enter(name);
        if (state.matches()) {
          return state;
        }
      }
      return state;
    }

    /** Matches what this or the other one matches. */
    State or(State other) {
      if (matches() || other.matches()) {
        return EVERYTHING;
      }
      var all = new ArrayList<>(globs);
      all.addAll(other.globs);
      var ways = new ArrayList<>(reached);
      ways.addAll(other.reached);
      return new State(all, ways, budget);
    }

    boolean matches() {
      for (var way : reached) {
        if (Glob.matches(way)) {
          return true;
        }
      }
      return this == EVERYTHING;
    }

    /** Whether a glob matches that spells out the extension. */
    boolean matchesExtension() {
      for (var i = 0; i < globs.size(); i++) {
        if (globs.get(i).spellsExtension() && Glob.matches(reached.get(i))) {
          return true;
        }
      }
      return false;
    }

    /** Whether nothing at or below this path can match. */
    boolean isDead() {
      for (var way : reached) {
        if (!Glob.isDead(way)) {
          return false;
        }
      }
      return this != EVERYTHING;
    }
  }
}
