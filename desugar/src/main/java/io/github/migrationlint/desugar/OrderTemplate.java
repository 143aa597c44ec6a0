package io.github.migrationlint.desugar;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Comparator.comparing} and {@code thenComparing} make, without the lambdas of the JDK:
 * those are serializable, and no class archive keeps them. A class that uses them gets a copy of this
 * one under a name of its own.
 */
@SuppressWarnings("serial") // as in the JDK, it can be written if what it is made of can
final class OrderTemplate implements Comparator<Object>, Serializable {
  private static final long serialVersionUID = 1;

  private final @Nullable Comparator<Object> first;
  private final @Nullable Function<Object, Object> key;
  private final @Nullable ToIntFunction<Object> number;
  private final @Nullable Comparator<Object> next;

  private OrderTemplate(
      @Nullable Comparator<Object> first,
      @Nullable Function<Object, Object> key,
      @Nullable ToIntFunction<Object> number,
      @Nullable Comparator<Object> next) {
    this.first = first;
    this.key = key;
    this.number = number;
    this.next = next;
  }

  static Comparator<Object> comparing(Function<Object, Object> key) {
    return new OrderTemplate(null, Objects.requireNonNull(key), null, null);
  }

  static Comparator<Object> comparing(Function<Object, Object> key, Comparator<Object> order) {
    return new OrderTemplate(
        null, Objects.requireNonNull(key), null, Objects.requireNonNull(order));
  }

  static Comparator<Object> comparingInt(ToIntFunction<Object> number) {
    return new OrderTemplate(null, null, Objects.requireNonNull(number), null);
  }

  static Comparator<Object> thenComparing(Comparator<Object> first, Comparator<Object> next) {
    return new OrderTemplate(
        Objects.requireNonNull(first), null, null, Objects.requireNonNull(next));
  }

  static Comparator<Object> thenComparing(Comparator<Object> first, Function<Object, Object> key) {
    return thenComparing(first, comparing(key));
  }

  static Comparator<Object> thenComparing(
      Comparator<Object> first, Function<Object, Object> key, Comparator<Object> order) {
    return thenComparing(first, comparing(key, order));
  }

  static Comparator<Object> thenComparingInt(
      Comparator<Object> first, ToIntFunction<Object> number) {
    return thenComparing(first, comparingInt(number));
  }

  @Override
  @SuppressWarnings("unchecked") // as the caller of comparing promised
  public int compare(Object one, Object other) {
    if (first != null) {
      var order = first.compare(one, other);
      return order != 0 || next == null ? order : next.compare(one, other);
    }
    if (number != null) {
      return Integer.compare(number.applyAsInt(one), number.applyAsInt(other));
    }
    var keys = Objects.requireNonNull(key);
    return next == null
        ? ((Comparable<Object>) keys.apply(one)).compareTo(keys.apply(other))
        : next.compare(keys.apply(one), keys.apply(other));
  }
}
