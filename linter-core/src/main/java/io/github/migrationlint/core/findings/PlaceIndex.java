package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds among many things with a place those around another place, without asking each of them: a file
 * may have as many objects as findings.
 */
final class PlaceIndex<T> {
  /** A thing, and how many of its source came before it. */
  private record Placed<T>(Span place, int number, T thing) {}

  private final Map<SourceId, List<Placed<T>>> bySource = new HashMap<>();

  /** By source how far the things up to each one reach; only of sources that were asked about. */
  private final Map<SourceId, int[]> reach = new HashMap<>();

  /** Adds a thing, before anything is looked for. */
  void add(Span place, T thing) {
    var things = bySource.computeIfAbsent(place.source().id(), unused -> new ArrayList<>());
    things.add(new Placed<>(place, things.size(), thing));
  }

  /** The things of a source, in the order they were added. */
  List<T> in(SourceId source) {
    var things = new ArrayList<T>();
    var placed = new ArrayList<>(bySource.getOrDefault(source, List.of()));
    placed.sort(Comparator.comparingInt(Placed::number));
    for (var one : placed) {
      things.add(one.thing());
    }
    return things;
  }

  /** Of those that hold the place, the one that was added first. */
  Optional<T> first(Span place) {
    var found = around(place);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  /** Those that hold the place, in the order they were added. */
  List<T> around(Span place) {
    var things = bySource.get(place.source().id());
    if (things == null) {
      return List.of();
    }
    var ends = reach.computeIfAbsent(place.source().id(), unused -> sorted(things));
    var found = new ArrayList<Placed<T>>();
    for (var i = last(things, place.start()); i >= 0 && ends[i] >= place.end(); i--) {
      if (things.get(i).place().contains(place)) {
        found.add(things.get(i));
      }
    }
    found.sort(Comparator.comparingInt(Placed::number));
    var holders = new ArrayList<T>();
    for (var one : found) {
      holders.add(one.thing());
    }
    return holders;
  }

  /** Sorts them by where they start, and tells how far they reach. */
  private static <T> int[] sorted(List<Placed<T>> things) {
    things.sort(Comparator.comparingInt(one -> one.place().start()));
    var ends = new int[things.size()];
    var farthest = 0;
    for (var i = 0; i < ends.length; i++) {
      farthest = Math.max(farthest, things.get(i).place().end());
      ends[i] = farthest;
    }
    return ends;
  }

  /** The last one that starts there or before; -1 if there is none. */
  private static <T> int last(List<Placed<T>> things, int start) {
    var low = -1;
    var high = things.size() - 1;
    while (low < high) {
      var middle = (low + high + 1) >>> 1;
      if (things.get(middle).place().start() <= start) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
