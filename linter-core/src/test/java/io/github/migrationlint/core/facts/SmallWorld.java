package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A cluster so small that all it could turn out to be can be enumerated: a VM has labels {@code a} and
 * {@code b}, a namespace {@code r} and {@code s}, each absent or with value 1 or 2. What manifests leave
 * open is a list of label sets instead of one.
 *
 * @param configuration what the KubeVirt object sets; empty where the repository shows none
 * @param policies of several with one name, any may be the one that stays
 * @param namespaces the defined ones, by name, with all labels they may have, as places in {@link
 *     #NAMESPACE_LABELS}
 */
record SmallWorld(
    ClusterModel cluster,
    Optional<Map<String, String>> configuration,
    List<Policy> policies,
    List<Vm> vms,
    Map<String, List<Integer>> namespaces) {
  static final List<Map<String, String>> VMI_LABELS = labelSets("a", "b");
  static final List<Map<String, String>> NAMESPACE_LABELS = labelSets("r", "s");

  /** A policy, and what its manifest says. */
  record Policy(
      MigrationPolicy policy,
      String name,
      Map<String, String> vmi,
      Map<String, String> namespace,
      Map<String, String> settings) {

    /** Whether a fact speaks of this one, be it in the form that a release evaluates. */
    boolean is(MigrationPolicy other) {
      return other.settings().equals(policy.settings());
    }

    boolean isAmong(List<MigrationPolicy> others) {
      for (var other : others) {
        if (is(other)) {
          return true;
        }
      }
      return false;
    }

    boolean sets(String setting) {
      return settings.containsKey(setting);
    }

    boolean hasSelectorsOf(Policy other) {
      return vmi.equals(other.vmi) && namespace.equals(other.namespace);
    }

    Policy named(String other) {
      return new Policy(policy, other, vmi, namespace, settings);
    }

    UpstreamMatcher.Policy upstream() {
      return new UpstreamMatcher.Policy(name, Optional.of(vmi), Optional.of(namespace));
    }

    @Override
    public String toString() {
      return "\npolicy " + name + " vmi " + vmi + " namespace " + namespace + " " + settings;
    }
  }

  /** A VM, and all labels its VMI may have, as places in {@link #VMI_LABELS}. */
  record Vm(Workload workload, String namespace, List<Integer> labels) {
    @Override
    public String toString() {
      var sets = new ArrayList<Map<String, String>>();
      labels.forEach(label -> sets.add(VMI_LABELS.get(label)));
      return "\nvm in " + namespace + " " + sets;
    }
  }

  /** Every set of labels with these keys. */
  static List<Map<String, String>> labelSets(String... keys) {
    var sets = new ArrayList<Map<String, String>>();
    sets.add(new TreeMap<>());
    for (var key : keys) {
      for (var set : List.copyOf(sets)) {
        for (var value : List.of("1", "2")) {
          var more = new TreeMap<>(set);
          more.put(key, value);
          sets.add(more);
        }
      }
    }
    return List.copyOf(sets);
  }

  /** Where in a list of label sets those are that are alike except for one key. */
  static List<Integer> whatever(
      String key, Map<String, String> labels, List<Map<String, String>> sets) {
    var places = new ArrayList<Integer>();
    for (var value : List.of("", "1", "2")) {
      var set = new TreeMap<>(labels);
      set.remove(key);
      if (!value.isEmpty()) {
        set.put(key, value);
      }
      places.add(sets.indexOf(set));
    }
    return places;
  }

  /** The places of all nine. */
  static final List<Integer> ALL = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8);

  /** All labels a namespace may have. */
  List<Integer> labelsOf(String namespace) {
    return namespaces.getOrDefault(namespace, ALL);
  }

  /** All sets of policies there may be. */
  List<List<Policy>> choices() {
    var byName = new TreeMap<String, List<Policy>>();
    for (var policy : policies) {
      byName.computeIfAbsent(policy.name, unused -> new ArrayList<>()).add(policy);
    }
    List<List<Policy>> choices = List.of(List.of());
    for (var same : byName.values()) {
      var longer = new ArrayList<List<Policy>>();
      for (var choice : choices) {
        for (var policy : same) {
          var more = new ArrayList<>(choice);
          more.add(policy);
          longer.add(more);
        }
      }
      choices = longer;
    }
    return choices;
  }

  UpstreamMigrations migrations() {
    return new UpstreamMigrations(cluster.versions().kubeVirt());
  }

  /**
   * All that the KubeVirt object may come to, with what upstream fills in. The defaults where none is
   * shown.
   */
  List<Map<String, Object>> configurations() {
    var configurations = new ArrayList<Map<String, Object>>();
    for (var reading : UpstreamMigrations.readings(configuration.orElse(Map.of()))) {
      configurations.add(migrations().getMigrationConfiguration(reading));
    }
    return configurations;
  }

  /** All that the settings of a VM may be that one of these governs, or none. */
  List<Map<String, Object>> effective(
      Optional<Policy> winner, List<Map<String, Object>> configurations) {
    var effective = new ArrayList<Map<String, Object>>();
    for (var configuration : configurations) {
      for (var reading :
          UpstreamMigrations.readings(winner.map(Policy::settings).orElse(Map.of()))) {
        effective.add(
            winner.isPresent() ? migrations().under(reading, configuration) : configuration);
      }
    }
    return effective;
  }

  /** Whether a VM is certain to migrate alike under both, and if not, whether that is certain. */
  Truth areAlike(Policy one, Policy other) {
    var alike = 0;
    var pairs = 0;
    for (var configuration : configurations()) {
      for (var some : effective(Optional.of(one), List.of(configuration))) {
        for (var others : effective(Optional.of(other), List.of(configuration))) {
          alike += some.equals(others) ? 1 : 0;
          pairs++;
        }
      }
    }
    return alike == pairs ? Truth.YES : alike == 0 ? Truth.NO : Truth.UNKNOWN;
  }

  /** Whether no setting is left to a placeholder. */
  boolean areSettingsKnown() {
    for (var policy : policies) {
      if (UpstreamMigrations.readings(policy.settings).size() > 1) {
        return false;
      }
    }
    return configurations().size() == 1;
  }

  /** Whether there is nothing to enumerate but settings. */
  boolean isFullyKnown() {
    for (var vm : vms) {
      if (vm.labels.size() > 1 || labelsOf(vm.namespace).size() > 1) {
        return false;
      }
    }
    return areNamespacesKnown() && choices().size() == 1;
  }

  /** Whether the labels of the defined namespaces, and of those with VMs, are all known. */
  boolean areNamespacesKnown() {
    for (var vm : vms) {
      if (labelsOf(vm.namespace).size() > 1) {
        return false;
      }
    }
    for (var labels : namespaces.values()) {
      if (labels.size() > 1) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    var labels = new StringBuilder();
    namespaces.forEach((name, places) -> {
      labels.append("\nnamespace ").append(name);
      places.forEach(place -> labels.append(' ').append(NAMESPACE_LABELS.get(place)));
    });
    return "KubeVirt " + cluster.versions().kubeVirt() + configuration + policies + vms + labels;
  }
}
