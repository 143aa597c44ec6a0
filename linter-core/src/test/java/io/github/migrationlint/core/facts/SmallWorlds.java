package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.facts.SmallWorld.Policy;
import io.github.migrationlint.core.facts.SmallWorld.Vm;
import io.github.migrationlint.core.resource.KubeVirt;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Namespace;
import io.github.migrationlint.core.resource.Resources;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Puts small worlds together at random, from manifests that are read once. */
final class SmallWorlds {
  /** One that sums labels, one that reads {@code matchLabels}, and then one for every merge. */
  private static final List<Version> VERSIONS = List.of(
      Version.of(0, 49),
      Version.of(0, 53),
      Version.of(0, 58),
      Version.of(1, 4),
      Version.of(1, 5),
      Version.of(1, 8),
      Version.of(1, 9));

  private static final Version FLAT_SINCE = Version.of(0, 55);
  private static final List<String> POLICY_NAMES = List.of("p-10", "p-2", "q", "q.a");
  private static final List<String> DEFINED_NAMESPACES = List.of("one", "two");
  private static final List<String> NAMESPACES = List.of("one", "two", "elsewhere");
  private static final int SETTINGS_PER_SELECTORS = 4;

  /** What a policy sets. */
  private static final List<Map<String, String>> SETTINGS = List.of(
      Map.of(),
      Map.of("completionTimeoutPerGiB", "100"),
      Map.of("completionTimeoutPerGiB", "200"),
      Map.of("completionTimeoutPerGiB", "${TIMEOUT}"),
      Map.of("bandwidthPerMigration", "64Mi"),
      Map.of("bandwidthPerMigration", "0.0625Gi", "completionTimeoutPerGiB", "100"),
      Map.of("bandwidthPerMigration", "128Mi", "allowAutoConverge", "true"),
      Map.of("allowPostCopy", "true"),
      Map.of("allowPostCopy", "false"),
      Map.of("allowPostCopy", "${POST_COPY}"),
      Map.of("allowWorkloadDisruption", "true"),
      Map.of("allowWorkloadDisruption", "${DISRUPTION}", "allowAutoConverge", "true"),
      Map.of("allowPostCopy", "true", "allowWorkloadDisruption", "false"),
      Map.of("allowPostCopy", "true", "allowWorkloadDisruption", "true"),
      Map.of("maxDowntimeMs", "500"),
      Map.of("experimental.compression", "zstd"),
      Map.of("experimental.compression", "none", "allowAutoConverge", "true"),
      Map.of("experimental.compression", "${METHOD}"),
      Map.of("experimental.stallDetector.stallMargin", "5", "completionTimeoutPerGiB", "100"),
      Map.of("progressTimeout", "60", "bandwidthPerMigration", "64Mi"));

  /** What a KubeVirt object sets. */
  static final List<Map<String, String>> CONFIGURATIONS = List.of(
      Map.of(),
      Map.of("completionTimeoutPerGiB", "100"),
      Map.of("completionTimeoutPerGiB", "200", "maxDowntimeMs", "500"),
      Map.of("bandwidthPerMigration", "64Mi"),
      Map.of("bandwidthPerMigration", "64Mi", "completionTimeoutPerGiB", "100"),
      Map.of("bandwidthPerMigration", "${BANDWIDTH}"),
      Map.of("allowAutoConverge", "true", "progressTimeout", "60"),
      Map.of("allowPostCopy", "true"),
      Map.of("allowPostCopy", "${POST_COPY}", "completionTimeoutPerGiB", "100"),
      Map.of("allowPostCopy", "true", "allowWorkloadDisruption", "false"),
      Map.of("allowPostCopy", "false", "allowWorkloadDisruption", "true"),
      Map.of("allowWorkloadDisruption", "${DISRUPTION}"));

  private static final Resources NONE = Clusters.of("").resources();

  private record Defined(Namespace namespace, String name, List<Integer> labels) {}

  private record Configured(KubeVirt kubeVirt, Map<String, String> settings) {}

  private final Random random;
  private final List<Policy> flatPolicies;
  private final List<Policy> matchLabelsPolicies;
  private final List<Vm> vms = vms();
  private final List<Defined> namespaces = namespaces();
  private final List<Configured> configurations = configurations();

