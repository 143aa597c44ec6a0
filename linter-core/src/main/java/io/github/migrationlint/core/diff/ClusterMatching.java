package io.github.migrationlint.core.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  /** All clusters of both sides, in the order of the head, those it lacks at the end. */
  static List<ClusterMatching> of(List<ClusterSide> base, List<ClusterSide> head) {
    var partners = new HashMap<String, ClusterSide>();
    var waiting = new ArrayList<>(base);
    var open = new ArrayList<ClusterSide>();
    for (var cluster : head) {
      var same = named(cluster.name(), base);
      if (same.isPresent()) {
        partners.put(cluster.name(), same.get());
        waiting.remove(same.get());
      } else {
        open.add(cluster);
      }
    }
    matchByContent(waiting, open, partners, base.size() == 1 && head.size() == 1);
    var matched = new ArrayList<ClusterMatching>();
    for (var cluster : head) {
      var partner = Optional.ofNullable(partners.get(cluster.name()));
      matched.add(new ClusterMatching(partner, Optional.of(cluster)));
    }
    for (var cluster : base) {
      if (!partners.containsValue(cluster)) {
        matched.add(new ClusterMatching(Optional.of(cluster), Optional.empty()));
      }
    }
    return matched;
  }

  private static Optional<ClusterSide> named(String name, List<ClusterSide> clusters) {
    for (var cluster : clusters) {
      if (cluster.name().equals(name)) {
        return Optional.of(cluster);
      }
    }
    return Optional.empty();
  }

  private static void matchByContent(
      List<ClusterSide> base,
      List<ClusterSide> head,
      Map<String, ClusterSide> partners,
      boolean areAlone) {
    var candidates = new ArrayList<Candidate>();
    var contents = new HashMap<String, Set<ObjectName>>();
    for (var cluster : base) {
      contents.put(cluster.name(), cluster.content());
    }
    for (var cluster : head) {
      var content = cluster.content();
      for (var other : base) {
        var share = share(contents.getOrDefault(other.name(), Set.of()), content);
        if (areAlone || share >= LEAST_ALIKE) {
          candidates.add(new Candidate(other, cluster, share));
        }
      }
    }
    candidates.sort(
        Comparator.comparingDouble(Candidate::share).reversed().thenComparing(Candidate::names));
    var taken = new HashSet<String>();
    for (var candidate : candidates) {
      if (!partners.containsKey(candidate.head.name()) && taken.add(candidate.base.name())) {
        partners.put(candidate.head.name(), candidate.base);
      }
    }
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
