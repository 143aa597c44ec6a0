package io.github.migrationlint.core.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds selectors that certain labels satisfy without asking each of them: each is filed under one of
 * its pairs, so that only those whose pair is there need be looked at.
 */
final class SelectorIndex {
  private final Map<String, Map<String, List<Integer>>> byVmiPair = new HashMap<>();
  private final Map<String, Map<String, List<Integer>>> byNamespacePair = new HashMap<>();

  /** Those that ask for nothing. */
  private final List<Integer> unfiled = new ArrayList<>();

  /** Files selectors under their positions; of its pairs each has that which fewest ask for. */
  SelectorIndex(List<SelectorPairs> selectors) {
    var vmi = new HashMap<Map.Entry<String, String>, Integer>();
    var namespace = new HashMap<Map.Entry<String, String>, Integer>();
    for (var selector : selectors) {
      count(selector.vmi(), vmi);
      count(selector.namespace(), namespace);
    }
    for (var i = 0; i < selectors.size(); i++) {
      var selector = selectors.get(i);
      if (!selector.vmi().isEmpty()) {
        file(i, rarest(selector.vmi(), vmi), byVmiPair);
      } else if (!selector.namespace().isEmpty()) {
        file(i, rarest(selector.namespace(), namespace), byNamespacePair);
      } else {
        unfiled.add(i);
      }
    }
  }

  private static void count(
      Map<String, String> pairs, Map<Map.Entry<String, String>, Integer> counts) {
    for (var pair : pairs.entrySet()) {
      counts.merge(Map.entry(pair.getKey(), pair.getValue()), 1, Integer::sum);
    }
  }

  private static Map.Entry<String, String> rarest(
      Map<String, String> pairs, Map<Map.Entry<String, String>, Integer> counts) {
    var best = pairs.entrySet().iterator().next();
    var fewest = Integer.MAX_VALUE;
    for (var pair : pairs.entrySet()) {
      var count = counts.getOrDefault(Map.entry(pair.getKey(), pair.getValue()), 0);
      if (count < fewest) {
        fewest = count;
        best = pair;
      }
    }
    return best;
  }

  private static void file(
      int position,
      Map.Entry<String, String> pair,
      Map<String, Map<String, List<Integer>>> byPair) {
    byPair
        .computeIfAbsent(pair.getKey(), unused -> new HashMap<>())
        .computeIfAbsent(pair.getValue(), unused -> new ArrayList<>())
        .add(position);
  }

  /**
   * The positions of all selectors that these labels may satisfy, each once, in no particular order.
   */
  List<Integer> candidates(Map<String, String> vmi, Map<String, String> namespace) {
    var candidates = new ArrayList<>(unfiled);
    addAll(vmi, byVmiPair, candidates);
    addAll(namespace, byNamespacePair, candidates);
    return candidates;
  }

  private static void addAll(
      Map<String, String> labels,
      Map<String, Map<String, List<Integer>>> byPair,
      List<Integer> candidates) {
    for (var pair : labels.entrySet()) {
      candidates.addAll(
          byPair.getOrDefault(pair.getKey(), Map.of()).getOrDefault(pair.getValue(), List.of()));
    }
  }
}
