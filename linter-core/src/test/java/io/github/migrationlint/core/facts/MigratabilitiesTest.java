package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigratabilitiesTest {
  private static final Version V1_8 = Version.of(1, 8);
  private static final String NO_NETWORK = "autoattachPodInterface: false";

  /**
   * The cases of {@code vm_test.go} in kubevirt v1.8.4 {@code pkg/virt-handler}, context "VirtualMachineInstance
   * controller gets informed about changes in a Domain", that a manifest can express. A claim named
   * {@code rwo}, {@code rox} or {@code rwx} has that access mode.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | volumes: [{name: v, persistentVolumeClaim: {claimName: rwx}}] | migratable",
        "'' | volumes: [{name: v, persistentVolumeClaim: {claimName: rwo}}] | DisksNotLiveMigratable",
        "'' | volumes: [{name: v, persistentVolumeClaim: {claimName: rox}}] | DisksNotLiveMigratable",
        "'' | volumes: [{name: v, dataVolume: {name: rwx}}, {name: w, dataVolume: {name: rwo}}] | DisksNotLiveMigratable",
        "'' | volumes: [{name: v, hostDisk: {path: /d, shared: true}}] | migratable",
        "'' | volumes: [{name: v, hostDisk: {path: /d, shared: '${X}'}}] | unknown",
        "'' | volumes: [{name: v, hostDisk: {path: /d, shared: true}}, {name: w, hostDisk: {path: /e, shared: false}}] | DisksNotLiveMigratable",
        "filesystems: [{name: f, virtiofs: {}}] | '' | migratable",
        "filesystems: [{name: f, virtiofs: {}}] | volumes: [{name: f, persistentVolumeClaim: {claimName: rwo}}] | DisksNotLiveMigratable",
        "filesystems: [{name: f, virtiofs: {}}] | volumes: [{name: f, dataVolume: {name: rwx}}] | migratable",
        "filesystems: [{name: f, virtiofs: {}}] | volumes: [{name: f, configMap: {name: c}}] | migratable",
        "hostDevices: [{name: name1, deviceName: dev1}] | '' | HostDeviceNotLiveMigratable",
        "gpus: [{name: name1, deviceName: dev1}] | '' | HostDeviceNotLiveMigratable",
        "disks: [{name: scsi0, lun: {bus: scsi, reservation: true}}] | '' | PersistentReservationNotLiveMigratable",
        "disks: [{name: d, cdrom: {readonly: false}}] | volumes: [{name: d, containerDisk: {image: i}}] | migratable",
      })
  void devices_and_volumes_decide(String devices, String spec, String expected) {
    assertEquals(expected, of(V1_8, vmi(devices, "", spec)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "launchSecurity: {sev: {}} | SEVNotLiveMigratable",
        "launchSecurity: {snp: {}} | SEVNotLiveMigratable",
        "launchSecurity: {tdx: {}} | TDXNotLiveMigratable",
        "features: {hypervPassthrough: {enabled: true}} | HypervPassthroughNotLiveMigratable",
        "features: {hypervPassthrough: {enabled: false}} | migratable",
        "features: {hypervPassthrough: {enabled: '${X}'}} | unknown",
        "features: {hyperv: {reenlightenment: {enabled: true}}} | unknown",
        "features: {hyperv: {reenlightenment: {}}} | unknown",
        "features: {hyperv: {reenlightenment: {enabled: false}}} | migratable",
        "cpu: {model: host-model, dedicatedCpuPlacement: true} | migratable",
      })
  void the_domain_decides(String domain, String expected) {
    assertEquals(expected, of(V1_8, vmi("", domain, "")));
  }

  @Test
  void launch_security_on_s390x_is_secure_execution() {
    var secured = "launchSecurity: {}";

    assertEquals(
        "SecureExecutionNotLiveMigratable", of(V1_8, vmi("", secured, "architecture: s390x")));
    assertEquals("migratable", of(Version.of(1, 5), vmi("", secured, "architecture: s390x")));
    assertEquals("migratable", of(V1_8, vmi("", secured, "architecture: amd64")));
    assertEquals("unknown", of(V1_8, vmi("", secured, "")));
  }

  /** The conditions of {@code calculateLiveMigrationCondition} that came and went. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.4 | filesystems: [{name: f, virtiofs: {}}] | VirtIOFSNotLiveMigratable",
        "1.5 | filesystems: [{name: f, virtiofs: {}}] | migratable",
        "0.58 | disks: [{name: d, lun: {reservation: true}}] | migratable",
        "1.0 | disks: [{name: d, lun: {reservation: true}}] | PersistentReservationNotLiveMigratable",
        "1.9 | disks: [{name: d, lun: {reservation: true}}] | migratable",
        "1.0 | disks: [{name: d, lun: {reservation: '${X}'}}] | unknown",
        "1.0 | disks: ['${D}'] | unknown",
        "1.9 | disks: ['${D}'] | migratable",
        "1.4 | filesystems: ['${F}'] | unknown",
        "1.5 | filesystems: ['${F}'] | migratable",
        "1.8 | gpus: ['${G}'] | unknown",
        "1.9 | gpus: [{name: a}] | unknown",
        "1.9 | gpus: [{name: a}, {name: b}] | HostDeviceNotLiveMigratable",
        "1.9 | hostDevices: [{name: a}] | HostDeviceNotLiveMigratable",
        "1.3 | tpm: {persistent: true} | unknown",
        "1.4 | tpm: {persistent: true} | migratable",
        "1.2 | tpm: {persistent: true} | migratable",
        "1.3 | tpm: {persistent: false} | migratable",
        "1.3 | tpm: {} | migratable",
      })
  void releases_differ(String version, String devices, String expected) {
    assertEquals(expected, of(Version.parse(version).orElseThrow(), vmi(devices, "", "")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.3 | firmware: {bootloader: {efi: {persistent: true}}} | unknown",
        "1.3 | firmware: {bootloader: {efi: {}}} | migratable",
        "0.58 | cpu: {dedicatedCpuPlacement: true, isolateEmulatorThread: true} | unknown",
        "1.0 | cpu: {dedicatedCpuPlacement: true, isolateEmulatorThread: true} | unknown",
        "0.58 | cpu: {dedicatedCpuPlacement: true} | migratable",
        "0.58 | cpu: {isolateEmulatorThread: true} | migratable",
        "1.1 | cpu: {dedicatedCpuPlacement: true, isolateEmulatorThread: true} | migratable",
        "0.55 | cpu: {dedicatedCpuPlacement: true, isolateEmulatorThread: true} | migratable",
      })
  void domains_of_releases_differ(String version, String domain, String expected) {
    assertEquals(expected, of(Version.parse(version).orElseThrow(), vmi("", domain, "")));
  }

  @ParameterizedTest
  @CsvSource({"0.55, unknown", "0.56, migratable"})
  void a_gate_decided_on_sriov_until_it_was_dropped(String version, String expected) {
    var vmi = vmi(
        "interfaces: [{name: s, sriov: {}}]",
        "",
        "networks: [{name: s, multus: {networkName: fast}}]");

    assertEquals(expected, of(Version.parse(version).orElseThrow(), vmi));
  }

  @ParameterizedTest
  @CsvSource({
    "masquerade, migratable",
    "bridge, InterfaceNotLiveMigratable",
    "slirp, unknown",
    "'${BINDING}', unknown"
  })
  void the_default_interface_of_the_cluster_decides(String binding, String expected) {
    var cluster = kubeVirt("network: {defaultNetworkInterface: '%s'}".formatted(binding));

    assertEquals(expected, of(V1_8, vmi("rng: {}", "", "") + cluster));
  }

  @Test
  void a_gpu_waits_for_its_feature_gate() {
    var vmi = vmi("gpus: [{name: a}]", "", "");
    var gates = "developerConfiguration: {featureGates: [VGPULiveMigration]}";

    assertEquals("HostDeviceNotLiveMigratable", of(Version.of(1, 9), vmi + kubeVirt("")));
    assertEquals("unknown", of(Version.of(1, 9), vmi + kubeVirt(gates)));
  }

  /** The cases of {@code isMdevGPU}: only a device that the cluster permits as a mediated one can move. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{resourceName: nvidia.com/A}] | nvidia.com/A | migratable",
        "[{resourceName: nvidia.com/B}, {resourceName: nvidia.com/A}] | nvidia.com/A | migratable",
        "[{resourceName: nvidia.com/B}] | nvidia.com/A | HostDeviceNotLiveMigratable",
        "[{resourceName: '${NAME}'}] | nvidia.com/A | unknown",
        "[{resourceName: '${NAME}'}, {resourceName: nvidia.com/A}] | nvidia.com/A | migratable",
        "['${DEVICE}'] | nvidia.com/A | unknown",
        "[{resourceName: nvidia.com/A}] | '${NAME}' | unknown",
      })
  void only_a_mediated_gpu_can_migrate_behind_the_gate(
      String mediated, String name, String expected) {
    var vmi = vmi("gpus: [{name: a, deviceName: '%s'}]".formatted(name), "", "");
    var configuration = "developerConfiguration: {featureGates: [VGPULiveMigration]}, "
        + "permittedHostDevices: {mediatedDevices: %s}".formatted(mediated);

    assertEquals(expected, of(Version.of(1, 9), vmi + kubeVirt(configuration)));
  }

  @Test
  void a_gate_that_is_filled_in_later_may_be_that_of_gpus() {
    var gates = "developerConfiguration: {featureGates: [Other, '${GATE}']}";

    assertEquals(
        "unknown", of(Version.of(1, 9), vmi("gpus: [{name: a}]", "", "") + kubeVirt(gates)));
  }

  @Test
  void other_gates_are_not_that_of_gpus() {
    var gates = "developerConfiguration: {featureGates: [Other]}";

    assertEquals(
        "HostDeviceNotLiveMigratable",
        of(Version.of(1, 9), vmi("gpus: [{name: a}]", "", "") + kubeVirt(gates)));
  }

  /** The live object knows more than the files. */
  @Test
  void the_condition_of_a_running_vmi_gives_the_reason() {
    assertEquals("SEVNotLiveMigratable", of(V1_8, live("", "'False'", "SEVNotLiveMigratable")));
    assertEquals("unknown", of(V1_8, live("", "'False'", "SomethingElse")));
    assertEquals("migratable", of(V1_8, live("launchSecurity: {sev: {}}", "'True'", "''")));
  }

  private static String live(String domain, String status, String reason) {
    return vmi("", domain, "").replace("{name: vmi,", "{uid: '1', name: vmi,")
        + "status: {conditions: [{type: LiveMigratable, status: %s, reason: %s}]}\n"
            .formatted(status, reason);
  }

  @Test
  void a_technology_that_is_not_known_protects_nothing_on_its_own() {
    assertEquals(
        "SecureExecutionNotLiveMigratable",
        of(V1_8, vmi("", "launchSecurity: {other: {}}", "architecture: s390x")));
    assertEquals(
        "migratable", of(V1_8, vmi("", "launchSecurity: {other: {}}", "architecture: amd64")));
  }

  @Test
  void launch_security_that_is_known_leaves_nothing_open() {
    var cluster = Clusters.at(V1_8, vmi("", "launchSecurity: {sev: {}, other: {}}", ""));
    var answer =
        Clusters.ask(Migratabilities.ANALYSIS, cluster).of(cluster.workloads().get(0));

    assertEquals(List.of(), answer.doubts());
    assertEquals(1, answer.obstacles().size());
  }

  @Test
  void launch_security_that_is_filled_in_later_leaves_it_open() {
    assertEquals("unknown", of(V1_8, vmi("", "launchSecurity: '${SECURITY}'", "")));
    assertEquals("unknown", of(Version.of(1, 6), vmi("", "launchSecurity: {snp: {}}", "")));
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, DisksNotLiveMigratable InterfaceNotLiveMigratable",
    "1.6, InterfaceNotLiveMigratable DisksNotLiveMigratable",
  })
  void the_first_reason_is_the_one_upstream_reports(String version, String expected) {
    var vmi = vmi(
        "interfaces: [{name: default, bridge: {}}]",
        "",
        "networks: [{name: default, pod: {}}], volumes: [{name: v, hostDisk: {path: /d}}]");

    assertEquals(expected, of(Version.parse(version).orElseThrow(), vmi));
  }

  /** The cases of {@code interface_test.go} in kubevirt v1.8.4 {@code pkg/network/vmispec}. */
  @Nested
  class Interfaces {
    private static final String POD = "networks: [{name: default, pod: {}}]";
    private static final String MULTUS = "networks: [{name: default, multus: {networkName: lab}}]";

    @ParameterizedTest
    @CsvSource({
      "'masquerade: {}', migratable",
      "'passtBinding: {}', migratable",
      "'bridge: {}', InterfaceNotLiveMigratable",
      "'slirp: {}', InterfaceNotLiveMigratable",
      "'macvtap: {}', InterfaceNotLiveMigratable",
      "'binding: {name: custom}', unknown",
      "'model: virtio', unknown",
    })
    void the_binding_on_the_pod_network_decides(String binding, String expected) {
      var devices = "interfaces: [{name: default, %s}]".formatted(binding);

      assertEquals(expected, of(V1_8, vmi(devices, "", POD)));
    }

    /** {@code VerifyVMIMigratable}: a plugin of the KubeVirt object says itself whether it can migrate. */
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{custom: {migration: {}}} | migratable",
          "{custom: {networkAttachmentDefinition: x}} | InterfaceNotLiveMigratable",
          "{custom: {migration: '${M}'}} | unknown",
          "{other: {migration: {}}} | unknown",
          "'${BINDINGS}' | unknown",
        })
    void a_plugin_can_migrate_where_it_is_registered_so(String bindings, String expected) {
      var devices = "interfaces: [{name: default, binding: {name: custom}}]";
      var shown = bindings.startsWith("$") ? "'" + bindings + "'" : bindings;
      var cluster = kubeVirt("network: {binding: %s}".formatted(shown));

      assertEquals(expected, of(V1_8, vmi(devices, "", POD) + cluster));
    }

    @Test
    void a_plugin_without_a_name_is_unknown() {
      var devices = "interfaces: [{name: default, binding: {name: '${NAME}'}}]";
      var cluster = kubeVirt("network: {binding: {custom: {migration: {}}}}");

      assertEquals("unknown", of(V1_8, vmi(devices, "", POD) + cluster));
    }

    @Test
    void networks_that_are_filled_in_later_leave_it_open() {
      var masquerade = "interfaces: [{name: default, masquerade: {}}%s]";

      assertEquals("unknown", of(V1_8, vmi(masquerade.formatted(", '${I}'"), "", POD)));
      assertEquals(
          "unknown", of(V1_8, vmi(masquerade.formatted(""), "", POD.replace("}]", "}, '${N}']"))));
    }

    @Test
    void a_bridge_waits_for_annotations_that_are_filled_in_later() {
      var vmi = vmi("interfaces: [{name: default, bridge: {}}]", "", POD);

      assertEquals(
          "unknown",
          of(V1_8, vmi.replace("namespace: shop}", "namespace: shop, annotations: '${A}'}")));
    }

    @Test
    void other_networks_do_not_matter() {
      assertEquals(
          "migratable", of(V1_8, vmi("interfaces: [{name: default, bridge: {}}]", "", MULTUS)));
      assertEquals(
          "migratable", of(V1_8, vmi("interfaces: [{name: default, sriov: {}}]", "", MULTUS)));
    }

    @Test
    void an_annotation_lets_a_bridge_pass_from_1_0_on() {
      var vmi = """
          ---
          apiVersion: kubevirt.io/v1
          kind: VirtualMachineInstance
          metadata:
            name: vmi
            namespace: shop
            annotations: {kubevirt.io/allow-pod-bridge-network-live-migration: ""}
          spec: {domain: {devices: {interfaces: [{name: default, bridge: {}}]}}, %s}
          """.formatted(POD);

      assertEquals("migratable", of(V1_8, vmi));
      assertEquals("InterfaceNotLiveMigratable", of(Version.of(0, 59), vmi));
    }

    @Test
    void a_guest_without_interfaces_gets_the_one_of_the_cluster() {
      var vmi = vmi("rng: {}", "", "");
      var masquerade = "network: {defaultNetworkInterface: masquerade}";

      assertEquals("unknown", of(V1_8, vmi));
      assertEquals("migratable", of(V1_8, vmi + HYPER_CONVERGED));
      assertEquals("InterfaceNotLiveMigratable", of(V1_8, vmi + kubeVirt("")));
      assertEquals("migratable", of(V1_8, vmi + kubeVirt(masquerade)));
      assertEquals("unknown", of(V1_8, vmi + kubeVirt("") + kubeVirt("")));
    }
  }

  @Nested
  class Claims {
    @Test
    void a_template_of_the_vm_says_what_the_claim_is_like() {
      assertEquals(
          "DisksNotLiveMigratable", of(V1_8, vm("storage: {accessModes: [ReadWriteOnce]}")));
      assertEquals("migratable", of(V1_8, vm("storage: {accessModes: [ReadWriteMany]}")));
      assertEquals(
          "migratable", of(V1_8, vm("pvc: {accessModes: [ReadWriteOnce, ReadWriteMany]}")));
    }

    @Test
    void a_template_of_another_name_is_another_claim() {
      var two = vm("storage: {accessModes: [ReadWriteMany]}")
          .replace(
              "dataVolumeTemplates: [",
              "dataVolumeTemplates: [{metadata: {name: data}, spec: {storage: {accessModes: "
                  + "[ReadWriteOnce]}}}, ");
      assertEquals("migratable", of(V1_8, two));
    }

    @Test
    void a_claim_outdoes_the_template_of_its_name() {
      var vm = vm("storage: {accessModes: [ReadWriteMany]}");
      assertEquals("DisksNotLiveMigratable", of(V1_8, vm + claim("shop", "root", "ReadWriteOnce")));
    }

    @Test
    void a_storage_profile_decides_what_the_claim_leaves_open() {
      var vm = vm("storage: {storageClassName: fast}");
      assertEquals("migratable", of(V1_8, vm + profile("fast", "Block", "ReadWriteMany")));
      assertEquals(
          "DisksNotLiveMigratable", of(V1_8, vm + profile("fast", "Block", "ReadWriteOnce")));
      assertEquals("unknown", of(V1_8, vm + profile("slow", "Block", "ReadWriteMany")));
      assertEquals(
          "unknown",
          of(
              V1_8,
              vm
                  + profile("fast", "Block", "ReadWriteMany")
                  + profile("fast", "Block", "ReadWriteMany")),
          "two profiles of one class");
      assertEquals(
          "unknown",
          of(
              V1_8,
              vm("storage: {storageClassName: fast, volumeMode: Filesystem}")
                  + profile("fast", "Block", "ReadWriteMany")));
      assertEquals(
          "migratable",
          of(
              V1_8,
              vm("storage: {storageClassName: fast, volumeMode: Block}")
                  + profile("fast", "Block", "ReadWriteMany")));
      assertEquals(
          "unknown",
          of(
              V1_8,
              vm("storage: {storageClassName: fast, volumeMode: '${MODE}'}")
                  + profile("fast", "Block", "ReadWriteMany")));
      assertEquals(
          "unknown", of(V1_8, vm("storage: {}") + profile("fast", "Block", "ReadWriteMany")));
    }

    private static String profile(String name, String volumeMode, String accessMode) {
      return """
          ---
          apiVersion: cdi.kubevirt.io/v1beta1
          kind: StorageProfile
          metadata: {name: %s}
          spec: {claimPropertySets: [{volumeMode: %s, accessModes: [%s]}]}
          """.formatted(name, volumeMode, accessMode);
    }

    @Test
    void what_the_storage_profile_decides_is_unknown() {
      assertEquals("unknown", of(V1_8, vm("storage: {resources: {requests: {storage: 10Gi}}}")));
      assertEquals("unknown", of(V1_8, vm("storage: {accessModes: ['${MODE}']}")));
    }

    @Test
    void a_claim_of_another_namespace_is_not_meant() {
      var vmi = vmi("", "", "volumes: [{name: v, persistentVolumeClaim: {claimName: far}}]");

      assertEquals("unknown", of(V1_8, vmi + claim("other", "far", "ReadWriteOnce")));
      assertEquals("DisksNotLiveMigratable", of(V1_8, vmi + claim("shop", "far", "ReadWriteOnce")));
    }

    @Test
    void definitions_that_disagree_leave_it_open() {
      var vmi = vmi("", "", "volumes: [{name: v, persistentVolumeClaim: {claimName: far}}]");
      var both = claim("shop", "far", "ReadWriteOnce") + claim("shop", "far", "ReadWriteMany");

      assertEquals("unknown", of(V1_8, vmi + both));
    }

    private static String vm(String claim) {
      return """
          ---
          apiVersion: kubevirt.io/v1
          kind: VirtualMachine
          metadata: {name: db, namespace: shop}
          spec:
            dataVolumeTemplates: [{metadata: {name: root}, spec: {%s}}]
            template:
              spec:
                domain: {devices: {autoattachPodInterface: false}}
                volumes: [{name: root, dataVolume: {name: root}}]
          """.formatted(claim);
    }
  }

  @Nested
  class Completions {
    @Test
    void an_instancetype_may_bring_a_gpu() {
      var vm = vm("instancetype: {name: graphics}");

      assertEquals("unknown", of(V1_8, vm));
      assertEquals("HostDeviceNotLiveMigratable", of(V1_8, vm + instancetype("gpus: [{name: g}]")));
      assertEquals("migratable", of(V1_8, vm + instancetype("cpu: {guest: 2}")));
    }

    @Test
    void a_preference_may_bring_anything() {
      assertEquals("unknown", of(V1_8, vm("preference: {name: windows.11}")));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "name: fedora | migratable",
          "name: no-such | unknown",
          "name: '${NAME}' | unknown",
          "name: fedora, kind: VirtualMachinePreference | unknown",
          "name: fedora, kind: VirtualMachineClusterPreference | migratable",
          "name: fedora, kind: virtualmachineclusterpreferences | migratable",
          "name: fedora, revisionName: r1 | unknown",
        })
    void a_preference_that_kubevirt_ships_is_known(String preference, String expected) {
      assertEquals(expected, of(V1_8, vm("preference: {%s}".formatted(preference))));
    }

    @Test
    void a_preference_of_that_name_in_the_repository_may_be_another_one() {
      var own = """
          ---
          apiVersion: instancetype.kubevirt.io/v1beta1
          kind: VirtualMachineClusterPreference
          metadata: {name: %s}
          spec: {}
          """;
      assertEquals("unknown", of(V1_8, vm("preference: {name: fedora}") + own.formatted("fedora")));
      assertEquals("migratable", of(V1_8, vm("preference: {name: fedora}") + own.formatted("x")));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "u1.small | migratable",
          "gn1.xlarge | unknown",
          "no-such | unknown",
        })
    void an_instancetype_that_kubevirt_ships_is_known(String name, String expected) {
      assertEquals(expected, of(V1_8, vm("instancetype: {name: %s}".formatted(name))));
    }

    @Test
    void what_kubevirt_ships_may_not_be_installed() {
      var vm = vm("instancetype: {name: u1.small}");
      var deployment = "commonInstancetypesDeployment: {enabled: %s}";

      assertEquals("migratable", of(V1_8, vm + kubeVirt("")));
      assertEquals("migratable", of(V1_8, vm + kubeVirt(deployment.formatted("true"))));
      assertEquals("unknown", of(V1_8, vm + kubeVirt(deployment.formatted("false"))));
      assertEquals("unknown", of(V1_8, vm + kubeVirt(deployment.formatted("'${X}'"))));
      assertEquals("migratable", of(V1_8, vm + HYPER_CONVERGED));
      assertEquals(
          "unknown",
          of(
              V1_8,
              vm
                  + HYPER_CONVERGED.replace(
                      "spec: {}", "spec: {CommonInstancetypesDeployment: {enabled: false}}")));
      assertEquals(
          "unknown",
          of(
              V1_8,
              vm
                  + HYPER_CONVERGED.replace(
                      "namespace: openshift-cnv",
                      "namespace: openshift-cnv, annotations: {kubevirt.kubevirt.io/jsonpatch: "
                          + "'[{\"op\": \"add\", \"path\": \"/spec/configuration/commonInstancetypesDeployment\","
                          + " \"value\": {\"enabled\": false}}]'}")));
    }

    @Test
    void an_instancetype_may_bring_the_annotation_for_bridges() {
      var vm = vm("instancetype: {name: graphics}")
          .replace(
              "{spec: {domain: {devices: {autoattachPodInterface: false}}}}",
              "{spec: {domain: {devices: {interfaces: [{name: net, bridge: {}}]}},"
                  + " networks: [{name: net, pod: {}}]}}");
      var own = instancetype("cpu: {guest: 2}");
      var annotations = "{kubevirt.io/allow-pod-bridge-network-live-migration: ''}";

      assertEquals("InterfaceNotLiveMigratable", of(V1_8, vm + own));
      assertEquals(
          "unknown", of(V1_8, vm + instancetype("cpu: {guest: 2}, annotations: " + annotations)));
      assertEquals(
          "InterfaceNotLiveMigratable",
          of(V1_8, vm + instancetype("cpu: {guest: 2}, annotations: {a: b}")));
      assertEquals("unknown", of(V1_8, vm + instancetype("cpu: {guest: 2}, annotations: '${A}'")));
    }

    @Test
    void an_instancetype_may_ask_for_launch_security() {
      var vm = vm("instancetype: {name: graphics}");

      assertEquals(
          "unknown", of(V1_8, vm + instancetype("cpu: {guest: 2}, launchSecurity: {sev: {}}")));
    }

    private static String vm(String spec) {
      return """
          ---
          apiVersion: kubevirt.io/v1
          kind: VirtualMachine
          metadata: {name: db, namespace: shop}
          spec:
            %s
            template: {spec: {domain: {devices: {autoattachPodInterface: false}}}}
          """.formatted(spec);
    }

    private static String instancetype(String spec) {
      return """
          ---
          apiVersion: instancetype.kubevirt.io/v1beta1
          kind: VirtualMachineClusterInstancetype
          metadata: {name: graphics}
          spec: {%s}
          """.formatted(spec);
    }
  }

  @Test
  void a_placeholder_leaves_it_open() {
    assertEquals("unknown", of(V1_8, vmi("hostDevices: '${DEVICES}'", "", "")));
    assertEquals("unknown", of(V1_8, vmi("", "", "volumes: ['${VOLUME}']")));
  }

  private static final String HYPER_CONVERGED = """
      ---
      apiVersion: hco.kubevirt.io/v1beta1
      kind: HyperConverged
      metadata: {name: kubevirt-hyperconverged, namespace: openshift-cnv}
      spec: {}
      """;

  private static final String CLAIMS = claim("shop", "rwo", "ReadWriteOnce")
      + claim("shop", "rox", "ReadOnlyMany")
      + claim("shop", "rwx", "ReadWriteMany");

  /** The reasons of the only workload; {@code migratable} or {@code unknown} where there is none. */
  private static String of(Version kubeVirt, String yaml) {
    return said(Clusters.at(kubeVirt, yaml + CLAIMS));
  }

  private static String said(ClusterModel cluster) {
    var workload = cluster.workloads().get(0);
    var answer = Clusters.ask(Migratabilities.ANALYSIS, cluster).of(workload);
    var reasons = new ArrayList<String>();
    for (var obstacle : answer.obstacles()) {
      reasons.add(obstacle.reason().word());
    }
    return switch (answer.truth()) {
      case NO -> String.join(" ", reasons);
      case YES -> "migratable";
      case UNKNOWN -> "unknown";
    };
  }

  /** A VMI that has no network unless its devices say so. */
  private static String vmi(String devices, String domain, String spec) {
    var hasInterfaces = devices.contains("interfaces") || devices.contains("rng");
    return """
        ---
        apiVersion: kubevirt.io/v1
        kind: VirtualMachineInstance
        metadata: {name: vmi, namespace: shop}
        spec: {domain: {devices: {%s}%s}%s}
        """.formatted(
            hasInterfaces ? devices : joined(NO_NETWORK, devices),
            domain.isEmpty() ? "" : ", " + domain,
            spec.isEmpty() ? "" : ", " + spec);
  }

  private static String joined(String first, String second) {
    return second.isEmpty() ? first : first + ", " + second;
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

  private static String claim(String namespace, String name, String mode) {
    return """
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: %s, namespace: %s}
        spec: {accessModes: [%s]}
        """.formatted(name, namespace, mode);
  }
}
