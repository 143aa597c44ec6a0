package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which cluster of one side is which of the other: by name; of those left over, by the objects they
 * hold, for a folder may have been renamed. Both directions give the same answer.
 *
 * @param base empty for a cluster that the head has added
 * @param head empty for a cluster that the head no longer has
 */
record ClusterMatching(Optional<ClusterSide> base, Optional<ClusterSide> head) {
  /** Below this share of common objects, two clusters are two. */
  private static final double LEAST_ALIKE = 0.5;

  private static final long STEPS_PER_OBJECT = 4;

  /** A pair that may be one cluster. */
  private record Candidate(ClusterSide base, ClusterSide head, double share) {
    /** The names in an order that does not depend on the direction. */
    String names() {
      return base.name().compareTo(head.name()) < 0
          ? base.name() + "\n" + head.name()
          : head.name() + "\n" + base.name();
    }
  }

  /** The name that reports use. */
  String name() {
    return head.or(() -> base).map(ClusterSide::name).orElseThrow();
  }

  /**
   * All clusters of both sides, in the order of the head, those it lacks at the end.
   *
   * @param budget pays for looking at their objects; when it is spent, only names count
   */
  static List<ClusterMatching> of(List<ClusterSide> base, List<ClusterSide> head, Budget budget) {
    var waiting = new LinkedHashMap<String, ClusterSide>();
    for (var cluster : base) {
      waiting.putIfAbsent(cluster.name(), cluster);
    }
    var partners = new HashMap<String, ClusterSide>();
    var open = new ArrayList<ClusterSide>();
    for (var cluster : head) {
      var same = waiting.get(cluster.name());
      if (same == null) {
        open.add(cluster);
      } else {
        partners.put(cluster.name(), same);
      }
    }
    waiting.keySet().removeAll(partners.keySet());
    var areAlone = base.size() == 1 && head.size() == 1;
    var candidates = candidates(waiting.values(), open, areAlone, budget);
    var taken = new HashSet<String>(partners.keySet());
    for (var candidate : candidates) {
      if (!partners.containsKey(candidate.head.name()) && taken.add(candidate.base.name())) {
        partners.put(candidate.head.name(), candidate.base);
      }
    }
    var matched = new ArrayList<ClusterMatching>();
    for (var cluster : head) {
      var partner = Optional.ofNullable(partners.get(cluster.name()));
      matched.add(new ClusterMatching(partner, Optional.of(cluster)));
    }
    for (var cluster : base) {
      if (!taken.contains(cluster.name())) {
        matched.add(new ClusterMatching(Optional.of(cluster), Optional.empty()));
      }
    }
    return matched;
  }

  /** Pairs that may be one cluster, the most likely first. */
  private static List<Candidate> candidates(
      Collection<ClusterSide> base, List<ClusterSide> head, boolean areAlone, Budget budget) {
    var steps = budget.share().steps();
    var candidates = new ArrayList<Candidate>();
    var contents = new HashMap<String, Set<ObjectName>>();
    for (var cluster : base) {
      contents.put(cluster.name(), cluster.content());
    }
    for (var cluster : head) {
      var content = cluster.content();
      for (var other : base) {
        if (!steps.take(STEPS_PER_OBJECT * (1 + content.size()))) {
          place(cluster)
              .ifPresent(place -> budget.cut(place, "too many clusters have other names"));
          return List.of();
        }
        var share = share(contents.getOrDefault(other.name(), Set.of()), content);
        if (areAlone || share >= LEAST_ALIKE) {
          candidates.add(new Candidate(other, cluster, share));
        }
      }
    }
    candidates.sort(
        Comparator.comparingDouble(Candidate::share).reversed().thenComparing(Candidate::names));
    return candidates;
  }

  private static Optional<Span> place(ClusterSide cluster) {
    var manifests = cluster.manifests();
    return manifests.isEmpty()
        ? Optional.empty()
        : Optional.of(ObjectEdits.place(manifests.get(0)));
  }

  private static double share(Set<ObjectName> one, Set<ObjectName> other) {
    var common = 0;
    for (var name : one) {
      common += other.contains(name) ? 1 : 0;
    }
    var all = one.size() + other.size() - common;
    return all == 0 ? 1 : (double) common / all;
  }
}
