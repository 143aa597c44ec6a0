package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of a manifest that is asked for typed fields; an absent mapping answers with absent
 * fields whose place is the nearest key that is written.
 */
final class Section {
  private final Optional<MappingNode> node;
  private final Span key;
  private final Reading reading;
  private final boolean opaque;

  /** Read before, by their texts: few of them differ in a cluster of many VMs. */
  private final Map<String, Optional<Quantity>> quantities;

  /** What all that is not written here has in common: a VM leaves out more than it writes. */
  private @Nullable Section missing;

  private Field.@Nullable Absent<?> absent;
  private @Nullable Items<?> noItems;
  private @Nullable Labels noLabels;

  private Section(
      Optional<MappingNode> node,
      Span key,
      Reading reading,
      boolean opaque,
      Map<String, Optional<Quantity>> quantities) {
    this.node = node;
    this.key = key;
    this.reading = reading;
    this.opaque = opaque;
    this.quantities = quantities;
  }

  private Section inside(Optional<MappingNode> inner, Span place, boolean isOpaque) {
    return new Section(inner, place, reading, isOpaque, quantities);
  }

  /**
   * @param key where silence is pointed at: the object's kind
   */
  static Section root(MappingNode node, Span key, Reading reading) {
    return root(node, key, reading, new HashMap<>());
  }

  /**
   * The same.
   *
   * @param quantities those that were read before
   */
  static Section root(
      MappingNode node, Span key, Reading reading, Map<String, Optional<Quantity>> quantities) {
    return new Section(Optional.of(node), key, reading, false, quantities);
  }

  /**
   * The mapping of that name, or an empty one in its place. Where something else is there, such
   * as a placeholder, no one can tell what is in it.
   */
  Section section(String name) {
    var entry = entry(name);
    if (entry.isEmpty()) {
      return missing();
    }
    var place = entry.get().key().span();
    return entry.get().value() instanceof MappingNode found
        ? inside(Optional.of(found), place, false)
        : inside(Optional.empty(), place, !isNull(entry.get().value()));
  }

  private Section missing() {
    if (node.isEmpty()) {
      return this;
    }
    var known = missing;
    if (known == null) {
      known = inside(Optional.empty(), key, opaque);
      missing = known;
    }
    return known;
  }

  @SuppressWarnings("unchecked") // It has no value of that type, nor of another.
  private <T> Field<T> absent() {
    var home = missing();
    var known = home.absent;
    if (known == null) {
      known = new Field.Absent<>(key);
      home.absent = known;
    }
    return (Field<T>) known;
  }

  @SuppressWarnings("unchecked") // It has no items of that type, nor of another.
  private <T> Items<T> noItems() {
    var home = missing();
    var known = home.noItems;
    if (known == null) {
      known = new Items<>(key, false, List.of(), !opaque);
      home.noItems = known;
    }
    return (Items<T>) known;
  }

  private Labels noLabels() {
    var home = missing();
    var known = home.noLabels;
    if (known == null) {
      known = new Labels(key, false, List.of(), !opaque);
      home.noLabels = known;
    }
    return known;
  }

  private boolean isNull(YamlNode node) {
    return isNull(node, reading);
  }

  static boolean isNull(YamlNode node, Reading reading) {
    return node instanceof ScalarNode scalar && scalar.value(reading) instanceof ScalarValue.Null;
  }

  /** The mappings in the list of that name. */
  List<Section> sections(String name) {
    var found = new ArrayList<Section>();
    for (var item : items(name)) {
      if (item instanceof MappingNode mapping) {
        found.add(inside(Optional.of(mapping), item.span(), false));
      }
    }
    return found;
  }

  /** What a reading makes of each mapping in the list of that name. */
  <T> Items<T> items(String name, Function<Section, T> reading) {
    return items(
        name,
        (place, item) -> item instanceof MappingNode mapping && !isDirective(mapping)
            ? Optional.of(reading.apply(inside(Optional.of(mapping), place, false)))
            : Optional.empty());
  }

