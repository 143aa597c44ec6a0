package io.github.migrationlint.core.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.path.NodePath;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The CEL rules a schema carries, as far as {@link CelRules} knows them. */
final class CelConstraint extends Constraint {
  CelConstraint(JsonNode demand, SchemaLocation place) {
    super("x-kubernetes-validations", demand, place);
  }

  @Override
  public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath at) {
    if (Opaques.areIn(node)) {
      return;
    }
    for (var validation : demand().values()) {
      var rule = validation.get("rule");
      if (rule == null || !rule.isString()) {
        continue;
      }
      for (var breach : CelRules.breaches(rule.stringValue(), node).orElse(List.of())) {
        refuse(context, place(at, breach), breach);
      }
    }
  }

  private static NodePath place(NodePath at, CelRules.Breach breach) {
    var place = at;
    for (var step : breach.steps()) {
      place = step instanceof Integer index ? place.append(index) : place.append((String) step);
    }
    return place;
  }
}
