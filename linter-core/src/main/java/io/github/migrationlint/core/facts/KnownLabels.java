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
 * @param unknownKeys keys whose value, or presence, is unknown
 * @param unknownPrefixes how the keys begin that others than the author may add
 * @param complete whether no other labels exist
 */
public record KnownLabels(
    Map<String, String> values,
    Set<String> unknownKeys,
    List<String> unknownPrefixes,
    boolean complete) {

  /**
   * Labels KubeVirt itself puts on a VMI, or takes off, whatever its template says; a policy may
   * select on them, and no one can tell their value from a manifest. The last two are written after
   * the policy was looked up, so a later migration may find them. See kubevirt {@code
   * pkg/virt-controller/watch/vmi/lifecycle.go} and {@code watch/migration/migration.go}, {@code
   * handleTargetPodHandoff}.
   */
  private static final List<String> SET_AT_RUN_TIME = List.of(
      "kubevirt.io/nodeName",
      "kubevirt.io/migrationTargetNodeName",
      Workload.OUTDATED_LAUNCHER_LABEL,
      "kubevirt.io/memory-hotplug-overhead-ratio",
      "kubevirt.io/vmi-pod-cpu-resource-limits",
      "kubevirt.io/vmi-pod-memory-resource-requests");

  /** The unknown keys of nearly all VMs. */
  private static final Set<String> ONLY_SET_AT_RUN_TIME =
      Collections.unmodifiableSet(new LinkedHashSet<>(SET_AT_RUN_TIME));

  /** What the VMs of a pool have besides: kubevirt {@code pkg/virt-controller/watch/pool/pool.go}. */
  private static final String POOL_REVISION = "kubevirt.io/vm-pool-revision-name";

  /**
   * Labels that delivery tools put on whatever object they apply: Argo CD's tracking label, Flux's
   * controllers, Helm.
   */
  private static final List<String> ADDED_ON_DELIVERY = List.of(
      "app.kubernetes.io/instance",
      "app.kubernetes.io/managed-by",
      "argocd.argoproj.io/",
      "kustomize.toolkit.fluxcd.io/",
      "helm.toolkit.fluxcd.io/");

  /** Labels that OpenShift, OLM or Rancher add to namespaces besides. */
  private static final List<String> ADDED_TO_NAMESPACES = with(
      ADDED_ON_DELIVERY,
      "pod-security.kubernetes.io/",
      "security.openshift.io/",
      "openshift.io/",
      "olm.operatorgroup.uid/",
      "field.cattle.io/");

  private static List<String> with(List<String> some, String... more) {
    var all = new ArrayList<>(some);
    Collections.addAll(all, more);
    return List.copyOf(all);
  }

  /** How often any labels were asked for a pair: a test holds that this grows as the input does. */
  private static long lookups;

  static long lookups() {
    return lookups;
  }

  public KnownLabels {
    // Both keep the order they were filled in; no one else holds them.
    values = FewLabels.copyOf(values);
    unknownKeys = unknownKeys == ONLY_SET_AT_RUN_TIME
        ? unknownKeys
        : Collections.unmodifiableSet(new LinkedHashSet<>(unknownKeys));
    unknownPrefixes = List.copyOf(unknownPrefixes);
  }

  /** The labels a VMI of this workload will have. */
  public static KnownLabels of(Workload workload) {
    var values = new LinkedHashMap<String, String>();
    var unknown = new LinkedHashSet<String>();
    addAll(workload.vmiLabels(), values, unknown);
    unknown.addAll(SET_AT_RUN_TIME);
    if (workload.kind() == Workload.Kind.VIRTUAL_MACHINE_POOL) {
      unknown.add(POOL_REVISION);
    }
    values.keySet().removeAll(unknown);
    var isApplied = workload.kind() == Workload.Kind.VIRTUAL_MACHINE_INSTANCE;
    return new KnownLabels(
        values,
        unknown.size() == SET_AT_RUN_TIME.size() ? ONLY_SET_AT_RUN_TIME : unknown,
        isApplied ? ADDED_ON_DELIVERY : List.of(),
        workload.vmiLabels().complete());
  }

  /** The labels of a namespace that is defined once in the repository. */
  public static KnownLabels of(Namespace namespace) {
    var values = new LinkedHashMap<String, String>();
    var unknown = new LinkedHashSet<String>();
    var labels = namespace.header().labels();
    addAll(labels, values, unknown);
    values.put(Namespace.NAME_LABEL, namespace.name());
    return new KnownLabels(values, unknown, ADDED_TO_NAMESPACES, labels.complete());
  }

  /** The same labels, where something else may set these besides, or not. */
  KnownLabels orWith(Labels others) {
    var unknown = new LinkedHashSet<>(unknownKeys);
    for (var pair : others.pairs()) {
      unknown.add(pair.key());
    }
    var certain = new LinkedHashMap<>(values);
    certain.keySet().removeAll(unknown);
    return new KnownLabels(certain, unknown, unknownPrefixes, complete && others.complete());
  }

  /** The labels of a namespace that is only named: its name, and no one knows what else. */
  public static KnownLabels ofNamespaceNamed(String name) {
    return new KnownLabels(Map.of(Namespace.NAME_LABEL, name), Set.of(), List.of(), false);
  }

  /** Nothing is known. */
  public static KnownLabels none() {
    return new KnownLabels(Map.of(), Set.of(), List.of(), false);
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
    lookups++;
    var known = values.get(key);
    if (known != null) {
      return known.equals(value) ? Truth.YES : Truth.NO;
    }
    return isNeverOpen(key, value) || !isOpen(key) ? Truth.NO : Truth.UNKNOWN;
  }

  /** KubeVirt puts that label there without a value, or takes it off. */
  static boolean isNeverOpen(String key, String value) {
    return key.equals(Workload.OUTDATED_LAUNCHER_LABEL) && !value.isEmpty();
  }

  /** Whether a label of that key may be there with a value that is unknown. */
  boolean isOpen(String key) {
    return !values.containsKey(key) && (!complete || unknownKeys.contains(key) || mayBeAdded(key));
  }

  /** Whether all of these are among the labels. */
  public Truth haveAll(Map<String, String> pairs) {
    var answer = Truth.YES;
    for (var pair : pairs.entrySet()) {
      answer = answer.and(has(pair.getKey(), pair.getValue()));
    }
    return answer;
  }

  /** The same labels, given that these are among them. */
  public KnownLabels assuming(Map<String, String> pairs) {
    var more = new LinkedHashMap<>(values);
    more.putAll(pairs);
    var unknown = new LinkedHashSet<>(unknownKeys);
    unknown.removeAll(pairs.keySet());
    return new KnownLabels(more, unknown, unknownPrefixes, complete);
  }

  /** Whether every usable pair of a selector is among the labels. */
  public Truth satisfy(Labels selector) {
    var answer = selector.complete() ? Truth.YES : Truth.UNKNOWN;
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

  private boolean mayBeAdded(String key) {
    for (var prefix : unknownPrefixes) {
      if (key.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
