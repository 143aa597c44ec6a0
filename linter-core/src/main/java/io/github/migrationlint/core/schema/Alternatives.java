package io.github.migrationlint.core.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * {@code allOf}, {@code anyOf}, {@code oneOf} and {@code not}: conditions a value meets all, some, one
 * or none of. Only {@code allOf} says which was missed; of the others one error remains.
 */
final class Alternatives extends Constraint {
  private final boolean isStatedOtherwise;
  private final List<Schema> conditions = new ArrayList<>();

  Alternatives(
      String keyword, JsonNode demand, SchemaLocation place, JsonNode owner, CrdDialect dialect) {
    super(keyword, demand, place);
    // Every int-or-string is accompanied by "anyOf integer, string", which says the same once more.
    isStatedOtherwise = keyword.equals("anyOf") && owner.has("x-kubernetes-int-or-string");
    if (!isStatedOtherwise) {
      if (demand.isObject()) {
        conditions.add(dialect.child(demand, place));
      }
      for (var i = 0; demand.isArray() && i < demand.size(); i++) {
        conditions.add(dialect.child(demand.get(i), place.append(i)));
      }
    }
  }

  @Override
  public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath at) {
    if (isStatedOtherwise) {
      return;
    }
    if (getKeyword().equals("allOf")) {
      for (var condition : conditions) {
        condition.validate(context, node, root, at);
      }
      return;
    }
    var met = 0;
    for (var condition : conditions) {
      met += isMet(condition, context, node, root, at) ? 1 : 0;
    }
    if (!suffices(met, node)) {
      refuse(context, at, met);
    }
  }

  private static boolean isMet(
      Schema condition, ExecutionContext context, JsonNode node, JsonNode root, NodePath at) {
    var errors = context.getErrors();
    context.setErrors(new ArrayList<>());
    condition.validate(context, node, root, at);
    var isMet = context.getErrors().isEmpty();
    context.setErrors(errors);
    return isMet;
  }

  /** What is yet to be filled in meets every condition, so it says nothing where that is too much. */
  private boolean suffices(int met, JsonNode node) {
    return switch (getKeyword()) {
      case "anyOf" -> met > 0;
      case "oneOf" -> met == 1 || (met > 1 && Opaques.areIn(node));
      default -> met == 0 || Opaques.areIn(node);
    };
  }
}