  /** The strings in the list of that name. */
  Items<Field<String>> textItems(String name) {
    return items(
        name,
        (place, item) -> item instanceof ScalarNode
            ? Optional.of(typed(place, item, Section::asText))
            : Optional.empty());
  }

  private <T> Items<T> items(String name, BiFunction<Span, YamlNode, Optional<T>> reading) {
    var entry = entry(name);
    if (entry.isEmpty()) {
      return noItems();
    }
    var place = entry.get().key().span();
    if (!(entry.get().value() instanceof SequenceNode sequence)) {
      return new Items<>(place, false, List.of(), isNull(entry.get().value()));
    }
    var found = new ArrayList<T>();
    for (var item : sequence.items()) {
      reading.apply(item.span(), item).ifPresent(found::add);
    }
    return new Items<>(place, true, found, found.size() == sequence.items().size());
  }

  /** Whether an item tells a patch what to do, as {@code $patch: delete} does. */
  private static boolean isDirective(MappingNode item) {
    for (var entry : item.entries()) {
      if (entry.name().startsWith("$")) {
        return true;
      }
    }
    return false;
  }

  /** The strings in the list of that name. */
  List<Field<String>> texts(String name) {
    var found = new ArrayList<Field<String>>();
    for (var item : items(name)) {
      found.add(typed(item.span(), item, Section::asText));
    }
    return found;
  }

  boolean isWritten() {
    return node.isPresent();
  }

  Span key() {
    return key;
  }

  List<Key> keys() {
    var keys = new ArrayList<Key>();
    for (var entry : entries()) {
      keys.add(new Key(entry.name(), entry.key().span(), entry.value().span()));
    }
    return keys;
  }

  /** The mapping of that name by its keys. */
  Field<Block> block(String name) {
    return block(name, true);
  }

  /** The same without members whose value is null: the API server drops those. */
  Field<Block> presentBlock(String name) {
    return block(name, false);
  }

  private Field<Block> block(String name, boolean nullsCount) {
    return field(
        name,
        (value, reading) -> value instanceof MappingNode mapping
            ? Optional.of(Block.of(Optional.of(mapping), reading, nullsCount))
            : Optional.empty());
  }

  /** Itself by its keys. */
  Block block() {
    return Block.of(node, reading, true);
  }

  /** The JSON type of what is under that name. */
  Field<Shape> shape(String name) {
    return field(name, (value, reading) -> Optional.of(shapeOf(value, reading)));
  }

  Field<Boolean> bool(String name) {
    return field(name, Section::asBool);
  }

  Field<Long> integer(String name) {
    return field(name, Section::asLong);
  }

  Field<String> text(String name) {
    return field(name, Section::asText);
  }

  /** A quantity that may also be without quotes, as {@code x-kubernetes-int-or-string} allows. */
  Field<Quantity> quantity(String name) {
    return field(name, this::asQuantity);
  }

  /** A quantity that is a string. */
  Field<Quantity> quantityText(String name) {
    return field(name, (value, reading) -> asText(value, reading).flatMap(this::quantityOf));
  }

  /** A flat map of strings, such as labels. */
  Labels labels(String name) {
    var entry = entry(name);
    if (entry.isEmpty()) {
      return noLabels();
    }
    var labelsKey = entry.get().key().span();
    if (!(entry.get().value() instanceof MappingNode mapping)) {
      return new Labels(labelsKey, false, List.of(), isNull(entry.get().value()));
    }
    var pairs = new ArrayList<LabelPair>();
    for (var pair : mapping.entries()) {
      var place = pair.key().span();
      if (!isFilledInLater(pair.key())) {
        pairs.add(new LabelPair(pair.name(), place, typed(place, pair.value(), Section::asText)));
      }
    }
    return new Labels(labelsKey, true, pairs, pairs.size() == mapping.entries().size());
  }

  /** Whether a key represents others, or tells a patch what to do, as {@code $patch: delete} does. */
  private static boolean isFilledInLater(ScalarNode key) {
    return key.text().startsWith("$") || Placeholders.isIn(key);
  }

  /** How a node is taken for a value of one type; empty if it is of another. */
  interface NodeConversion<T> {
    Optional<T> convert(YamlNode node, Reading reading);
  }

