package io.github.migrationlint.rules.experimental.stallfactoroutofrange;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.ExperimentalMigration;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A factor of the stall detector that the webhook refuses. */
public final class StallFactorOutOfRange implements Rule {
  private static final RuleCard CARD = RuleCard.of(
      "stall-factor-out-of-range",
      Severity.ERROR,
      "a factor of the stall detector is rejected by the webhook");

  /** {@code StallDetectorFactorPrecision} in {@code pkg/virt-config/virt-config.go}. */
  private static final int PLACES = 3;

  /** What {@code validateFactorValuePrecision} overlooks. */
  private static final BigDecimal OVERLOOKED = new BigDecimal("1e-9");

  /** More digits than any factor needs; it bounds the arithmetic on hostile input. */
  private static final int LONGEST = 40;

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    if (MigrationField.MAX_DOWNTIME_MS.isKnownTo(pass.cluster().versions().kubeVirt())) {
      for (var policy : pass.cluster().migrationPolicies()) {
        for (var factor : policy.experimental().factors()) {
          check(factor).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private static Optional<Diagnostic> check(ExperimentalMigration.Factor factor) {
    if (!(factor.text() instanceof Field.Present<String> written)
        || written.get().length() > LONGEST) {
      return Optional.empty();
    }
    return mistake(factor.name(), written.get()).map(mistake -> CARD.at(
            written.span(),
            "`" + factor.name() + "` is `" + written.get() + "`, but it must " + mistake)
        .withHelp("write a value in that range, or delete the line to have the default"));
  }

  private static Optional<String> mistake(String name, String text) {
    if (!isDecimal(text)) {
      return hasDigit(text) ? Optional.empty() : Optional.of("be a number");
    }
    var value = new BigDecimal(text);
    var rest = value.subtract(value.setScale(PLACES, RoundingMode.HALF_EVEN)).abs();
    if (rest.compareTo(OVERLOOKED) > 0) {
      return Optional.of("have at most " + PLACES + " decimal places");
    }
    return switch (name) {
      case "ewmaAlpha" ->
        wanted(value.signum() > 0 && isAtMostOne(value), "be above 0 and at most 1");
      case "patienceWindowDecayFactor" ->
        wanted(value.signum() >= 0 && isAtMostOne(value), "be between 0 and 1");
      default -> wanted(value.compareTo(BigDecimal.ONE) >= 0, "be at least 1");
    };
  }

  private static Optional<String> wanted(boolean holds, String words) {
    return holds ? Optional.empty() : Optional.of(words);
  }

  private static boolean isAtMostOne(BigDecimal value) {
    return value.compareTo(BigDecimal.ONE) <= 0;
  }

  /** Go reads exponents and hexadecimal digits too, which no one writes for a factor. */
  private static boolean hasDigit(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDecimal(String text) {
    var digits = 0;
    var points = 0;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.') {
        points++;
      } else if (c != '-' || i > 0) {
        return false;
      }
    }
    return digits > 0 && points <= 1 && !text.endsWith(".");
  }
}
