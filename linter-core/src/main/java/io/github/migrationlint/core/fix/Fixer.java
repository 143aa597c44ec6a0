package io.github.migrationlint.core.fix;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.fix.FixOutcome.ChangedFile;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Applies fixes in rounds: fixes that overlap wait for the next one. After each round everything is
 * linted again. A fix that makes a new finding is taken back and not tried again, so the text that
 * comes out never has a finding that the text that went in had not.
 */
public final class Fixer {
  private static final int MOST_ROUNDS = 10;
  private static final int MOST_FOLLOW_UPS = 3;

  /** How many fixes of one round are tried one by one, each with a run of its own. */
  private static final int MOST_TRIES = 100;

  private final Applicability most;
  private final Function<Loaded, LintReport> lint;
  private final Set<RejectedFix> rejected = new HashSet<>();
  private int tries;

  /**
   * @param most the least safe fixes to apply
   * @param lint finds what is wrong in texts
   */
  public Fixer(Applicability most, Function<Loaded, LintReport> lint) {
    this.most = most;
    this.lint = lint;
  }

  private final Failures failures = Failures.gathered();

  /**
   * Texts on the way.
   *
   * @param isLost whether fixes failed, and with them what they would have made
   */
  private record State(Loaded loaded, LintReport report, int fixed, boolean isLost) {}

  /** Fixes what can be fixed, in memory. */
  public FixOutcome fix(Loaded loaded) {
    var state = new State(loaded, lint.apply(loaded), 0, false);
    for (var round = 0; round < MOST_ROUNDS; round++) {
      var plan = FixPlan.of(state.report.findings(), byId(state.loaded), most, rejected);
      if (plan.isEmpty()) {
        break;
      }
      state = apply(plan, state);
    }
    var errors = new ArrayList<>(state.report.internalErrors());
    errors.addAll(failures.texts());
    return new FixOutcome(
        errors.isEmpty() ? state.report : state.report.withInternalErrors(errors),
        changes(loaded, state.loaded),
        state.fixed);
  }

  /** All at once where that makes no new finding, else one by one. */
  private State apply(FixPlan plan, State state) {
    var together = settled(plan, state);
    if (isNoWorse(together, state)) {
      return together;
    }
    if (plan.findings().size() == 1) {
      rejected.add(RejectedFix.of(plan.findings().get(0)));
      return state;
    }
    for (var finding : plan.findings()) {
      var alone = tries++ < MOST_TRIES ? settled(alone(finding), state) : together;
      if (!isNoWorse(alone, state)) {
        rejected.add(RejectedFix.of(finding));
      }
    }
    var rest = FixPlan.of(state.report.findings(), byId(state.loaded), most, rejected);
    var harmless = rest.isEmpty() ? state : settled(rest, state);
    return isNoWorse(harmless, state) ? harmless : firstOf(rest, state);
  }

  /** Fixes that are harmless alone and not together: the first goes in, the others are tried anew. */
  private State firstOf(FixPlan plan, State state) {
    return settled(alone(plan.findings().get(0)), state);
  }

  /** A fix may uncover what another fix puts right: it gets a few rounds to come out well. */
  private State settled(FixPlan plan, State state) {
    var after = applied(plan, state);
    for (var i = 0; i < MOST_FOLLOW_UPS && !after.isLost && !isNoWorse(after, state); i++) {
      var next = FixPlan.of(after.report.findings(), byId(after.loaded), most, rejected);
      if (next.isEmpty()) {
        break;
      }
      after = applied(next, after);
    }
    return after;
  }

  private static FixPlan alone(Diagnostic finding) {
    return new FixPlan(List.of(finding));
  }

  private static boolean isNoWorse(State after, State before) {
    return !after.isLost
        && after.report.internalErrors().size()
            <= before.report.internalErrors().size()
        && !FindingCounts.of(after.report).hasMoreThan(FindingCounts.of(before.report));
  }

  private State applied(FixPlan plan, State state) {
    Map<SourceId, SourceFile> changed;
    try {
      changed = plan.apply();
    } catch (RuntimeException | Error bug) {
      // It is tried once more with each fix alone: that tells which one it is.
      if (plan.findings().size() == 1) {
        failures.add("fix of " + plan.findings().get(0).code(), bug);
      }
      return new State(state.loaded, state.report, state.fixed, true);
    }
    var sources = new ArrayList<SourceFile>();
    for (var source : state.loaded.sources()) {
      sources.add(changed.getOrDefault(source.id(), source));
    }
    var loaded = state.loaded.with(sources);
    return new State(loaded, lint.apply(loaded), state.fixed + plan.findings().size(), false);
  }

  private static Map<SourceId, SourceFile> byId(Loaded loaded) {
    var sources = new HashMap<SourceId, SourceFile>();
    for (var source : loaded.sources()) {
      sources.put(source.id(), source);
    }
    return sources;
  }

  private static List<ChangedFile> changes(Loaded before, Loaded after) {
    var changes = new ArrayList<ChangedFile>();
    var originals = byId(before);
    for (var source : after.sources()) {
      var original = originals.get(source.id());
      if (original != null && !original.text().equals(source.text())) {
        changes.add(new ChangedFile(original, source));
      }
    }
    return changes;
  }
}