  <T> Field<T> field(String name, NodeConversion<T> conversion) {
    var entry = entry(name);
    if (entry.isPresent()) {
      return typed(entry.get().key().span(), entry.get().value(), conversion);
    }
    return opaque ? new Field.Unresolved<>(key, key, "") : absent();
  }

  private <T> Field<T> typed(Span place, YamlNode node, NodeConversion<T> conversion) {
    if (node instanceof ScalarNode scalar) {
      if (Placeholders.isIn(scalar)) {
        return new Field.Unresolved<>(place, node.span(), scalar.text());
      }
      if (scalar.value(reading) instanceof ScalarValue.Null) {
        return new Field.Absent<>(place);
      }
    }
    var value = conversion.convert(node, reading);
    return value.isPresent()
        ? new Field.Present<>(value.get(), place, node.span())
        : new Field.Malformed<>(place, node.span(), shapeOf(node, reading), rawText(node));
  }

  private Optional<MappingNode.Entry> entry(String name) {
    return node.flatMap(mapping -> mapping.entry(name));
  }

  private List<MappingNode.Entry> entries() {
    return node.map(MappingNode::entries).orElse(List.of());
  }

  private List<YamlNode> items(String name) {
    return node.map(mapping -> mapping.items(name)).orElse(List.of());
  }

  private static String rawText(YamlNode node) {
    return node instanceof ScalarNode scalar ? scalar.text() : "";
  }

  static Shape shapeOf(YamlNode node, Reading reading) {
    if (node instanceof MappingNode) {
      return Shape.MAPPING;
    }
    if (node instanceof SequenceNode) {
      return Shape.LIST;
    }
    var value = ((ScalarNode) node).value(reading);
    if (value instanceof ScalarValue.Null) {
      return Shape.NULL;
    }
    if (value instanceof ScalarValue.Bool) {
      return Shape.BOOLEAN;
    }
    if (value instanceof ScalarValue.Int) {
      return Shape.INTEGER;
    }
    return value instanceof ScalarValue.Text ? Shape.STRING : Shape.NUMBER;
  }

  private static Optional<Boolean> asBool(YamlNode node, Reading reading) {
    return scalarOf(node, reading) instanceof ScalarValue.Bool bool
        ? Optional.of(bool.value())
        : Optional.empty();
  }

  private static Optional<String> asText(YamlNode node, Reading reading) {
    return scalarOf(node, reading) instanceof ScalarValue.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  private static Optional<Long> asLong(YamlNode node, Reading reading) {
    return wholeNumber(node, reading)
        .filter(number -> number.bitLength() <= 63)
        .map(BigInteger::longValue);
  }

  private Optional<Quantity> quantityOf(String text) {
    return quantities.computeIfAbsent(text, Quantity::parse);
  }

  private Optional<Quantity> asQuantity(YamlNode node, Reading reading) {
    var text = asText(node, reading);
    return text.isPresent()
        ? quantityOf(text.get())
        : wholeNumber(node, reading).map(Quantity::of);
  }

  /** Go prints a float without a fraction as a whole number, so {@code 1e3} arrives as 1000. */
  private static Optional<BigInteger> wholeNumber(YamlNode node, Reading reading) {
    var value = scalarOf(node, reading);
    if (value instanceof ScalarValue.Int integer) {
      return Optional.of(integer.value());
    }
    if (value instanceof ScalarValue.Real real && isWhole(real.value())) {
      return Optional.of(real.value().toBigInteger());
    }
    return Optional.empty();
  }

  /** From 10^21 on encoding/json writes an exponent. */
  private static boolean isWhole(BigDecimal number) {
    return number.precision() - number.scale() <= 21
        && (number.signum() == 0 || number.stripTrailingZeros().scale() <= 0);
  }

  private static ScalarValue scalarOf(YamlNode node, Reading reading) {
    return node instanceof ScalarNode scalar ? scalar.value(reading) : NOT_A_SCALAR;
  }

  private static final ScalarValue NOT_A_SCALAR = new ScalarValue.Unusable("a collection");
}
