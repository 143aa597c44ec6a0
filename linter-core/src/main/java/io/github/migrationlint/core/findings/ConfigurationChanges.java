package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.baseline.Baseline;
import io.github.migrationlint.core.baseline.BaselineChanges;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.KnownRules;
import io.github.migrationlint.core.config.RuleDecisionChanges;
import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.suppression.SuppressionChanges;
import io.github.migrationlint.core.targets.Repository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How two states of a repository differ in what is reported at all: levels, parameters, custom rules,
 * exclusions, suppressions and the baseline. A change can weaken its own check, so reviewers see it.
 */
public final class ConfigurationChanges {
  /** By place, then by words. */
  private static final Comparator<Label> ORDER =
      Comparator.comparing(Label::span).thenComparing(Label::message);

  private ConfigurationChanges() {}

  /** What the files of one state decide about findings, besides the suppressions in manifests. */
  public record Decided(Configuration configuration, Optional<Baseline> baseline) {
    public static final Decided NOTHING = new Decided(Configuration.NONE, Optional.empty());

    public Decided {
      Objects.requireNonNull(configuration);
      Objects.requireNonNull(baseline);
    }
  }

  /**
   * The two states of a comparison.
   *
   * @param rules that both may speak of
   */
  public record Sides(Decided before, Decided now, KnownRules rules) {
    public Sides {
      Objects.requireNonNull(before);
      Objects.requireNonNull(now);
      Objects.requireNonNull(rules);
    }
  }

  /**
   * Each change at its place, in source order: in the later state, or in the earlier one where its file
   * is gone.
   *
   * @param before the earlier state as it was read
   * @param now the later state as it was read
   */
  public static List<Label> between(Sides sides, Repository before, Repository now) {
    var changes = new LinkedHashSet<Label>();
    var old = sides.before.configuration;
    var current = sides.now.configuration;
    changes.addAll(RuleDecisionChanges.between(old, current, sides.rules));
    changes.addAll(SuppressionChanges.between(before, old, now, current));
    changes.addAll(BaselineChanges.between(sides.before.baseline, sides.now.baseline));
    var ordered = new ArrayList<>(changes);
    ordered.sort(ORDER);
    return ordered;
  }
}
