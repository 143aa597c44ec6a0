package io.github.migrationlint.core.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.TestClusters;
import io.github.migrationlint.core.resource.GuestInterface.Binding;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestTest {
  private static final String TEMPLATE = """
        metadata: {annotations: {a: b}}
        spec:
          evictionStrategy: LiveMigrate
          architecture: amd64
          nodeSelector: {kubernetes.io/hostname: node1}
          domain:
            cpu: {model: host-model, dedicatedCpuPlacement: true, realtime: {}}
            memory: {guest: 4Gi, hugepages: {pageSize: 2Mi}}
            resources: {limits: {cpu: 2, memory: 5Gi}}
            launchSecurity: {sev: {}}
            firmware: {bootloader: {efi: {persistent: true}}}
            features: {hypervPassthrough: {enabled: true}, hyperv: {reenlightenment: {}}}
            devices:
              tpm: {persistent: true}
              disks:
                - {name: root, disk: {bus: virtio}}
                - {name: shared, lun: {reservation: true}}
                - {name: iso, cdrom: {readonly: false}}
              filesystems: [{name: files, virtiofs: {}}]
              interfaces:
                - {name: default, masquerade: {}}
                - {name: fast, sriov: {}}
                - {name: odd, binding: {name: custom}}
                - {name: bare, bridge: null}
              gpus: [{name: gpu1, deviceName: nvidia.com/A30}]
          networks: [{name: default, pod: {}}, {name: fast, multus: {networkName: lab}}]
          volumes:
            - {name: root, dataVolume: {name: root-disk}}
            - {name: shared, persistentVolumeClaim: {claimName: claim}}
            - {name: scratch, emptyDisk: {capacity: 10Gi}}
            - {name: local, hostDisk: {path: /d, shared: true}}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {"VirtualMachine", "VirtualMachineInstanceReplicaSet", "VirtualMachinePool"})
  void every_kind_makes_the_same_guest(String kind) {
    var guest = workload(kind).guest();

    assertEquals(Optional.of("b"), guest.annotations().value("a"));
    assertEquals(Optional.of("LiveMigrate"), guest.evictionStrategy().value());
    assertEquals(Optional.of("amd64"), guest.architecture().value());
    assertEquals(
        Optional.of("node1"), guest.placement().nodeSelector().value(NodePlacement.HOSTNAME));
    assertEquals("4Gi", guest.memory().guest().value().orElseThrow().text());
    assertEquals("2Mi", guest.memory().pageSize().value().orElseThrow().text());
    assertEquals("2", guest.cpu().limit().value().orElseThrow().text());
    assertTrue(guest.cpu().realtime().isWritten());
    assertTrue(guest.launchSecurity().value().orElseThrow().key("sev").isPresent());
    assertEquals(Optional.of(true), guest.features().hypervPassthrough().value());
    assertTrue(guest.features().reenlightenment().isWritten());
    assertEquals(Optional.of(true), guest.devices().tpmPersistent().value());
    assertEquals(Optional.of(true), guest.devices().efiPersistent().value());
    assertEquals(1, guest.devices().gpus().items().size());
    assertTrue(guest.devices().hostDevices().isSurelyEmpty());
  }

  @Test
  void a_disk_knows_what_the_guest_sees() {
    var disks = workload("VirtualMachine").guest().devices().disks().items();

    assertEquals(GuestDisk.Device.DISK, disks.get(0).target());
    assertEquals(GuestDisk.Device.LUN, disks.get(1).target());
    assertEquals(Optional.of(true), disks.get(1).reservation().value());
    assertEquals(GuestDisk.Device.CDROM, disks.get(2).target());
    assertEquals(Optional.of(false), disks.get(2).readOnly().value());
  }

  @Test
  void an_interface_knows_its_binding() {
    var interfaces = workload("VirtualMachine").guest().devices().interfaces().items();

    assertEquals(Optional.of(Binding.MASQUERADE), interfaces.get(0).binding().value());
    assertEquals(Optional.of(Binding.SRIOV), interfaces.get(1).binding().value());
    assertEquals(Optional.of(Binding.PLUGIN), interfaces.get(2).binding().value());
    assertEquals(Optional.of("custom"), interfaces.get(2).plugin().value());
    assertFalse(interfaces.get(3).binding().isWritten());
  }

  @Test
  void a_volume_knows_its_source() {
    var volumes = workload("VirtualMachine").guest().volumes().items();

    assertTrue(volumes.get(0).hasSource(GuestVolume.DATA_VOLUME));
    assertEquals(Optional.of("root-disk"), volumes.get(0).claim().value());
    assertEquals(Optional.of("claim"), volumes.get(1).claim().value());
    assertEquals("10Gi", volumes.get(2).capacity().value().orElseThrow().text());
    assertEquals(Optional.of(true), volumes.get(3).shared().value());
  }

  @Test
  void a_placeholder_leaves_a_list_open() {
    var volumes = read("""
        apiVersion: kubevirt.io/v1
        kind: VirtualMachineInstance
        metadata: {name: vmi, namespace: shop}
        spec:
          volumes: ${VOLUMES}
          networks: ["${NETWORK}"]
        """).guest();

    assertFalse(volumes.volumes().complete());
    assertFalse(volumes.networks().complete());
    assertTrue(volumes.devices().interfaces().isSurelyEmpty());
  }

  @Test
  void a_virtual_machine_says_when_it_runs_and_what_it_claims() {
    var machine = read("""
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: db, namespace: shop}
        spec:
          runStrategy: Manual
          instancetype: {name: u1.medium}
          updateVolumesStrategy: Migration
          dataVolumeTemplates:
            - metadata: {name: root-disk}
              spec:
                storage: {accessModes: [ReadWriteMany], resources: {requests: {storage: 30Gi}}}
            - metadata: {name: data}
              spec:
                pvc: {accessModes: [ReadWriteOnce], storageClassName: fast, volumeMode: Block}
          template: {}
        """).machine().orElseThrow();

    assertEquals(Optional.of("Manual"), machine.runStrategy().value());
    assertTrue(machine.instancetype().isWritten());
    assertFalse(machine.preference().isWritten());
    var claims = machine.dataVolumeTemplates().items();
    assertEquals(Optional.of("root-disk"), claims.get(0).name().value());
    assertEquals(
        Optional.of("ReadWriteMany"), claims.get(0).accessModes().items().get(0).value());
    assertEquals("30Gi", claims.get(0).capacity().value().orElseThrow().text());
    assertEquals(
        Optional.of("ReadWriteOnce"), claims.get(1).accessModes().items().get(0).value());
    assertEquals(Optional.of("fast"), claims.get(1).storageClassName().value());
    assertEquals(Optional.of("Block"), claims.get(1).volumeMode().value());
  }

  private static Workload workload(String kind) {
    var isPool = kind.equals("VirtualMachinePool");
    var head = """
        apiVersion: %s
        kind: %s
        metadata: {name: db, namespace: shop}
        spec:
        """.formatted(isPool ? "pool.kubevirt.io/v1beta1" : "kubevirt.io/v1", kind);
    return read(head
        + (isPool
            ? "  virtualMachineTemplate:\n    spec:\n      template:\n" + TEMPLATE.indent(6)
            : "  template:\n" + TEMPLATE.indent(2)));
  }

  private static Workload read(String yaml) {
    return TestClusters.of(yaml).workloads().get(0);
  }
}
