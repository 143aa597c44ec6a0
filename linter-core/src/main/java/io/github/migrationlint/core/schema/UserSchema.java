package io.github.migrationlint.core.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.NodePath;
import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.schema.InstanceTree.Opaque;
import io.github.migrationlint.core.text.QuietLogging;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;

/**
 * A JSON Schema (2020-12) that a user wrote. It refers to nothing outside of itself, and its patterns
 * take time in proportion to the text.
 *
 * <p>What depends on a value that is yet to be filled in, such as {@code ${VAR}}, is not judged.
 */
public final class UserSchema {
  private static final String META = "https://json-schema.org/draft/2020-12/schema";

  /** Keywords behind which a failure may come of something else than the value at its place. */
  private static final Set<String> INDIRECT = Set.of(
      "anyOf",
      "contains",
      "dependentRequired",
      "dependentSchemas",
      "else",
      "not",
      "oneOf",
      "then",
      "unevaluatedItems",
      "unevaluatedProperties");

  /** Where one of several alternatives must fit, they fail together, at what they are about. */
  private static final List<String> ALTERNATIVES = List.of("anyOf", "oneOf");

  private final Schema schema;
  private final SchemaSteps steps;

  private UserSchema(Schema schema, SchemaSteps steps) {
    this.schema = schema;
    this.steps = steps;
  }

  /** A mistake in a schema. */
  public record Mistake(Span place, String message) {}

  /**
   * Compiles a schema.
   *
   * @param mistakes takes what is wrong with it
   * @param budget pays for applying it
   * @return empty if something is
   */
  public static Optional<UserSchema> compile(
      MappingNode written, List<Mistake> mistakes, BudgetShare budget) {
    var before = mistakes.size();
    new SchemaKeywords(mistakes).check(written);
    if (mistakes.size() > before) {
      return Optional.empty();
    }
    QuietLogging.start();
    var steps = new SchemaSteps(budget);
    var registry = registry(steps);
    var tree = new InstanceTree(Reading.KUBECTL).of(written);
    try {
      for (var error : registry.getSchema(SchemaLocation.of(META)).validate(tree)) {
        mistakes.add(
            new Mistake(placeOf(error, written), "`schema` is invalid: " + error.getMessage()));
      }
      if (mistakes.size() > before) {
        return Optional.empty();
      }
      SchemaSteps.addTo(tree);
      var compiled = registry.getSchema(tree);
      compiled.initializeValidators();
      return Optional.of(new UserSchema(compiled, steps));
    } catch (SchemaException | StackOverflowError e) {
      mistakes.add(new Mistake(written.span(), "`schema` cannot be used: " + reason(e)));
      return Optional.empty();
    }
  }