  SmallWorlds(long seed) {
    random = new Random(seed);
    flatPolicies = policies("{%s}");
    matchLabelsPolicies = policies("{matchLabels: {%s}}");
  }

  /** Of what policies with these names and selectors may set, only some: it is a lot to read. */
  private List<Policy> policies(String selector) {
    var policies = new ArrayList<Policy>();
    for (var name : POLICY_NAMES) {
      for (var vmi : SmallWorld.VMI_LABELS) {
        for (var namespace : SmallWorld.NAMESPACE_LABELS) {
          for (var i = 0; i < SETTINGS_PER_SELECTORS; i++) {
            var settings = SETTINGS.get(random.nextInt(SETTINGS.size()));
            var spec = "{selectors: {virtualMachineInstanceSelector: "
                + selector.formatted(flow(vmi))
                + ", namespaceSelector: "
                + selector.formatted(flow(namespace))
                + "}"
                + (settings.isEmpty() ? "" : ", " + settings(settings))
                + "}";
            var read =
                Clusters.of(Manifests.policy(name, spec)).migrationPolicies().get(0);
            policies.add(new Policy(read, name, vmi, namespace, settings));
          }
        }
      }
    }
    return policies;
  }

  private static List<Vm> vms() {
    var vms = new ArrayList<Vm>();
    for (var namespace : NAMESPACES) {
      for (var i : SmallWorld.ALL) {
        var labels = SmallWorld.VMI_LABELS.get(i);
        var open = SmallWorld.whatever("a", labels, SmallWorld.VMI_LABELS);
        vms.add(vm(namespace, flow(labels), vms.size(), List.of(i)));
        vms.add(vm(namespace, withUnknown("a", labels), vms.size(), open));
      }
    }
    return vms;
  }

  private static Vm vm(String namespace, String written, int number, List<Integer> labels) {
    var read =
        Clusters.of(Manifests.vm(namespace, "vm" + number, written)).workloads().get(0);
    return new Vm(read, namespace, labels);
  }

  private static List<Defined> namespaces() {
    var namespaces = new ArrayList<Defined>();
    for (var name : DEFINED_NAMESPACES) {
      for (var i : SmallWorld.ALL) {
        var labels = SmallWorld.NAMESPACE_LABELS.get(i);
        var open = SmallWorld.whatever("r", labels, SmallWorld.NAMESPACE_LABELS);
        namespaces.add(namespace(name, flow(labels), List.of(i)));
        namespaces.add(namespace(name, withUnknown("r", labels), open));
      }
    }
    return namespaces;
  }

  private static Defined namespace(String name, String written, List<Integer> labels) {
    var read = Clusters.of(Manifests.namespace(name, written)).namespaces().get(0);
    return new Defined(read, name, labels);
  }

  /** The pairs, except for one key whose value something else fills in. */
  private static String withUnknown(String key, Map<String, String> labels) {
    var others = new TreeMap<>(labels);
    others.put(key, "${VALUE}");
    return flow(others);
  }

  private static String flow(Map<String, String> pairs) {
    var flow = new ArrayList<String>();
    pairs.forEach((key, value) -> flow.add(key + ": '" + value + "'"));
    return String.join(", ", flow);
  }

  /** The same, without quotes but around placeholders. */
  private static String settings(Map<String, String> written) {
    var flow = new ArrayList<String>();
    new TreeMap<>(written)
        .forEach((key, value) ->
            flow.add(nested(key, UpstreamMigrations.isOpen(value) ? "'" + value + "'" : value)));
    return String.join(", ", flow);
  }

  /** One member; a dotted key is a path through mappings. */
  private static String nested(String key, String value) {
    var dot = key.indexOf('.');
    return dot < 0
        ? key + ": " + value
        : key.substring(0, dot) + ": {" + nested(key.substring(dot + 1), value) + "}";
  }

  private static List<Configured> configurations() {
    var configurations = new ArrayList<Configured>();
    for (var settings : CONFIGURATIONS) {
      var yaml = """
          apiVersion: kubevirt.io/v1
          kind: KubeVirt
          metadata: {name: kubevirt, namespace: kubevirt}
          spec: {configuration: {migrations: {%s}}}
          """.formatted(settings(settings));
      configurations.add(new Configured(Clusters.of(yaml).kubeVirts().get(0), settings));
    }
    return configurations;
  }

