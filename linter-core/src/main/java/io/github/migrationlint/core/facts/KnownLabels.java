package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Labels;
import io.github.migrationlint.core.resource.Namespace;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The labels of a VMI or a namespace, as far as the repository shows them.
 *
 * @param values what is certain
 * @param unknownKeys keys whose value, or presence, cannot be told
 * @param complete whether no other labels exist
 */
public record KnownLabels(Map<String, String> values, Set<String> unknownKeys, boolean complete) {

  /**
   * Labels KubeVirt itself puts on a VMI before a policy is looked up; a policy may select on them,
   * and nobody can tell their value from a manifest. See kubevirt {@code
   * pkg/virt-controller/watch/vmi/lifecycle.go} and {@code watch/migration/migration.go}, {@code
   * handleTargetPodHandoff}.
   */
  private static final List<String> SET_AT_RUN_TIME = List.of(
      "kubevirt.io/nodeName",
      "kubevirt.io/migrationTargetNodeName",
      "kubevirt.io/outdatedLauncherImage",
      "kubevirt.io/memory-hotplug-overhead-ratio",
      "kubevirt.io/vm-pool-revision-name");

  /** Prefixes of labels that OpenShift adds to namespaces by itself. */
  private static final List<String> ADDED_BY_PLATFORM =
      List.of("pod-security.kubernetes.io/", "security.openshift.io/", "openshift.io/");

  public KnownLabels {
    // Both keep the order they were filled in; nobody else holds them.
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    unknownKeys = Collections.unmodifiableSet(new LinkedHashSet<>(unknownKeys));
  }

  /** The labels a VMI of this workload will have. */
  public static KnownLabels of(Workload workload) {
    var values = new LinkedHashMap<String, String>();
    var unknown = new LinkedHashSet<>(SET_AT_RUN_TIME);
    addAll(workload.vmiLabels(), values, unknown);
    return new KnownLabels(values, unknown, true);
  }

  /** The labels of a namespace that is defined once in the repository. */
  public static KnownLabels of(Namespace namespace) {
    var values = new LinkedHashMap<String, String>();
    var unknown = new LinkedHashSet<String>();
    addAll(namespace.header().labels(), values, unknown);
    if (namespace.header().name().value().isPresent()) {
      values.put(Namespace.NAME_LABEL, namespace.name());
    }
    return new KnownLabels(values, unknown, true);
  }

  /** The labels of a namespace that is only named: its name, and nobody knows what else. */
  public static KnownLabels ofNamespaceNamed(String name) {
    return new KnownLabels(Map.of(Namespace.NAME_LABEL, name), Set.of(), false);
  }

  /** Nothing is known. */
  public static KnownLabels none() {
    return new KnownLabels(Map.of(), Set.of(), false);
  }

  private static void addAll(Labels labels, Map<String, String> values, Set<String> unknown) {
    for (var pair : labels.pairs()) {
      if (pair.value() instanceof Field.Present<String> present) {
        values.put(pair.key(), present.get());
      } else {
        unknown.add(pair.key());
      }
    }
  }

  /** Whether a label has exactly that value. */
  public Truth has(String key, String value) {
    var known = values.get(key);
    if (known != null) {
      return known.equals(value) ? Truth.YES : Truth.NO;
    }
    return complete && !unknownKeys.contains(key) && !isAddedByPlatform(key)
        ? Truth.NO
        : Truth.UNKNOWN;
  }

  /** Whether every usable pair of a selector is among the labels. */
  public Truth satisfy(Labels selector) {
    var answer = Truth.YES;
    for (var pair : selector.pairs()) {
      answer = answer.and(satisfy(pair.key(), pair.value()));
    }
    return answer;
  }

  /** The pairs of a selector that cannot be decided. */
  public List<String> undecided(Labels selector) {
    var undecided = new ArrayList<String>();
    for (var pair : selector.pairs()) {
      if (satisfy(pair.key(), pair.value()) == Truth.UNKNOWN) {
        undecided.add(pair.written());
      }
    }
    return undecided;
  }

  private Truth satisfy(String key, Field<String> wanted) {
    if (wanted instanceof Field.Present<String> present) {
      return has(key, present.get());
    }
    // The API server drops a null pair before anybody sees it, prunenulls.go.
    return wanted instanceof Field.Absent<String> ? Truth.YES : Truth.UNKNOWN;
  }

  private static boolean isAddedByPlatform(String key) {
    for (var prefix : ADDED_BY_PLATFORM) {
      if (key.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
