package io.github.migrationlint.core.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.KeywordValidator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A keyword that {@code CrdImporter} writes, and what it demands: the stock one where it gives the API
 * server's answer at no cost, as limits do.
 */
final class CrdKeyword implements Keyword {
  /** Those that demand nothing are named, too: the library treats a keyword it does not know at length. */
  static final List<String> NAMES = List.of(
      "$schema",
      "additionalProperties",
      "allOf",
      "anyOf",
      "default",
      "enum",
      "exclusiveMaximum",
      "exclusiveMinimum",
      "format",
      "items",
      "maxItems",
      "maxLength",
      "maxProperties",
      "maximum",
      "minItems",
      "minLength",
      "minProperties",
      "minimum",
      "multipleOf",
      "not",
      "nullable",
      "oneOf",
      "pattern",
      "properties",
      "required",
      "type",
      "uniqueItems",
      "x-kubernetes-embedded-resource",
      "x-kubernetes-int-or-string",
      "x-kubernetes-list-map-keys",
      "x-kubernetes-list-type",
      "x-kubernetes-map-type",
      "x-kubernetes-preserve-unknown-fields",
      "x-kubernetes-validations");

  private final String name;
  private final CrdDialect dialect;

  CrdKeyword(String name, CrdDialect dialect) {
    this.name = name;
    this.dialect = dialect;
  }

  @Override
  public String getValue() {
    return name;
  }

  /** Null is the library's word for "nothing to check". */
  @Override
  public @Nullable KeywordValidator newValidator(
      SchemaLocation place, JsonNode demand, Schema parent, SchemaContext context) {
    var schema = parent.getSchemaNode();
    return switch (name) {
      case "properties" -> new MemberConstraints.Named(demand, place, dialect);
      case "additionalProperties" -> new MemberConstraints.Others(demand, place, schema, dialect);
      case "items" -> new MemberConstraints.EachItem(demand, place, dialect);
      case "required" -> new MemberConstraints.Required(demand, place, schema, dialect);
      case "type" -> new ValueConstraints.Type(demand, place, schema);
      case "x-kubernetes-int-or-string" -> new ValueConstraints.IntOrString(demand, place);
      case "enum" -> new ValueConstraints.OneOfValues(demand, place);
      case "pattern" -> new ValueConstraints.Matching(demand, place);
      case "format" -> new ValueConstraints.Format(demand, place);
      case "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minItems",
          "maxItems",
          "minProperties",
          "maxProperties" ->
        demand.isNumber()
            ? KeywordType.fromValue(name).newValidator(place, demand, parent, context)
            : null;
      case "minLength", "maxLength" -> new ValueConstraints.Length(name, demand, place);
      case "uniqueItems" -> new ListConstraints.Unique(demand, place);
      case "x-kubernetes-list-type" -> new ListConstraints.ListType(demand, place, schema);
      case "anyOf", "oneOf", "allOf", "not" ->
        new Alternatives(name, demand, place, schema, dialect);
      case "x-kubernetes-validations" -> new CelConstraint(demand, place);
      default -> null;
    };
  }
}
