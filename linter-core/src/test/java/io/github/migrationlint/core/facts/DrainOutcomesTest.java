package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.config.ClusterFacts;
import io.github.migrationlint.core.config.NodeCpus;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrainOutcomesTest {
  private static final String MIGRATABLE = "autoattachPodInterface: false";
  private static final String FIXED = MIGRATABLE + ", hostDevices: [{name: a}]";
  private static final String UNKNOWN = "hostDevices: ['${DEVICE}']";

  /** The table of {@code admitLauncherPod}, and of {@code syncRunStrategy} for what comes after. */
  @ParameterizedTest
  @CsvSource({
    "LiveMigrate,           Always,         migratable, migrates",
    "LiveMigrate,           Always,         fixed,      blocks the drain",
    "LiveMigrate,           Always,         unknown,    is undecided",
    "LiveMigrateIfPossible, Always,         migratable, migrates",
    "LiveMigrateIfPossible, Always,         fixed,      shuts down and restarts elsewhere",
    "LiveMigrateIfPossible, Manual,         fixed,      shuts down and stays down",
    "LiveMigrateIfPossible, Always,         unknown,    is undecided",
    "None,                  Always,         migratable, shuts down and restarts elsewhere",
    "None,                  RerunOnFailure, migratable, shuts down and stays down",
    "None,                  Once,           fixed,      shuts down and stays down",
    "None,                  '${STRATEGY}',  fixed,      shuts down",
    "None,                  Halted,         fixed,      shuts down",
    "External,              Always,         fixed,      waits for an external controller",
    "Whatever,              Always,         fixed,      is undecided",
    "'${STRATEGY}',         Always,         fixed,      is undecided",
  })
  void strategy_and_migratability_decide(
      String strategy, String runStrategy, String guest, String expected) {
    var devices =
        switch (guest) {
          case "migratable" -> MIGRATABLE;
          case "fixed" -> FIXED;
          default -> UNKNOWN;
        };
    var spec = "evictionStrategy: '%s', domain: {devices: {%s}}".formatted(strategy, devices);

    assertEquals(expected, said(vm("runStrategy: '%s'".formatted(runStrategy), spec)));
  }

  @ParameterizedTest
  @CsvSource({
    "true, shuts down and restarts elsewhere",
    "false, shuts down",
  })
  void running_is_the_old_spelling(boolean running, String expected) {
    var spec = "evictionStrategy: None, domain: {devices: {%s}}".formatted(MIGRATABLE);

    assertEquals(expected, said(vm("running: " + running, spec)));
  }

  @Test
  void a_vmi_of_its_own_stays_down_and_one_of_a_replica_set_is_replaced() {
    var spec = "{evictionStrategy: None, domain: {devices: {}}}";
    var vmi = """
        apiVersion: kubevirt.io/v1
        kind: VirtualMachineInstance
        metadata: {name: db, namespace: shop}
        spec: %s
        """.formatted(spec);
    var replicaSet = """
        apiVersion: kubevirt.io/v1
        kind: VirtualMachineInstanceReplicaSet
        metadata: {name: db, namespace: shop}
        spec: {template: {spec: %s}}
        """.formatted(spec);

    assertEquals("shuts down and stays down", said(vmi));
    assertEquals("shuts down and restarts elsewhere", said(replicaSet));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nodeSelector: {kubernetes.io/hostname: n1} | n1",
        "nodeSelector: {zone: n1} | any",
        "affinity: %s[{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [n1]}]}]}}} | n1",
        "affinity: %s[{matchFields: [{key: metadata.name, operator: In, values: [n1]}]}]}}} | n1",
        "affinity: %s[{matchExpressions: [{key: zone, operator: In, values: [n1]}]}]}}} | any",
        "affinity: %s[{matchFields: [{key: metadata.name, operator: In, values: [n1]}]}, {matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [n1]}]}]}}} | n1",
        "affinity: %s[{matchFields: [{key: metadata.name, operator: In, values: [n1]}]}, {matchFields: [{key: metadata.name, operator: In, values: [n2]}]}]}}} | any",
        "affinity: %s[{matchFields: [{key: metadata.name, operator: In, values: [n1]}]}, '${TERM}']}}} | any",
        "affinity: %s[{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [n1, n2]}]}]}}} | any",
        "affinity: %s[{matchExpressions: [{key: kubernetes.io/hostname, operator: NotIn, values: [n1]}]}]}}} | any",
        "affinity: %s[{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [n1]}]}, {matchExpressions: [{key: zone, operator: Exists}]}]}}} | any",
      })
  void a_guest_of_one_node_has_no_target(String placement, String node) {
    var nodeAffinity =
        "{nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: ";
    var spec = "evictionStrategy: LiveMigrate, domain: {devices: {%s}}, %s"
        .formatted(MIGRATABLE, placement.formatted(nodeAffinity));
    var outcome = outcome(vm("runStrategy: Always", spec));

    assertEquals(node, outcome.pin().map(NodePin::node).orElse("any"));
    assertEquals(
        node.equals("any") ? "migrates" : "blocks the drain", outcome.effect().description());
  }

  @Test
  void a_hyperconverged_that_says_nothing_leaves_it_to_the_number_of_workers() {
    var cluster = Clusters.of(silentVm() + hyperConverged("{}"));
    var strategies = Clusters.ask(EvictionStrategies.ANALYSIS, cluster);

    assertEquals("is undecided", said(silentVm() + hyperConverged("{}")));
    assertEquals(Optional.empty(), strategies.cluster());
    assertEquals(
        "kubevirt-hyperconverged",
        strategies.leftToWorkers(cluster.workloads().get(0)).orElseThrow().nameText());
  }

  @ParameterizedTest
  @CsvSource({
    "1, shuts down and restarts elsewhere, default of HyperConverged 1.18 with one node",
    "2, blocks the drain,                  default of HyperConverged 1.18 with 2 nodes",
  })
  void or_to_what_the_user_says_of_it(int nodes, String effect, String origin) {
    var cluster = withNodes(nodes, silentVm() + hyperConverged("{}"));
    var outcome = Clusters.ask(DrainOutcomes.ANALYSIS, cluster).get(0);

    assertEquals(effect, outcome.effect().description());
    assertEquals(origin, outcome.strategy().orElseThrow().origin().description());
    assertEquals(Optional.empty(), outcome.leftToWorkers());
  }

  @Test
  void on_a_single_node_there_is_no_target() {
    var spec = "evictionStrategy: LiveMigrate, domain: {devices: {%s}}".formatted(MIGRATABLE);
    var vm = vm("runStrategy: Always", spec);

    var outcome = Clusters.ask(DrainOutcomes.ANALYSIS, withNodes(1, vm)).get(0);

    assertEquals("blocks the drain", outcome.effect().description());
  }

  @Test
  void on_several_nodes_there_is_one() {
    var spec = "evictionStrategy: LiveMigrate, domain: {devices: {%s}}".formatted(MIGRATABLE);
    var vm = vm("runStrategy: Always", spec);

    var outcome = Clusters.ask(DrainOutcomes.ANALYSIS, withNodes(12, vm)).get(0);

    assertEquals("migrates", outcome.effect().description());
  }

  @ParameterizedTest
  @CsvSource({
    "host-model,       is undecided",
    "host-passthrough, is undecided",
    "Nehalem,          migrates",
    "'',               is undecided",
  })
  void a_guest_with_the_cpu_of_its_node_may_fit_no_other_one(String model, String effect) {
    var cpu = model.isEmpty() ? "" : ", cpu: {model: %s}".formatted(model);
    var vm = vm(
        "runStrategy: Always",
        "evictionStrategy: LiveMigrate, domain: {devices: {%s}%s}".formatted(MIGRATABLE, cpu));
    var cluster = Clusters.of(vm + kubeVirt(""));

    assertEquals(effect, effectOn(new NodeCpus(List.of()), cluster));
    assertEquals(effect, effectOn(new NodeCpus(List.of("Xeon", "Epyc")), cluster));
    assertEquals("migrates", effectOn(new NodeCpus(List.of("Xeon")), cluster));
    assertEquals("migrates", said(vm + kubeVirt("")));
  }

  @Test
  void the_cluster_may_name_the_model_of_guests_that_name_none() {
    var vm = vm(
        "runStrategy: Always",
        "evictionStrategy: LiveMigrate, domain: {devices: {%s}}".formatted(MIGRATABLE));
    var mixed = new NodeCpus(List.of());

    assertEquals("migrates", effectOn(mixed, Clusters.of(vm)));
    assertEquals("migrates", effectOn(mixed, Clusters.of(vm + kubeVirt("cpuModel: Nehalem"))));
    assertEquals(
        "is undecided", effectOn(mixed, Clusters.of(vm + kubeVirt("cpuModel: host-model"))));
    assertEquals(
        "migrates",
        effectOn(mixed, Clusters.of(vm + hyperConverged("{defaultCPUModel: Nehalem}"))));
    assertEquals("is undecided", effectOn(mixed, Clusters.of(vm + hyperConverged("{}"))));
    var instancetype = vm(
            "runStrategy: Always, instancetype: {name: own}",
            "evictionStrategy: LiveMigrate, domain: {devices: {%s}}".formatted(MIGRATABLE))
        + """
        ---
        apiVersion: instancetype.kubevirt.io/v1beta1
        kind: VirtualMachineClusterInstancetype
        metadata: {name: own}
        spec: {cpu: {guest: 1}, memory: {guest: 1Gi}}
        """;
    assertEquals("migrates", effectOn(mixed, Clusters.of(instancetype + kubeVirt(""))));
  }

  private static String effectOn(NodeCpus cpus, ClusterModel cluster) {
    var facts = new ClusterFacts(Optional.empty(), Optional.empty(), false, Optional.of(cpus));
    var model = new ClusterModel(cluster.name(), cluster.versions(), facts, cluster.resources());
    return Clusters.ask(DrainOutcomes.ANALYSIS, model).get(0).effect().description();
  }

  @Test
  void what_is_undecided_names_its_cases() {
    var spec = "evictionStrategy: LiveMigrate, domain: {devices: {%s}},".formatted(MIGRATABLE)
        + " volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]";

    assertEquals(
        "claim `data` is `ReadWriteMany`: migrates; otherwise: blocks the drain",
        cases(vm("runStrategy: Always", spec)));
    assertEquals(
        "two or more workers: blocks the drain; one worker: shuts down and restarts elsewhere",
        cases(silentVm() + hyperConverged("{}")));
    assertEquals("", cases(silentVm()));
  }

  @Test
  void a_condition_is_named_once_and_no_more_than_two_are() {
    var volumes = "volumes: [{name: v, persistentVolumeClaim: {claimName: %s}}, "
        + "{name: w, persistentVolumeClaim: {claimName: %s}}, "
        + "{name: x, persistentVolumeClaim: {claimName: %s}}, "
        + "{name: y, persistentVolumeClaim: {claimName: %s}}]";
    var spec = "evictionStrategy: LiveMigrate, domain: {devices: {%s}}, ".formatted(MIGRATABLE);

    assertEquals(
        "claim `a` is `ReadWriteMany` and claim `b` is `ReadWriteMany`: migrates;"
            + " otherwise: blocks the drain",
        cases(vm("runStrategy: Always", spec + volumes.formatted("a", "b", "a", "b"))));
    assertEquals(
        "claim `a` is `ReadWriteMany` and claim `b` is `ReadWriteMany` and 1 more condition holds:"
            + " migrates; otherwise: blocks the drain",
        cases(vm("runStrategy: Always", spec + volumes.formatted("a", "b", "c", "a"))));
    assertEquals(
        "claim `a` is `ReadWriteMany` and claim `b` is `ReadWriteMany` and 2 more conditions hold:"
            + " migrates; otherwise: blocks the drain",
        cases(vm("runStrategy: Always", spec + volumes.formatted("a", "b", "c", "d"))));
  }

  @Test
  void who_may_shut_down_instead_does_so_unless_only_a_target_is_missing() {
    var spec =
        "evictionStrategy: LiveMigrateIfPossible, domain: {devices: {%s}}".formatted(MIGRATABLE);
    var claim = ", volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]";

    assertEquals(
        "claim `data` is `ReadWriteMany`: migrates; otherwise: shuts down and restarts elsewhere",
        cases(vm("runStrategy: Always", spec + claim)));
    var cluster = Clusters.of(vm("runStrategy: Always", spec) + kubeVirt(""));
    var facts = new ClusterFacts(
        Optional.empty(), Optional.empty(), false, Optional.of(new NodeCpus(List.of())));
    var model = new ClusterModel(cluster.name(), cluster.versions(), facts, cluster.resources());
    assertEquals(
        "another node has a compatible CPU: migrates; otherwise: blocks the drain",
        cases(Clusters.ask(DrainOutcomes.ANALYSIS, model).get(0)));
  }

  @Test
  void what_blocks_a_drain_at_least_with_several_workers() {
    assertTrue(
        outcome(silentVm() + hyperConverged("{evictionStrategy: LiveMigrate}")).blocksDrain());
    assertTrue(outcome(silentVm() + hyperConverged("{}")).blocksDrain());
    assertFalse(outcome(silentVm()).blocksDrain());
    var migratable = vm("runStrategy: Always", "domain: {devices: {%s}}".formatted(MIGRATABLE));
    assertFalse(outcome(migratable + hyperConverged("{}")).blocksDrain());
    var pinned = vm(
        "runStrategy: Always",
        "nodeSelector: {kubernetes.io/hostname: n1}, domain: {devices: {%s}}"
            .formatted(MIGRATABLE));
    assertTrue(outcome(pinned + hyperConverged("{}")).blocksDrain());
  }

  private static String cases(String yaml) {
    return cases(outcome(yaml));
  }

  private static String cases(DrainOutcome outcome) {
    var words = new ArrayList<String>();
    for (var known : outcome.conditions()) {
      words.add(known.condition() + ": " + known.effect().description());
    }
    return String.join("; ", words);
  }

  private static ClusterModel withNodes(int nodes, String yaml) {
    var cluster = Clusters.of(yaml);
    var facts = new ClusterFacts(Optional.of(nodes), Optional.empty(), false);
    return new ClusterModel(cluster.name(), cluster.versions(), facts, cluster.resources());
  }

  @Test
  void the_cluster_decides_where_the_vm_is_silent() {
    assertEquals("is undecided", said(silentVm()));
    assertEquals(
        "blocks the drain", said(silentVm() + hyperConverged("{evictionStrategy: LiveMigrate}")));
    assertEquals(
        "shuts down and restarts elsewhere",
        said(silentVm() + hyperConverged("{evictionStrategy: None}")));
    assertEquals("blocks the drain", said(silentVm() + kubeVirt("evictionStrategy: LiveMigrate")));
  }

  @Test
  void the_default_of_kubevirt_is_to_do_nothing() {
    var outcome = outcome(silentVm() + kubeVirt(""));

    assertEquals("shuts down and restarts elsewhere", outcome.effect().description());
    assertEquals(
        "default of KubeVirt 1.8", outcome.strategy().orElseThrow().origin().description());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "add     | /evictionStrategy | \"External\" | waits for an external controller",
        "replace | /evictionStrategy | \"None\"     | shuts down and restarts elsewhere",
        "replace | ''                | {\"evictionStrategy\": \"External\"} | waits for an external controller",
        "replace | ''                | {\"imagePullPolicy\": \"Always\"} | blocks the drain",
        "add     | /evictionStrategy | null         | shuts down and restarts elsewhere",
        "remove  | /evictionStrategy | null         | blocks the drain",
        "test    | /evictionStrategy | \"None\"     | blocks the drain",
        "copy    | /evictionStrategy | null         | is undecided",
        "add     | /EvictionStrategy | \"None\"     | is undecided",
        "add     | /evictionStrategy | 3            | is undecided",
        "add     | /cpuModel         | \"None\"     | blocks the drain",
      })
  void a_json_patch_has_the_last_word(String op, String path, String value, String effect) {
    var patched = """
        ---
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata:
          name: kubevirt-hyperconverged
          namespace: openshift-cnv
          annotations:
            kubevirt.kubevirt.io/jsonpatch: '[{"op": "%s", "path": "/spec/configuration%s", "value": %s}]'
        spec: {evictionStrategy: LiveMigrate}
        """.formatted(op, path, value);

    assertEquals(effect, said(silentVm() + patched));
  }

  @Test
  void an_annotation_that_cannot_be_read_may_say_anything() {
    var patched = """
        ---
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata:
          name: kubevirt-hyperconverged
          namespace: openshift-cnv
          annotations: {kubevirt.kubevirt.io/jsonpatch: "${PATCH}"}
        spec: {evictionStrategy: LiveMigrate}
        """;

    assertEquals("is undecided", said(silentVm() + patched));
  }

  @Test
  void a_strategy_that_the_release_does_not_know_is_refused() {
    var yaml = vm(
        "runStrategy: Always",
        "evictionStrategy: LiveMigrateIfPossible, domain: {devices: {%s}}".formatted(FIXED));
    var cluster = Clusters.at(Version.of(0, 59), yaml);

    assertEquals(
        "is undecided",
        Clusters.ask(DrainOutcomes.ANALYSIS, cluster).get(0).effect().description());
  }

  private static String silentVm() {
    return vm("runStrategy: Always", "domain: {devices: {%s}}".formatted(FIXED));
  }

  private static String said(String yaml) {
    return outcome(yaml).effect().description();
  }

  private static DrainOutcome outcome(String yaml) {
    return Clusters.ask(DrainOutcomes.ANALYSIS, Clusters.of(yaml)).get(0);
  }

  private static String vm(String spec, String vmiSpec) {
    return """
        ---
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: db, namespace: shop}
        spec: {%s, template: {spec: {%s}}}
        """.formatted(spec, vmiSpec);
  }

  private static String hyperConverged(String spec) {
    return """
        ---
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata: {name: kubevirt-hyperconverged, namespace: openshift-cnv}
        spec: %s
        """.formatted(spec);
  }

  private static String kubeVirt(String configuration) {
    return """
        ---
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec: {configuration: {%s}}
        """.formatted(configuration);
  }
}
