package io.github.migrationlint.core.schema;

import io.github.migrationlint.core.schema.UserSchema.Mistake;
import io.github.migrationlint.core.text.Spelling;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.MappingNode.Entry;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds what JSON Schema would let pass in silence: keywords that do not exist, references that lead
 * elsewhere, and regular expressions that cannot be used.
 */
final class SchemaKeywords {
  /** Those whose value is a schema. */
  static final Set<String> SCHEMA = Set.of(
      "additionalProperties",
      "contains",
      "contentSchema",
      "else",
      "if",
      "items",
      "not",
      "propertyNames",
      "then",
      "unevaluatedItems",
      "unevaluatedProperties");

  /** Those whose value holds schemas by name. */
  static final Set<String> SCHEMAS_BY_NAME =
      Set.of("$defs", "dependentSchemas", "patternProperties", "properties");

  /** Those whose value is a list of schemas. */
  static final Set<String> SCHEMAS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");

  private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef");
  private static final Set<String> OTHERS = Set.of(
      "$anchor",
      "$comment",
      "$dynamicAnchor",
      "const",
      "contentEncoding",
      "contentMediaType",
      "default",
      "dependentRequired",
      "deprecated",
      "description",
      "enum",
      "examples",
      "exclusiveMaximum",
      "exclusiveMinimum",
      "format",
      "maxContains",
      "maximum",
      "maxItems",
      "maxLength",
      "maxProperties",
      "minContains",
      "minimum",
      "minItems",
      "minLength",
      "minProperties",
      "multipleOf",
      "pattern",
      "readOnly",
      "required",
      "title",
      "type",
      "uniqueItems",
      "writeOnly");

  private final List<Mistake> mistakes;

  SchemaKeywords(List<Mistake> mistakes) {
    this.mistakes = mistakes;
  }

  /** Checks a schema and those in it. */
  void check(YamlNode schema) {
    if (schema instanceof MappingNode mapping) {
      for (var entry : mapping.entries()) {
        check(entry);
      }
    }
  }

  private void check(Entry entry) {
    var keyword = entry.name();
    if (SCHEMA.contains(keyword)) {
      check(entry.value());
    } else if (SCHEMAS_BY_NAME.contains(keyword)) {
      checkMembers(keyword, entry.value());
    } else if (SCHEMAS.contains(keyword)) {
      if (entry.value() instanceof SequenceNode list) {
        list.items().forEach(this::check);
      }
    } else if (REFERENCES.contains(keyword)) {
      if (!(entry.value() instanceof ScalarNode text) || !text.text().startsWith("#")) {
        add(entry.value(), "`" + keyword + "` must begin with `#`: a schema refers to itself only");
      }
    } else if (keyword.equals("pattern")) {
      checkExpression(entry.value());
    } else if (!OTHERS.contains(keyword)) {
      add(entry.key(), "no keyword is called `" + keyword + "`" + nearest(keyword));
    }
  }

  private void checkMembers(String keyword, YamlNode node) {
    if (node instanceof MappingNode mapping) {
      for (var member : mapping.entries()) {
        if (keyword.equals("patternProperties")) {
          checkExpression(member.key());
        }
        check(member.value());
      }
    }
  }

  private void checkExpression(YamlNode node) {
    if (node instanceof ScalarNode scalar && !LinearExpression.isOne(scalar.text())) {
      add(node, "`" + scalar.text() + "` must be a regular expression of RE2");
    }
  }

  private static String nearest(String keyword) {
    var known = new ArrayList<String>(SCHEMA);
    known.addAll(SCHEMAS_BY_NAME);
    known.addAll(SCHEMAS);
    known.addAll(REFERENCES);
    known.addAll(OTHERS);
    // A set has no order that is the same in every run.
    known.sort(null);
    return Spelling.nearest(keyword, known)
        .map(word -> ", did you mean `" + word + "`?")
        .orElse("");
  }

  private void add(YamlNode place, String message) {
    mistakes.add(new Mistake(place.span(), message));
  }
}
