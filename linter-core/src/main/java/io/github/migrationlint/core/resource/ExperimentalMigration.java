package io.github.migrationlint.core.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a MigrationPolicy sets under {@code spec.experimental}, since KubeVirt 1.9.
 *
 * @param stallDetector the keys of {@code stallDetector}
 * @param downtimeTuning the keys of {@code downtimeTuning}, which no release has yet
 * @param factors the stall detector's factors, which 1.9 takes as text
 */
public record ExperimentalMigration(
    Field<Block> stallDetector, Field<Block> downtimeTuning, List<Factor> factors) {
  private static final List<String> FACTORS = List.of(
      "ewmaAlpha", "precopyPossibleFactor", "patienceWindowDecayFactor", "completionTimeoutFactor");

  /** One factor and its text. */
  public record Factor(String name, Field<String> text) {
    public Factor {
      Objects.requireNonNull(name);
      Objects.requireNonNull(text);
    }
  }

  public ExperimentalMigration {
    Objects.requireNonNull(stallDetector);
    Objects.requireNonNull(downtimeTuning);
    factors = List.copyOf(factors);
  }

  static ExperimentalMigration of(Section experimental) {
    var detector = experimental.section("stallDetector");
    var factors = new ArrayList<Factor>();
    for (var name : FACTORS) {
      factors.add(new Factor(name, detector.text(name)));
    }
    return new ExperimentalMigration(
        experimental.block("stallDetector"), experimental.block("downtimeTuning"), factors);
  }
}
