package io.github.migrationlint.core.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The matcher of kubevirt {@code pkg/virt-controller/watch/migration/migrationpolicy.go}, step by step
 * and as naively: what ours is compared with.
 *
 * @param pairScores whether scores are pairs, as since 0.52, or their sums
 */
record UpstreamMatcher(boolean pairScores) {
  /** A policy as the matcher sees it: absent selectors match nothing, empty ones everything. */
  record Policy(
      String name, Optional<Map<String, String>> vmi, Optional<Map<String, String>> namespace) {}

  private record Score(int vmi, int namespace) {
    int total() {
      return vmi + namespace;
    }
  }

  /** {@code matchPolicy}. */
  Optional<String> matchPolicy(
      List<Policy> policies, Map<String, String> vmi, Map<String, String> namespace) {
    var matching = new ArrayList<Policy>();
    var best = new Score(0, 0);
    for (var policy : policies) {
      var counted = countMatchingLabels(policy, vmi, namespace);
      if (counted.isEmpty() || isGreater(best, counted.get())) {
        continue;
      }
      if (isGreater(counted.get(), best)) {
        best = counted.get();
        matching.clear();
      }
      matching.add(policy);
    }
    var first = Optional.<String>empty();
    for (var policy : matching) {
      if (first.isEmpty() || policy.name().compareTo(first.get()) < 0) {
        first = Optional.of(policy.name());
      }
    }
    return first;
  }

  /** Whether {@code countMatchingLabels} says that it matches. */
  boolean matches(Policy policy, Map<String, String> vmi, Map<String, String> namespace) {
    return countMatchingLabels(policy, vmi, namespace).isPresent();
  }

  /** {@code greaterThan}. */
  private boolean isGreater(Score score, Score other) {
    if (score.total() == other.total()) {
      return pairScores && score.vmi() > other.vmi();
    }
    return score.total() > other.total();
  }

  /** {@code countMatchingLabels}; empty where a label does not match. */
  private static Optional<Score> countMatchingLabels(
      Policy policy, Map<String, String> vmi, Map<String, String> namespace) {
    if (policy.vmi().isEmpty() || policy.namespace().isEmpty()) {
      return Optional.empty();
    }
    for (var wanted : policy.vmi().get().entrySet()) {
      if (!wanted.getValue().equals(vmi.get(wanted.getKey()))) {
        return Optional.empty();
      }
    }
    for (var wanted : policy.namespace().get().entrySet()) {
      if (!wanted.getValue().equals(namespace.get(wanted.getKey()))) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Score(policy.vmi().get().size(), policy.namespace().get().size()));
  }
}
