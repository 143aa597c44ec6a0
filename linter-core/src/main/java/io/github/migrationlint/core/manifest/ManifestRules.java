package io.github.migrationlint.core.manifest;

import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;

/** The rules this stage applies; their pages are with the others. */
public final class ManifestRules {
  public static final RuleCard MISSING_API_VERSION = RuleCard.of(
          "missing-api-version", Severity.ERROR, "an object has a kind but no readable apiVersion")
      .withFix();

  private ManifestRules() {}
}