  private static SchemaRegistry registry(SchemaSteps steps) {
    return SchemaRegistry.withDefaultDialect(
        Dialect.builder(Dialects.getDraft202012()).keyword(steps.keyword()).build(),
        builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
            .locale(Locale.ROOT)
            .preloadSchema(false)
            .regularExpressionFactory(expression -> LinearExpression.of(expression, steps::spend))
            .build()));
  }

  private static String reason(Throwable e) {
    return e instanceof StackOverflowError
        ? "it refers to itself without end"
        : String.valueOf(e.getMessage());
  }

  /**
   * The places at which a value is not as the schema asks, in source order: the value, or the key where
   * something below it is missing or where it is a collection.
   *
   * @throws SchemaLoop if the schema refers to itself without end
   */
  public List<Span> failures(YamlNode value, Reading reading) {
    var instance = new InstanceTree(reading).of(value);
    List<Error> errors;
    steps.begin();
    try {
      errors = schema.validate(instance);
    } catch (StackOverflowError e) {
      throw new SchemaLoop("`schema` refers to itself without end");
    }
    if (errors.isEmpty()) {
      return List.of();
    }
    var hasOpaque = isOpaque(instance);
    var places = new LinkedHashSet<Span>();
    for (var group : together(errors).values()) {
      var isDoubtful = false;
      for (var error : group) {
        isDoubtful |= isDoubtful(error, hasOpaque);
      }
      if (!isDoubtful) {
        places.add(
            group.size() == 1 && alternativeIn(group.get(0)) < 0
                ? placeOf(group.get(0), value)
                : placeOf(common(group), value));
      }
    }
    var sorted = new ArrayList<>(places);
    sorted.sort(null);
    return sorted;
  }

  /** A schema that refers to itself without end, or as good as that. */
  public static final class SchemaLoop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SchemaLoop(String message) {
      super(message, null, false, false);
    }
  }

  /** Errors by the outermost alternative they are part of; each other one alone. */
  private static Map<String, List<Error>> together(List<Error> errors) {
    var groups = new LinkedHashMap<String, List<Error>>();
    for (var error : errors) {
      var at = alternativeIn(error);
      var key = new StringBuilder();
      for (var i = 0; i <= at; i++) {
        key.append(error.getEvaluationPath().getElement(i)).append('\0');
      }
      // Where the schema of an item is applied to several items, each fails on its own.
      key.append(at < 0 ? groups.size() : prefixBefore(error, at));
      groups.computeIfAbsent(key.toString(), unused -> new ArrayList<>()).add(error);
    }
    return groups;
  }

  /** Numbers of items on the way to where the alternatives were applied. */
  private static String prefixBefore(Error error, int alternative) {
    var steps = 0;
    var path = error.getEvaluationPath();
    for (var i = 0; i < alternative; i++) {
      var step = String.valueOf(path.getElement(i));
      steps += step.equals("items") || step.equals("properties") ? 1 : 0;
    }
    var location = error.getInstanceLocation();
    var prefix = new StringBuilder();
    for (var i = 0; i < Math.min(steps, location.getNameCount()); i++) {
      prefix.append(location.getElement(i)).append('\0');
    }
    return prefix.toString();
  }

  private static int alternativeIn(Error error) {
    var path = error.getEvaluationPath();
    for (var i = 0; i < path.getNameCount(); i++) {
      if (ALTERNATIVES.contains(String.valueOf(path.getElement(i)))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isDoubtful(Error error, boolean hasOpaque) {
    if (!hasOpaque) {
      return false;
    }
    var path = error.getEvaluationPath();
    for (var i = 0; i < path.getNameCount(); i++) {
      if (INDIRECT.contains(String.valueOf(path.getElement(i)))) {
        return true;
      }
    }
    return error.getInstanceNode() != null && isOpaque(error.getInstanceNode());
  }

  /** Whether a value, or one in it, is yet to be filled in or is no JSON value. */
  private static boolean isOpaque(JsonNode node) {
    if (node instanceof POJONode pojo) {
      return pojo.getPojo() instanceof Opaque;
    }
    for (var child : node) {
      if (isOpaque(child)) {
        return true;
      }
    }
    return false;
  }

  /** The steps that all errors have in common. */
  private static List<Object> common(List<Error> errors) {
    var common = steps(errors.get(0).getInstanceLocation());
    for (var error : errors) {
      var steps = steps(error.getInstanceLocation());
      var same = 0;
      while (same < Math.min(common.size(), steps.size())
          && common.get(same).equals(steps.get(same))) {
        same++;
      }
      common = common.subList(0, same);
    }
    return common;
  }

  private static List<Object> steps(NodePath path) {
    var steps = new ArrayList<Object>();
    for (var i = 0; i < path.getNameCount(); i++) {
      steps.add(path.getElement(i));
    }
    return steps;
  }

  private static Span placeOf(Error error, YamlNode root) {
    var steps = steps(error.getInstanceLocation());
    var property = error.getProperty();
    if (property != null && !"required".equals(error.getKeyword())) {
      steps.add(property);
    }
    return placeOf(steps, root);
  }

  private static Span placeOf(List<Object> steps, YamlNode root) {
    var node = root;
    var place = startOf(root);
    for (var step : steps) {
      if (node instanceof MappingNode mapping && mapping.entry(step.toString()).isPresent()) {
        var entry = mapping.entry(step.toString()).get();
        node = entry.value();
        var isScalar = !(node instanceof MappingNode) && !(node instanceof SequenceNode);
        place = isScalar && node.span().length() > 0 ? node.span() : entry.key().span();
      } else if (node instanceof SequenceNode sequence
          && step instanceof Integer index
          && index < sequence.items().size()) {
        node = sequence.items().get(index);
        place = startOf(node);
      } else {
        return place;
      }
    }
    return place;
  }

  /** A scalar, or where a collection is pointed at: what names it, else its first key. */
  private static Span startOf(YamlNode node) {
    if (node instanceof MappingNode mapping && !mapping.entries().isEmpty()) {
      var name = mapping.mapping("metadata").flatMap(metadata -> metadata.scalar("name"));
      return name.or(() -> mapping.scalar("kind"))
          .map(scalar -> scalar.span())
          .orElse(mapping.entries().get(0).key().span());
    }
    return node.span();
  }
}
