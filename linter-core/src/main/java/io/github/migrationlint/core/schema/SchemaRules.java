package io.github.migrationlint.core.schema;

import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import java.util.List;

/** The rules that the schemas themselves state. */
public final class SchemaRules {
  /** The API server rejects the object. */
  public static final RuleCard SCHEMA = RuleCard.of(
          "schema", Severity.ERROR, "the API server rejects a value")
      .also(Severity.WARNING);

  /** The API server rejects the object, or prunes the field, whichever client applies it. */
  public static final RuleCard UNKNOWN_FIELD = RuleCard.of(
          "unknown-field", Severity.ERROR, "a field does not exist, so it never takes effect")
      .also(Severity.WARNING)
      .withFix();

  private SchemaRules() {}

  public static List<RuleCard> cards() {
    return List.of(SCHEMA, UNKNOWN_FIELD);
  }
}
