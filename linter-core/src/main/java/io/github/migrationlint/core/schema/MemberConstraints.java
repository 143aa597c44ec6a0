package io.github.migrationlint.core.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.path.NodePath;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is demanded of the members of objects and the items of lists.
 *
 * <p>A member that is null counts as absent unless its schema is nullable: the API server deletes it,
 * or puts the default in its place, before it validates (apiextensions-apiserver {@code
 * pkg/apiserver/schema/defaulting/prunenulls.go} and {@code algorithm.go}). Items of lists are kept.
 */
final class MemberConstraints {
  private MemberConstraints() {}

  private static boolean isKept(JsonNode value, JsonNode schema) {
    return !value.isNull() || isNullable(schema);
  }

  static boolean isNullable(JsonNode schema) {
    var nullable = schema.get("nullable");
    return nullable != null && nullable.booleanValue();
  }

  /** The fields a schema names; each is compiled when a manifest first has it. */
  static final class Named extends Constraint {
    private final CrdDialect dialect;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    Named(JsonNode demand, SchemaLocation place, CrdDialect dialect) {
      super("properties", demand, place);
      this.dialect = dialect;
    }

    @Override
    public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath at) {
      if (!node.isObject()) {
        return;
      }
      for (var member : node.properties()) {
        var name = member.getKey();
        var property = demand().get(name);
        // A boolean instead of a schema is "anything".
        if (property != null && !property.isBoolean()) {
          var schema = compiled(name, property);
          if (isKept(member.getValue(), schema.getSchemaNode())) {
            schema.validate(context, member.getValue(), root, at.append(name));
          }
        }
      }
    }

    private Schema compiled(String name, JsonNode property) {
      var known = compiled.get(name);
      if (known == null) {
        known = dialect.child(property, schemaLocation.append(name));
        compiled.put(name, known);
      }
      return known;
    }
  }

  /** All other members: there must be none, or they have a schema in common. */
  static final class Others extends Constraint {
    private final JsonNode owner;
    private final OnFirstUse values;

    Others(JsonNode demand, SchemaLocation place, JsonNode owner, CrdDialect dialect) {
      super("additionalProperties", demand, place);
      this.owner = owner;
      values = new OnFirstUse(demand, place, dialect);
    }

    @Override
    public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath at) {
      if (!node.isObject() || (demand().isBoolean() && demand().booleanValue())) {
        return;
      }
      var named = owner.get("properties");
      for (var member : node.properties()) {
        var name = member.getKey();
        if ((named != null && named.has(name)) || UnresolvedText.isKey(name)) {
          continue;
        }
        if (demand().isBoolean()) {
          refuse(context, at.append(name));
        } else if (isKept(member.getValue(), values.schema().getSchemaNode())) {
          values.schema().validate(context, member.getValue(), root, at.append(name));
        }
      }
    }
  }

  static final class EachItem extends Constraint {
    private final OnFirstUse values;

    EachItem(JsonNode demand, SchemaLocation place, CrdDialect dialect) {
      super("items", demand, place);
      values = new OnFirstUse(demand, place, dialect);
    }

    @Override
    public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath at) {
      if (!node.isArray()) {
        return;
      }
      for (var i = 0; i < node.size(); i++) {
        values.schema().validate(context, node.get(i), root, at.append(i));
      }
    }
  }

  /** Members that must be there, unless the schema has a default for them. */
  static final class Required extends Constraint {
    private final JsonNode owner;
    private final CrdDialect dialect;

    Required(JsonNode demand, SchemaLocation place, JsonNode owner, CrdDialect dialect) {
      super("required", demand, place);
      this.owner = owner;
      this.dialect = dialect;
    }

    @Override
    public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath at) {
      if (!node.isObject() || hasKeyToCome(node)) {
        return;
      }
      for (var item : demand()) {
        var name = item.stringValue();
        if (!isThere(node.get(name), name)) {
          refuse(context, at, name);
        }
      }
    }

    private static boolean hasKeyToCome(JsonNode node) {
      for (var name : node.propertyNames()) {
        if (UnresolvedText.isKey(name)) {
          return true;
        }
      }
      return false;
    }

    private boolean isThere(@Nullable JsonNode value, String name) {
      var schema = dialect.parts().child(owner, name);
      if (schema.isEmpty()) {
        return value != null && !value.isNull();
      }
      return (value != null && isKept(value, schema.get())) || schema.get().has("default");
    }
  }

  /** A schema that is compiled when it is first needed. */
  private static final class OnFirstUse {
    private final JsonNode source;
    private final SchemaLocation place;
    private final CrdDialect dialect;
    private volatile @Nullable Schema compiled;

    OnFirstUse(JsonNode source, SchemaLocation place, CrdDialect dialect) {
      this.source = source;
      this.place = place;
      this.dialect = dialect;
    }

    Schema schema() {
      var known = compiled;
      if (known == null) {
        known = dialect.child(source, place);
        compiled = known;
      }
      return known;
    }
  }
}
