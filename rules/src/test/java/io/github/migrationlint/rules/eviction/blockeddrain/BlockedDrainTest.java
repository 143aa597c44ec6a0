package io.github.migrationlint.rules.eviction.blockeddrain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.rules.Checked;
import io.github.migrationlint.rules.Severities;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockedDrainTest {
  private static final String HOST_DEVICE = "hostDevices: [{name: fpga, deviceName: example/fpga}]";
  private static final String GPU = "gpus: [{name: a30, deviceName: nvidia.com/A30}]";

  @ParameterizedTest
  @CsvSource({
    "Always,         error",
    "Manual,         error",
    "RerunOnFailure, error",
    "Halted,         warning",
  })
  void a_halted_vm_does_not_block_a_drain_yet(String runStrategy, String severity) {
    assertEquals(
        severity, severities("", vm(runStrategy, "evictionStrategy: LiveMigrate", HOST_DEVICE)));
  }

  @Test
  void what_another_release_may_migrate_is_an_error_where_the_release_is_known() {
    var vm = vm("Always", "evictionStrategy: LiveMigrate", GPU);

    assertEquals("warning", severities("", vm));
    assertEquals("error", severities(Severities.installed("1.13.0"), vm));
  }

  /** Since 1.3 the API server rejects such a VM, so it never runs and blocks nothing. */
  @ParameterizedTest
  @CsvSource({"1.2, error", "1.3, ''", "1.8, ''"})
  void a_vm_that_is_rejected_blocks_no_drain(String kubeVirt, String severity) {
    var spec = "evictionStrategy: LiveMigrate\n      networks: [{name: pod, pod: {}}]";
    var vm = vm("Always", spec, "interfaces: [{name: pod, slirp: {}}]");

    assertEquals(severity, Severities.at("kubevirt: \"" + kubeVirt + "\"", new BlockedDrain(), vm));
  }

  @Test
  void what_no_release_can_migrate_is_an_error_everywhere() {
    var vm = vm("Always", "evictionStrategy: LiveMigrate", HOST_DEVICE);

    assertEquals("error", severities("", vm));
    assertEquals("error", severities(Severities.installed("1.13.0"), vm));
  }

  @ParameterizedTest
  @CsvSource({
    "{},                                        warning",
    "{evictionStrategy: LiveMigrate},           error",
    "{evictionStrategy: LiveMigrateIfPossible}, ''",
    "{evictionStrategy: None},                  ''",
  })
  void hyperconverged_decides_for_vms_that_say_nothing(String spec, String severity) {
    var hyperConverged = """
        apiVersion: hco.kubevirt.io/v1beta1
        kind: HyperConverged
        metadata: {name: kubevirt-hyperconverged, namespace: kubevirt-hyperconverged}
        spec: %s
        ---
        """.formatted(spec);

    assertEquals(
        severity, severities(hyperConverged, vm("Always", "architecture: amd64", HOST_DEVICE)));
  }

  @Test
  void releases_before_1_0_cannot_migrate_if_possible() {
    var vm = vm("Always", "evictionStrategy: LiveMigrate", HOST_DEVICE);

    assertEquals(
        Optional.of(
            "set `evictionStrategy: LiveMigrateIfPossible` so that drains shut it down, or remove the device"),
        Checked.finding(new BlockedDrain(), vm).help());
    assertEquals(
        Optional.of(
            "set `evictionStrategy: None` so that drains shut it down, or remove the device"),
        Checked.finding(new BlockedDrain(), Severities.installed("1.9.0") + vm).help());
  }

  private static String severities(String before, String vm) {
    return Severities.of(new BlockedDrain(), before + vm);
  }

  private static String vm(String runStrategy, String spec, String devices) {
    return """
        apiVersion: kubevirt.io/v1
        kind: VirtualMachine
        metadata: {name: db, namespace: shop}
        spec:
          runStrategy: %s
          template:
            spec:
              %s
              domain: {memory: {guest: 4Gi}, devices: {%s}}
        """.formatted(runStrategy, spec, devices);
  }
}
