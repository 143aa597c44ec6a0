package io.github.migrationlint.core.facts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds, among the labels of many VMs or namespaces, those that have a pair or may have it, without
 * asking each of them. Positions are those of the list it was made from, in ascending order.
 */
public final class LabelIndex {
  private static final int[] NONE = {};

  /** What decides whether keys that are not written may be there. */
  private record Openness(List<String> prefixes, boolean complete) {}

  private final List<KnownLabels> labels;
  private final Map<String, Map<String, Positions>> certain = new HashMap<>();
  private final Map<String, Positions> unknown = new HashMap<>();
  private final Map<Openness, Positions> groups = new LinkedHashMap<>();
  private final Map<String, int[]> open = new HashMap<>();

  public LabelIndex(List<KnownLabels> labels) {
    this.labels = List.copyOf(labels);
    for (var i = 0; i < labels.size(); i++) {
      add(labels.get(i), i);
    }
  }

  private void add(KnownLabels known, int position) {
    for (var pair : known.values().entrySet()) {
      certain
          .computeIfAbsent(pair.getKey(), unused -> new HashMap<>())
          .computeIfAbsent(pair.getValue(), unused -> new Positions())
          .add(position);
    }
    for (var key : known.unknownKeys()) {
      unknown.computeIfAbsent(key, unused -> new Positions()).add(position);
    }
    groups
        .computeIfAbsent(
            new Openness(known.unknownPrefixes(), known.complete()), unused -> new Positions())
        .add(position);
  }

  /** Those that certainly have the pair. */
  public int[] having(String key, String value) {
    var values = certain.get(key);
    var positions = values == null ? null : values.get(value);
    return positions == null ? NONE : positions.toArray();
  }

  /** Those of which it is unknown whether they have the pair. */
  public int[] undecided(String key, String value) {
    return KnownLabels.isNeverOpen(key, value) ? NONE : open.computeIfAbsent(key, this::open);
  }

  /** Those that have the pair or may have it. */
  int[] candidates(String key, String value) {
    var having = having(key, value);
    var undecided = undecided(key, value);
    if (undecided.length == 0) {
      return having;
    }
    var all = Arrays.copyOf(having, having.length + undecided.length);
    System.arraycopy(undecided, 0, all, having.length, undecided.length);
    Arrays.sort(all);
    return all;
  }

  /** How many certainly have the pair, or may. */
  public int count(String key, String value) {
    var values = certain.get(key);
    var positions = values == null ? null : values.get(value);
    return (positions == null ? 0 : positions.size()) + undecided(key, value).length;
  }

  /** Whether any of them has the pair. */
  public Truth isAmong(String key, String value) {
    if (having(key, value).length > 0) {
      return Truth.YES;
    }
    return undecided(key, value).length > 0 ? Truth.UNKNOWN : Truth.NO;
  }

  private int[] open(String key) {
    var found = new Positions();
    var listed = unknown.get(key);
    if (listed != null) {
      addOpen(key, listed, found);
    }
    for (var group : groups.entrySet()) {
      if (!group.getKey().complete() || startsWithAny(key, group.getKey().prefixes())) {
        addOpen(key, group.getValue(), found);
      }
    }
    return found.sorted();
  }

  private void addOpen(String key, Positions candidates, Positions found) {
    for (var position : candidates.toArray()) {
      if (labels.get(position).isOpen(key)) {
        found.add(position);
      }
    }
  }

  private static boolean startsWithAny(String key, List<String> prefixes) {
    for (var prefix : prefixes) {
      if (key.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** A growing list of numbers. */
  private static final class Positions {
    private int[] positions = new int[2];
    private int size;

    void add(int position) {
      if (size == positions.length) {
        positions = Arrays.copyOf(positions, 2 * size);
      }
      positions[size] = position;
      size++;
    }

    int size() {
      return size;
    }

    int[] toArray() {
      if (size < positions.length) {
        positions = Arrays.copyOf(positions, size);
      }
      return positions;
    }

    /** In ascending order, each once. */
    int[] sorted() {
      var all = toArray().clone();
      Arrays.sort(all);
      var count = 0;
      for (var i = 0; i < all.length; i++) {
        if (i == 0 || all[i] != all[i - 1]) {
          all[count] = all[i];
          count++;
        }
      }
      return Arrays.copyOf(all, count);
    }
  }
}
