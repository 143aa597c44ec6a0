package io.github.migrationlint.core.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.text.Spelling;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Describes what the schema rejects in one object. */
final class SchemaReport {
  private final SchemaSubject subject;
  private final UnknownFields unknownFields;

  SchemaReport(SchemaSubject subject, UnknownFields unknownFields) {
    this.subject = subject;
    this.unknownFields = unknownFields;
  }

  /** A finding for each error, in source order, those left out that say nothing new. */
  List<Diagnostic> of(List<Error> all) {
    var errors = all.subList(0, Math.min(all.size(), Constraint.MAX_ERRORS));
    var weightiest = new HashMap<NodePath, Weight>();
    for (var error : errors) {
      weightiest.merge(error.getInstanceLocation(), Weight.of(error), SchemaReport::moreSevere);
    }
    var found = new ArrayList<Diagnostic>();
    for (var error : errors) {
      var isWeightiest = Weight.of(error) == weightiest.get(error.getInstanceLocation());
      if (isWeightiest && !isSilent(error)) {
        found.add(diagnostic(error));
      }
    }
    found.sort(Diagnostic.SOURCE_ORDER);
    return List.copyOf(new LinkedHashSet<>(found));
  }

  /** Only the weightiest errors at a place are reported: the others follow from them. */
  private enum Weight {
    /** What has the wrong type fails whatever else is demanded. */
    TYPE,
    SCHEMA,
    /** CEL rules often repeat what the schema says. */
    CEL;

    static Weight of(Error error) {
      return switch (error.getKeyword()) {
        case "type", "x-kubernetes-int-or-string" -> TYPE;
        case "x-kubernetes-validations" -> CEL;
        default -> SCHEMA;
      };
    }
  }

