package io.github.migrationlint.core.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.path.NodePath;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;

/**
 * What is demanded of a value itself, as kube-openapi {@code pkg/validation/validate} checks it. A
 * scalar whose text is yet to be filled in meets every demand.
 */
final class ValueConstraints {
  private static final BigDecimal INT64_BOUND = BigDecimal.valueOf(2).pow(63);

  private ValueConstraints() {}

  static boolean isUnresolved(JsonNode node) {
    return node instanceof POJONode opaque && opaque.getPojo() == InstanceTree.Opaque.UNRESOLVED;
  }

  /**
   * Whether the API server sees an integer. {@code 5.0} and {@code 1e3} are ones: Go's JSON encoder
   * writes a float without a fraction like an integer, and so it arrives. Beyond 64 bits a number
   * arrives as a float, and is refused ({@code type.go}).
   */
  static boolean isInteger(JsonNode node) {
    if (!node.isNumber()) {
      return false;
    }
    if (node.isLong() || node.isInt()) {
      return true;
    }
    var value = node.decimalValue();
    return value.abs().compareTo(INT64_BOUND) < 0 && value.stripTrailingZeros().scale() <= 0;
  }

  static final class Type extends Constraint {
    private final boolean isNullable;

    Type(JsonNode demand, SchemaLocation place, JsonNode owner) {
      super("type", demand, place);
      isNullable = MemberConstraints.isNullable(owner);
    }

    @Override
    public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath at) {
      if (!isUnresolved(node) && !fits(node)) {
        refuse(context, at);
      }
    }

    private boolean fits(JsonNode node) {
      if (node.isNull()) {
        return isNullable;
      }
      return switch (demand().stringValue()) {
        case "object" -> node.isObject();
        case "array" -> node.isArray();
        case "string" -> node.isString();
        case "boolean" -> node.isBoolean();
        case "number" -> node.isNumber();
        case "integer" -> isInteger(node);
        default -> true;
      };
    }
  }

  /** A quantity, a port, a percentage: an integer or a string, but no other number. */
  static final class IntOrString extends Constraint {
    IntOrString(JsonNode demand, SchemaLocation place) {
      super("x-kubernetes-int-or-string", demand, place);
    }

    @Override
    public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath at) {
      var fits = node.isString() || isInteger(node) || isUnresolved(node);
      if (demand().booleanValue() && !fits) {
        refuse(context, at);
      }
    }
  }

  /** One of the values of an enum. No enum allows null, even where null is allowed otherwise. */
  static final class OneOfValues extends Constraint {
    OneOfValues(JsonNode demand, SchemaLocation place) {
      super("enum", demand, place);
    }

    @Override
    public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath at) {
      if (isUnresolved(node)) {
        return;
      }
      for (var value : demand().values()) {
        if (isSame(value, node)) {
          return;
        }
      }
      refuse(context, at);
    }

    private static boolean isSame(JsonNode value, JsonNode node) {
      if (value.isNumber() && node.isNumber()) {
        return value.decimalValue().compareTo(node.decimalValue()) == 0;
      }
      return !value.isNull() && value.equals(node);
    }
  }

  /** A regular expression that some part of a string must match. */
  static final class Matching extends Constraint {
    private final boolean isQuantity;
    private volatile @Nullable Pattern compiled;

    Matching(JsonNode demand, SchemaLocation place) {
      super("pattern", demand, place);
      this.isQuantity =
          demand.isString() && demand.stringValue().equals(QuantityPattern.EXPRESSION);
    }

    @Override
    public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath at) {
      if (node.isString() && !isMatched(node.stringValue())) {
        refuse(context, at);
      }
    }

    private boolean isMatched(String text) {
      if (isQuantity) {
        return QuantityPattern.matches(text);
      }
      try {
        return pattern().matcher(text).find();
      } catch (StackOverflowError e) {
        // Java's matcher recurses over repeated groups; no pattern of the catalogue has an endless
        // one.
        return true;
      }
    }

    private Pattern pattern() {
      var known = compiled;
      if (known == null) {
        known = compile(demand().stringValue());
        compiled = known;
      }
      return known;
    }

    private static Pattern compile(String expression) {
      try {
        return Pattern.compile(expression);
      } catch (PatternSyntaxException e) {
        // An imported CRD may use what Go's regular expressions have and Java's have not.
        return Pattern.compile("");
      }
    }
  }

  /** A format the API server checks and that occurs in the catalogue; no other is checked here. */
  static final class Format extends Constraint {
    private static final BigDecimal INT32_BOUND = BigDecimal.valueOf(2).pow(31);

    Format(JsonNode demand, SchemaLocation place) {
      super("format", demand, place);
    }

    @Override
    public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath at) {
      var fits =
          switch (demand().stringValue()) {
            case "int32" -> !isInteger(node) || isInt32(node.decimalValue());
            case "date-time" -> !node.isString() || isDateTime(node.stringValue());
            default -> true;
          };
      if (!fits) {
        refuse(context, at);
      }
    }

    private static boolean isInt32(BigDecimal value) {
      return value.compareTo(INT32_BOUND) < 0 && value.compareTo(INT32_BOUND.negate()) >= 0;
    }

    /** As strfmt's {@code IsDateTime} has it: RFC 3339, whatever the case of T and Z. */
    private static boolean isDateTime(String text) {
      return Pattern.compile(
              "\\d{4}-\\d{2}-\\d{2}[Tt]([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})")
          .matcher(text)
          .matches();
    }
  }

  /** A limit of the number of characters; the stock keyword cannot look at a value yet to be filled in. */
  static final class Length extends Constraint {
    Length(String keyword, JsonNode demand, SchemaLocation place) {
      super(keyword, demand, place);
    }

    @Override
    public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath at) {
      if (!node.isString()) {
        return;
      }
      // Characters are counted as Go counts runes.
      var size = node.stringValue().codePointCount(0, node.stringValue().length());
      var limit = demand().longValue();
      if (getKeyword().equals("minLength") ? size < limit : size > limit) {
        refuse(context, at);
      }
    }
  }
}
