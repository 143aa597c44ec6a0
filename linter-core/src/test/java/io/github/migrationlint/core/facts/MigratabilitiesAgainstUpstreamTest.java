package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds our answer against a port of upstream's own question, {@code calculateLiveMigrationCondition} in
 * kubevirt {@code pkg/virt-handler/vm.go} as it is in each release, for VMIs made at random; and
 * whatever is hidden from us, we never answer what upstream would not.
 */
class MigratabilitiesAgainstUpstreamTest {
  private static final int CASES = 400;

  /** A VMI as upstream sees it, everything filled in. */
  private record Vmi(
      boolean hostDevice,
      int gpus,
      String protection,
      boolean s390x,
      boolean reservation,
      boolean hypervPassthrough,
      boolean virtiofs,
      String binding,
      boolean onPodNetwork,
      boolean annotated,
      String volume) {

    static Vmi random(Random random) {
      return new Vmi(
          random.nextInt(8) == 0,
          random.nextInt(8) == 0 ? 1 + random.nextInt(2) : 0,
          oneOf(random, "", "", "", "", "", "", "sev", "snp", "tdx", "plain"),
          random.nextInt(4) == 0,
          random.nextInt(8) == 0,
          random.nextInt(8) == 0,
          random.nextInt(8) == 0,
          oneOf(random, "masquerade", "masquerade", "bridge", "slirp", "none"),
          random.nextInt(4) != 0,
          random.nextBoolean(),
          oneOf(random, "", "", "rwx", "rwo", "rox", "hostDisk", "sharedHostDisk", "emptyDisk"));
    }

    private static String oneOf(Random random, String... words) {
      return words[random.nextInt(words.length)];
    }

    /** The reason upstream gives; empty where the VMI can be migrated. */
    String upstream(Version version) {
      var disksFirst = !version.isAtLeast(Version.of(1, 6));
      if (disksFirst && hasBadVolume()) {
        return "DisksNotLiveMigratable";
      }
      if (hasBadInterface(version)) {
        return "InterfaceNotLiveMigratable";
      }
      if (virtiofs && !version.isAtLeast(Version.of(1, 5))) {
        return "VirtIOFSNotLiveMigratable";
      }
      // No feature gate is on, so from 1.9 on a single GPU cannot be migrated either.
      if (hostDevice || gpus > 0) {
        return "HostDeviceNotLiveMigratable";
      }
      var knowsSnp = version.isAtLeast(Version.of(1, 7));
      if (protection.equals("sev") || (protection.equals("snp") && knowsSnp)) {
        return "SEVNotLiveMigratable";
      }
      if (protection.equals("tdx") && knowsSnp) {
        return "TDXNotLiveMigratable";
      }
      if (!protection.isEmpty() && s390x && version.isAtLeast(Version.of(1, 6))) {
        return "SecureExecutionNotLiveMigratable";
      }
      if (reservation
          && version.isAtLeast(Version.of(1, 0))
          && !version.isAtLeast(Version.of(1, 9))) {
        return "PersistentReservationNotLiveMigratable";
      }
      if (hypervPassthrough && version.isAtLeast(Version.of(1, 3))) {
        return "HypervPassthroughNotLiveMigratable";
      }
      return !disksFirst && hasBadVolume() ? "DisksNotLiveMigratable" : "";
    }

    private boolean hasBadVolume() {
      return List.of("rwo", "rox", "hostDisk").contains(volume);
    }

    private boolean hasBadInterface(Version version) {
      if (binding.equals("none") || !onPodNetwork || binding.equals("masquerade")) {
        return false;
      }
      return !(binding.equals("bridge") && annotated && version.isAtLeast(Version.of(1, 0)));
    }

    /** Fields that old releases do not have: what they do with them is not our question. */
    boolean isKnownTo(Version version) {
      var isNew = protection.equals("snp") || protection.equals("tdx");
      return !isNew || version.isAtLeast(Version.of(1, 7));
    }

    /** As a manifest; what is hidden becomes a placeholder, or is defined nowhere. */
    String yaml(int number, Hidden hidden) {
      return """
          ---
          apiVersion: kubevirt.io/v1
          kind: VirtualMachineInstance
          metadata:
            name: vmi-%d
            namespace: shop
            annotations: %s
          spec:
            architecture: %s
            networks: [%s]
            volumes: %s
            domain:
              %s
              features: {hypervPassthrough: {enabled: %s}}
              devices:
                autoattachPodInterface: false
                interfaces: [%s]
                hostDevices: %s
                gpus: [%s]
                disks: [{name: lun, lun: {reservation: %s}}]
                filesystems: [%s]
          """.formatted(
          number,
          hidden.annotations()
              ? "'${ANNOTATIONS}'"
              : annotated ? "{kubevirt.io/allow-pod-bridge-network-live-migration: ''}" : "{}",
          hidden.architecture() ? "'${ARCHITECTURE}'" : s390x ? "s390x" : "amd64",
          binding.equals("none")
              ? ""
              : onPodNetwork ? "{name: net, pod: {}}" : "{name: net, multus: {networkName: lab}}",
          volumes(hidden),
          switch (protection) {
            case "" -> "machine: {type: q35}";
            case "plain" -> "launchSecurity: {}";
            default -> "launchSecurity: {" + protection + ": {}}";
          },
          hidden.features() ? "'${PASSTHROUGH}'" : hypervPassthrough,
          binding.equals("none") ? "" : "{name: net, " + binding + ": {}}",
          hidden.hostDevices() ? "'${DEVICES}'" : hostDevice ? "[{name: d}]" : "[]",
          String.join(", ", List.of("{name: a}", "{name: b}").subList(0, gpus)),
          reservation,
          virtiofs ? "{name: f, virtiofs: {}}" : "");
    }

    private String volumes(Hidden hidden) {
      return switch (volume) {
        case "" -> "[]";
        case "hostDisk" -> "[{name: v, hostDisk: {path: /d}}]";
        case "sharedHostDisk" -> "[{name: v, hostDisk: {path: /d, shared: true}}]";
        case "emptyDisk" -> "[{name: v, emptyDisk: {capacity: 1Gi}}]";
        default ->
          "[{name: v, persistentVolumeClaim: {claimName: "
              + (hidden.claims() ? "elsewhere" : volume) + "}}]";
      };
    }
  }