  private static Weight moreSevere(Weight one, Weight other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** A patch need not say everything. */
  private boolean isSilent(Error error) {
    return subject.partial()
        && switch (error.getKeyword()) {
          // What is missing may be in the object that is patched.
          case "required", "minItems", "minProperties", "anyOf", "oneOf", "not" -> true;
          // An item may delete another, and have its key.
          case "uniqueItems", "x-kubernetes-list-type" -> true;
          default -> detail(error) instanceof CelRules.Breach breach && breach.isMissing();
        };
  }

  private static Object detail(Error error) {
    return error.getArguments()[0];
  }

  private Diagnostic diagnostic(Error error) {
    var place = Place.of(subject.root(), error.getInstanceLocation());
    var name = "`" + place.name(subject.kind()) + "`";
    var demand = error.getSchemaNode();
    return switch (error.getKeyword()) {
      case "additionalProperties" -> unknownFields.report(place, subject);
      case "required" ->
        SchemaRules.SCHEMA.at(
            place.blank(detail(error).toString()),
            name + " has no `" + detail(error) + "`, which must be set");
      case "type" -> refused(place, mistyped(place, name, typeName(demand.stringValue())));
      case "x-kubernetes-int-or-string" ->
        refused(place, mistyped(place, name, "an integer or a string"));
      case "enum" -> notInEnum(place, name, demand);
      case "pattern" -> refused(place, unmatched(place, name, demand.stringValue()));
      case "format" -> ofFormat(place, name, demand.stringValue());
      case "uniqueItems", "x-kubernetes-list-type" ->
        repeated(place, name, (ListConstraints.Repetition) detail(error), error);
      case "anyOf", "oneOf", "not" ->
        refused(place, name + " " + alternative(error.getKeyword(), (int) detail(error)));
      case "x-kubernetes-validations" -> breach(place, name, (CelRules.Breach) detail(error));
      default -> refused(place, beyondLimit(place, name, error));
    };
  }

  private static Diagnostic refused(Place place, String message) {
    return SchemaRules.SCHEMA.at(place.value(), message);
  }

  private String mistyped(Place place, String name, String wanted) {
    var value = value(place);
    if (value instanceof ScalarValue.Int && wanted.contains("an integer")) {
      return name + " is " + place.shown() + ", beyond a 64-bit integer";
    }
    if (value instanceof ScalarValue.Real) {
      return name + " is " + place.shown() + ", must be " + wanted;
    }
    return name + " is " + described(place) + ", must be " + wanted;
  }

  private String described(Place place) {
    return place.node() instanceof ScalarNode scalar
        ? scalar.value(subject.reading()).describe()
        : place.node().describe();
  }

  private Object value(Place place) {
    return place.node() instanceof ScalarNode scalar
        ? scalar.value(subject.reading())
        : place.node();
  }

  private static String typeName(String type) {
    return switch (type) {
      case "object" -> "a mapping";
      case "array" -> "a list";
      case "integer" -> "an integer";
      default -> "a " + type;
    };
  }

  private Diagnostic notInEnum(Place place, String name, JsonNode demand) {
    var known = new ArrayList<String>();
    for (var value : demand.values()) {
      known.add(value.asString(""));
    }
    var message = name + " is " + place.shown() + ", which is not an allowed value";
    var finding = refused(place, message);
    var allowed = "`" + String.join("`, `", known) + "`";
    if (place.node() instanceof ScalarNode scalar) {
      var meant = Spelling.nearest(scalar.text(), known);
      if (meant.isPresent()) {
        return finding.withHelp("write `" + meant.get() + "`; allowed are " + allowed);
      }
    }
    return finding.withHelp("write one of " + allowed);
  }

  private static String unmatched(Place place, String name, String pattern) {
    return isQuantity(pattern)
        ? name + " is " + place.shown() + ", which is not a quantity"
        : name + " is " + place.shown() + ", must match `" + pattern + "`";
  }

  /** The pattern controller-gen gives every resource.Quantity. */
  private static boolean isQuantity(String pattern) {
    return pattern.contains("([KMGTPE]i)|[numkMGTPE]");
  }

  private static Diagnostic ofFormat(Place place, String name, String format) {
    if (!format.equals("int32")) {
      return refused(
          place, name + " is " + place.shown() + ", must be a date and time of RFC 3339");
    }
    // Numeric formats are checked since Kubernetes 1.36 (kubernetes#136582).
    var message = name + " is " + place.shown()
        + ", beyond a 32-bit integer: rejected from Kubernetes 1.36 on";
    return SchemaRules.SCHEMA.at(Severity.WARNING, place.value(), message);
  }

  private Diagnostic repeated(
      Place place, String name, ListConstraints.Repetition repetition, Error error) {
    var list = Place.of(subject.root(), error.getInstanceLocation().getParent());
    var keys = repetition.keys();
    var what = keys.isEmpty()
        ? " repeats an item of"
        : " has the `" + String.join("`, `", keys) + "` of an earlier item of";
    var first = ((SequenceNode) list.node()).items().get(repetition.first());
    var message = name + what + " `" + list.name(subject.kind()) + "`";
    return SchemaRules.SCHEMA
        .at(place.node().span(), message)
        .withRelated(first.span(), "the earlier item");
  }

  private static String alternative(String keyword, int met) {
    if (keyword.equals("not")) {
      return "is what its schema forbids";
    }
    return met == 0
        ? "meets none of the alternatives of its schema"
        : "meets " + met + " alternatives of its schema, of which it must meet one";
  }

  private static Diagnostic breach(Place place, String name, CelRules.Breach breach) {
    var span = breach.isMissing() ? place.head() : place.value();
    return SchemaRules.SCHEMA.at(span, name + " " + breach.message());
  }

  private static String beyondLimit(Place place, String name, Error error) {
    var limit = "`" + error.getSchemaNode().asString("") + "`";
    return switch (error.getKeyword()) {
      case "minimum" -> name + " is " + place.shown() + ", must be at least " + limit;
      case "maximum" -> name + " is " + place.shown() + ", must be at most " + limit;
      case "exclusiveMinimum" -> name + " is " + place.shown() + ", must be greater than " + limit;
      case "exclusiveMaximum" -> name + " is " + place.shown() + ", must be less than " + limit;
      case "multipleOf" -> name + " is " + place.shown() + ", must be a multiple of " + limit;
      default -> {
        var bound =
            error.getKeyword().startsWith("min") ? ", must have at least " : ", must have at most ";
        yield name + " has " + counted(error.getKeyword(), size(place.node())) + bound + limit;
      }
    };
  }

  /** Characters are counted as Go counts runes. */
  private static int size(YamlNode node) {
    if (node instanceof SequenceNode list) {
      return list.items().size();
    }
    if (node instanceof MappingNode mapping) {
      return mapping.entries().size();
    }
    var text = ((ScalarNode) node).text();
    return text.codePointCount(0, text.length());
  }

  private static String counted(String keyword, int size) {
    var unit =
        keyword.endsWith("Length") ? "character" : keyword.endsWith("Items") ? "item" : "member";
    return size == 1 ? "`1` " + unit : "`" + size + "` " + unit + "s";
  }
}
