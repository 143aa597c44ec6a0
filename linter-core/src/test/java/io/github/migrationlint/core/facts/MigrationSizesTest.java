package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationSizesTest {
  /**
   * Memory alone counts where all volumes are shared; which are not shows in {@code
   * checkVolumesForMigration} in kubevirt {@code pkg/virt-handler/vm.go}.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "4Gi | | 5",
        "0   | | unknown",
        "4Gi | {name: a, dataVolume: {name: root}} | 5",
        "4Gi | {name: a, persistentVolumeClaim: {claimName: root}} | 5",
        "4Gi | {name: a, cloudInitNoCloud: {userData: x}} | 5",
        "4Gi | {name: a, emptyDisk: {capacity: 100Gi}} | 5",
        "4Gi | {name: a, containerDisk: {image: x}} | unknown",
        "4Gi | {name: cd, containerDisk: {image: x}} | 5",
        "4Gi | {name: rw, containerDisk: {image: x}} | unknown",
        "4Gi | {name: cd, containerDisk: {image: x}}, {name: a, cloudInitNoCloud: {userData: x}} | unknown",
        "4Gi | {name: a, ephemeral: {persistentVolumeClaim: {claimName: x}}} | unknown",
        "4Gi | '${VOLUMES}' | unknown",
        "3999M | | 4",
        "3999M | {name: a, cloudInitNoCloud: {userData: x}} | unknown",
        "3999M | {name: cd, cloudInitNoCloud: {userData: x}} | 4",
      })
  void the_ephemeral_disk_directory_counts_where_volumes_are_local(
      String memory, String volumes, String gigabytes) {
    var cluster = Clusters.of("""
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: db, namespace: shop}
        spec:
          template:
            spec:
              domain:
                memory: {guest: %s}
                devices:
                  disks:
                    - {name: cd, cdrom: {bus: sata}}
                    - {name: rw, cdrom: {bus: sata, readonly: false}}
              volumes: [%s]
        """.formatted(memory, volumes == null ? "" : volumes));
    var size =
        Clusters.ask(MigrationSizes.ANALYSIS, cluster).of(cluster.workloads().get(0));
    assertEquals(gigabytes, size.map(known -> known.gigabytes().toString()).orElse("unknown"));
  }
}
