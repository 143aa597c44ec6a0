package io.github.migrationlint.core.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeywordValidator;
import com.networknt.schema.path.NodePath;
import tools.jackson.databind.JsonNode;

/**
 * What one keyword of a schema demands of a value. Its errors carry the keyword, the demand and the
 * place; {@link SchemaReport} finds the words.
 */
abstract class Constraint extends AbstractKeywordValidator {
  /** More errors than this of one object are no mistakes of a person, and would only cost time. */
  static final int MAX_ERRORS = 200;

  Constraint(String keyword, JsonNode demand, SchemaLocation place) {
    super(keyword, demand, place);
  }

  /** The value of the keyword. */
  final JsonNode demand() {
    return schemaNode;
  }

  final void refuse(ExecutionContext context, NodePath place) {
    refuse(context, place, "");
  }

  /** Refuses the value at a place, with what else there is to say about it. */
  final void refuse(ExecutionContext context, NodePath place, Object detail) {
    if (context.getErrors().size() >= MAX_ERRORS) {
      return;
    }
    context.addError(Error.builder()
        .keyword(getKeyword())
        .schemaNode(demand())
        .instanceLocation(place)
        .arguments(detail)
        .message(getKeyword())
        .build());
  }
}
