package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.text.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a cluster does with its VMs: all that two sides are compared by.
 *
 * @param vms in source order
 * @param policies those that take part, by name
 * @param settings of a VM that no policy governs, by field
 */
record ClusterState(
    Map<VmKey, VmState> vms, Map<String, PolicyState> policies, Map<String, KnownValue> settings) {
  /** There is no such cluster. */
  static final ClusterState NOTHING = new ClusterState(Map.of(), Map.of(), Map.of());

  /**
   * What makes a VM the same one on both sides.
   *
   * @param index for an object that is there several times, which of them
   */
  record VmKey(String namespace, String name, String kind, int index) {}

  /**
   * One VM, VMI, replica set or pool.
   *
   * @param winner the name of the policy that governs it
   * @param settings by field, without those that count for the whole cluster
   */
  record VmState(
      KnownValue winner,
      Map<String, KnownValue> settings,
      KnownValue migratability,
      KnownValue drain,
      Span place) {
    VmState {
      Objects.requireNonNull(winner);
      Objects.requireNonNull(settings);
      Objects.requireNonNull(migratability);
      Objects.requireNonNull(drain);
      Objects.requireNonNull(place);
    }
  }

  /**
   * One policy.
   *
   * @param selects its pairs, in words
   * @param settings of a VM that it governs, by field
   */
  record PolicyState(KnownValue selects, Map<String, KnownValue> settings, Span place) {}

  ClusterState {
    vms = Collections.unmodifiableMap(new LinkedHashMap<>(vms));
    policies = Collections.unmodifiableMap(new LinkedHashMap<>(policies));
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }
}