  SmallWorld next() {
    var kubeVirt = VERSIONS.get(random.nextInt(VERSIONS.size()));
    var policies =
        somePolicies(kubeVirt.isAtLeast(FLAT_SINCE) ? flatPolicies : matchLabelsPolicies);
    var labels = new LinkedHashMap<String, List<Integer>>();
    var definitions = new ArrayList<Namespace>();
    for (var i = random.nextInt(4); i > 0; i--) {
      var defined =
          preferred(namespaces, namespace -> oddity(namespace.labels, SmallWorld.NAMESPACE_LABELS));
      if (!labels.containsKey(defined.name) || random.nextInt(8) == 0) {
        definitions.add(defined.namespace);
        // Of two definitions no one knows which one stays.
        labels.merge(defined.name, defined.labels, (one, other) -> SmallWorld.ALL);
      }
    }
    var inhabitants = new ArrayList<Vm>();
    for (var i = random.nextInt(7); i > 0; i--) {
      inhabitants.add(preferred(
          vms,
          vm -> oddity(vm.labels(), SmallWorld.VMI_LABELS)
              + (labels.containsKey(vm.namespace()) ? 0 : 1)));
    }
    var configured = random.nextInt(4) == 0
        ? Optional.<Configured>empty()
        : Optional.of(configurations.get(random.nextInt(configurations.size())));
    return new SmallWorld(
        cluster(kubeVirt, configured, policies, definitions, inhabitants),
        configured.map(Configured::settings),
        policies,
        inhabitants,
        labels);
  }

  /** In worlds full of open labels, and of labels no one selects, little happens. */
  private static int oddity(List<Integer> places, List<Map<String, String>> sets) {
    return places.size() > 1 ? 3 : 2 - ones(sets.get(places.get(0)));
  }

  private static int ones(Map<String, String> labels) {
    var ones = 0;
    for (var value : labels.values()) {
      ones += value.equals("1") ? 1 : 0;
    }
    return ones;
  }

  /** A policy with one or two pairs is more likely to meet others. */
  private static int oddity(Policy policy) {
    var pairs = policy.vmi().size() + policy.namespace().size();
    var ones = ones(policy.vmi()) + ones(policy.namespace());
    return Math.abs(pairs - 1) / 2 + 2 * (pairs - ones);
  }

  /** Any, the odder the rarer. */
  private <T> T preferred(List<T> pool, ToIntFunction<T> oddity) {
    while (true) {
      var one = pool.get(random.nextInt(pool.size()));
      if (random.nextInt(1 << Math.min(8, 2 * oddity.applyAsInt(one))) == 0) {
        return one;
      }
    }
  }

  private List<Policy> somePolicies(List<Policy> pool) {
    var policies = new ArrayList<Policy>();
    var names = new ArrayList<String>();
    for (var i = 1 + random.nextInt(4); i > 0; i--) {
      var policy = preferred(pool, SmallWorlds::oddity);
      var mayRepeat = random.nextInt(12) == 0;
      if (!policies.contains(policy) && (mayRepeat || !names.contains(policy.name()))) {
        policies.add(policy);
        names.add(policy.name());
      }
    }
    return policies;
  }

  private static ClusterModel cluster(
      Version kubeVirt,
      Optional<Configured> configured,
      List<Policy> policies,
      List<Namespace> namespaces,
      List<Vm> vms) {
    var manifests = new ArrayList<MigrationPolicy>();
    policies.forEach(policy -> manifests.add(policy.policy()));
    var workloads = new ArrayList<Workload>();
    vms.forEach(vm -> workloads.add(vm.workload()));
    var resources = new Resources(
        NONE.headers(),
        NONE.hyperConvergeds(),
        configured.map(object -> List.of(object.kubeVirt())).orElse(List.of()),
        manifests,
        NONE.migrationRequests(),
        workloads,
        namespaces,
        NONE.volumes(),
        NONE.instancetypes(),
        NONE.storageClasses(),
        NONE.networkAttachmentDefinitions(),
        NONE.preferences(),
        NONE.platform(),
        NONE.others(),
        NONE.booleanWords());
    var versions = PlatformVersions.declared(Version.of(1, 18), kubeVirt, "chosen");
    return new ClusterModel("small", versions, resources);
  }
}