  /** What the repository does not show. */
  private record Hidden(
      boolean claims,
      boolean annotations,
      boolean architecture,
      boolean hostDevices,
      boolean features) {
    static final Hidden NOTHING = new Hidden(false, false, false, false, false);

    static Hidden random(Random random) {
      return new Hidden(
          random.nextBoolean(),
          random.nextBoolean(),
          random.nextBoolean(),
          random.nextBoolean(),
          random.nextBoolean());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.59", "1.0", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9"})
  void what_is_shown_is_answered_as_upstream_does(String text) {
    var version = Version.parse(text).orElseThrow();
    var vmis = vmis(version);
    var yaml = new StringBuilder(SURROUNDINGS);
    for (var i = 0; i < vmis.size(); i++) {
      yaml.append(vmis.get(i).yaml(i, Hidden.NOTHING));
    }

    var answers = answers(version, yaml.toString());

    for (var i = 0; i < vmis.size(); i++) {
      var vmi = vmis.get(i);
      assertEquals(vmi.upstream(version), answers.get(i), () -> vmi + " on " + version);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.59", "1.0", "1.3", "1.5", "1.6", "1.8", "1.9"})
  void what_is_hidden_is_never_guessed(String text) {
    var version = Version.parse(text).orElseThrow();
    var vmis = vmis(version);
    var random = new Random(3);
    var yaml = new StringBuilder(SURROUNDINGS);
    for (var i = 0; i < vmis.size(); i++) {
      yaml.append(vmis.get(i).yaml(i, Hidden.random(random)));
    }

    var answers = answers(version, yaml.toString());

    var unknown = 0;
    for (var i = 0; i < vmis.size(); i++) {
      var vmi = vmis.get(i);
      var answer = answers.get(i);
      var canMigrate = vmi.upstream(version).isEmpty();
      unknown += answer.equals("unknown") ? 1 : 0;
      assertTrue(
          answer.equals("unknown") || answer.isEmpty() == canMigrate,
          () -> answer + " for " + vmi + " on " + version);
    }
    assertTrue(unknown > 0 && unknown < vmis.size(), "some is known, some is not: " + unknown);
  }

  private static List<Vmi> vmis(Version version) {
    var random = new Random(7);
    var vmis = new ArrayList<Vmi>();
    while (vmis.size() < CASES) {
      var vmi = Vmi.random(random);
      if (vmi.isKnownTo(version)) {
        vmis.add(vmi);
      }
    }
    return vmis;
  }

  /** The first reason of each VMI; empty where it can be migrated. */
  private static List<String> answers(Version version, String yaml) {
    var cluster = Clusters.at(version, yaml);
    var migratabilities = Clusters.ask(Migratabilities.ANALYSIS, cluster);
    var answers = new ArrayList<String>();
    for (var workload : cluster.workloads()) {
      var answer = migratabilities.of(workload);
      answers.add(
          switch (answer.truth()) {
            case NO -> answer.obstacles().get(0).reason().word();
            case YES -> "";
            case UNKNOWN -> "unknown";
          });
    }
    return answers;
  }

  private static final String SURROUNDINGS = """
      apiVersion: kubevirt.io/v1
      kind: KubeVirt
      metadata: {name: kubevirt, namespace: kubevirt}
      spec: {}
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: rwo, namespace: shop}
      spec: {accessModes: [ReadWriteOnce]}
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: rox, namespace: shop}
      spec: {accessModes: [ReadOnlyMany]}
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: rwx, namespace: shop}
      spec: {accessModes: [ReadWriteMany]}
      """;
}
