package io.github.migrationlint.core.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import io.github.migrationlint.core.budget.BudgetShare;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts how often the schemas of a user are applied. A few references that each lead to two others
 * are applied 2⁴⁰ times to one value, so every schema gets a keyword of ours, which counts and ends it.
 */
final class SchemaSteps {
  static final String NAME = "x-migration-lint-steps";

  /** Of one schema on one value; a schema of hundreds of lines takes some thousand. */
  private static final int MOST_AT_ONCE = 200_000;

  /** Of those, as many as every value may take, however many values there are. */
  private static final int FREE = 2_000;

  /** The work of one, in steps of the budget. */
  private static final int COST = 4;

  private final BudgetShare budget;
  private int leftAtOnce;

  SchemaSteps(BudgetShare budget) {
    this.budget = budget;
  }

  /** Before a schema is applied to a value. */
  void begin() {
    leftAtOnce = MOST_AT_ONCE;
    budget.steps().grant(FREE * COST);
  }

  /** Pays for work within one of its keywords. */
  void spend(long count) {
    if (!budget.steps().take(count)) {
      throw new UserSchema.SchemaLoop("`schema` takes too many steps");
    }
  }

  private void count() {
    leftAtOnce--;
    if (leftAtOnce < 0 || !budget.steps().take(COST)) {
      throw new UserSchema.SchemaLoop("`schema` takes too many steps");
    }
  }

  /** Adds the keyword to a schema and those in it. */
  static void addTo(JsonNode schema) {
    if (!(schema instanceof ObjectNode object)) {
      return;
    }
    for (var keyword : object.properties()) {
      var value = keyword.getValue();
      if (SchemaKeywords.SCHEMA.contains(keyword.getKey())) {
        addTo(value);
      } else if (SchemaKeywords.SCHEMAS_BY_NAME.contains(keyword.getKey())
          || SchemaKeywords.SCHEMAS.contains(keyword.getKey())) {
        value.forEach(SchemaSteps::addTo);
      }
    }
    object.put(NAME, true);
  }

  /** What counts. */
  Keyword keyword() {
    return new Keyword() {
      @Override
      public String getValue() {
        return NAME;
      }

      @Override
      public KeywordValidator newValidator(
          SchemaLocation place, JsonNode demand, Schema parent, SchemaContext context) {
        return new AbstractKeywordValidator(NAME, demand, place) {
          @Override
          public void validate(
              ExecutionContext execution, JsonNode node, JsonNode root, NodePath path) {
            count();
          }
        };
      }
    };
  }
}
