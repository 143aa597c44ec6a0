package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.report.DiffReport.Value;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What something is, as far as the files show. Two answers are the same where their values are; where
 * a value comes from does not count.
 *
 * @param values one where it is known, empty for no value; several where it is one of them; none where
 *     nothing is known
 * @param condition what it depends on, in words; empty for most
 * @param origin why it is so, in words
 */
record KnownValue(
    List<Optional<Object>> values,
    String condition,
    Optional<String> origin,
    Optional<Span> place) {
  /** Nothing tells. */
  static final KnownValue UNKNOWN =
      new KnownValue(List.of(), "", Optional.of("not in these files"), Optional.empty());

  /** There is none. */
  static final KnownValue NONE =
      new KnownValue(List.of(Optional.empty()), "", Optional.empty(), Optional.empty());

  KnownValue {
    values = List.copyOf(values);
    Objects.requireNonNull(condition);
    Objects.requireNonNull(origin);
    Objects.requireNonNull(place);
  }

  static KnownValue of(Object value) {
    return new KnownValue(List.of(Optional.of(value)), "", Optional.empty(), Optional.empty());
  }

  static KnownValue of(Object value, String origin, Optional<Span> place) {
    return new KnownValue(List.of(Optional.of(value)), "", Optional.of(origin), place);
  }

  /** One of several. */
  static KnownValue oneOf(List<Optional<Object>> values, String origin) {
    return new KnownValue(values, "", Optional.of(origin), Optional.empty());
  }

  boolean isSameAs(KnownValue other) {
    return condition.equals(other.condition)
        && values.size() == other.values.size()
        && new HashSet<>(values).equals(new HashSet<>(other.values));
  }

  Value reported() {
    if (values.size() == 1) {
      return new Value(values.get(0).map(KnownValue::plain), List.of(), origin, place);
    }
    var candidates = new ArrayList<Optional<Object>>();
    for (var value : values) {
      candidates.add(value.map(KnownValue::plain));
    }
    return new Value(Optional.empty(), candidates, origin, place);
  }

  private static Object plain(Object value) {
    return value instanceof Quantity quantity ? quantity.text() : value;
  }
}
