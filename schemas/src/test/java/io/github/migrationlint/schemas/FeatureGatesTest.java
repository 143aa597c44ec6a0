package io.github.migrationlint.schemas;

import static io.github.migrationlint.schemas.Component.HYPERCONVERGED;
import static io.github.migrationlint.schemas.Component.KUBEVIRT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureGatesTest {
  private static Version version(String text) {
    return Version.parse(text).orElseThrow();
  }

  private static String state(Component component, String gate, String version) {
    return FeatureGates.state(component, gate, version(version)).map(Enum::name).orElse("unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "LiveMigration, 0.55, ALPHA",
    "LiveMigration, 0.56, GA",
    "LiveMigration, main, GA",
    "livemigration, 1.8, unknown",
    "SRIOVLiveMigration, 0.58, GA",
    "NonRootExperimental, 1.1, GA",
    "NonRootExperimental, 1.2, unknown",
    "Passt, 1.2, DEPRECATED",
    "Passt, 1.3, DISCONTINUED",
    "VMLiveUpdateFeatures, 1.3, ALPHA",
    "VMLiveUpdateFeatures, 1.5, GA",
    "MigrationPriorityQueue, 1.7, ALPHA",
    "MigrationPriorityQueue, 1.8, BETA",
    "MigrationPriorityQueue, 1.9, GA",
    "MigrationStallDetection, 1.8, unknown",
    "MigrationStallDetection, 1.9, ALPHA",
    "MigrationDowntimeTuning, 1.9, unknown",
    "MigrationDowntimeTuning, main, ALPHA",
    "ExperimentalVirtiofsSupport, 1.4, ALPHA",
    "ExperimentalVirtiofsSupport, 1.5, DEPRECATED",
    "ExperimentalVirtiofsSupport, 1.8, DISCONTINUED",
    "ObjectGraph, 1.8, ALPHA",
  })
  void kubevirt_has_a_gate_in_a_state(String gate, String version, String state) {
    assertEquals(state, state(KUBEVIRT, gate, version));
  }

  @ParameterizedTest
  @CsvSource({
    "decentralizedLiveMigration, 1.18, BETA",
    "DecentralizedLiveMigration, 1.19, BETA",
    "persistentReservation, 1.18, ALPHA",
    "persistentReservation, 1.19, DEPRECATED",
    "withHostPassthroughCPU, 1.13, unknown",
    "withHostPassthroughCPU, 1.14, DISCONTINUED",
    "withHostPassthroughCPU, 1.19, DISCONTINUED",
    "template, 1.18, unknown",
  })
  void hyper_converged_has_a_gate_in_a_state_whatever_its_case(
      String gate, String version, String state) {
    assertEquals(state, state(HYPERCONVERGED, gate, version));
  }

  @Test
  void a_gate_has_a_first_version_and_a_first_version_in_its_state() {
    assertEquals(
        Optional.of(Version.of(1, 7)), FeatureGates.since(KUBEVIRT, "MigrationPriorityQueue"));
    assertEquals(
        Optional.of(Version.of(1, 8)),
        FeatureGates.inStateSince(KUBEVIRT, "MigrationPriorityQueue", Version.of(1, 8)));
    assertEquals(Optional.empty(), FeatureGates.since(KUBEVIRT, "NoSuchGate"));
    assertEquals(Version.of(0, 36), FeatureGates.oldestKubeVirt());
  }

  @Test
  void a_release_lists_the_gates_it_knows_and_no_others() {
    var names = FeatureGates.names(KUBEVIRT, Version.of(1, 8));
    assertTrue(names.contains("LiveMigration"));
    assertFalse(names.contains("MigrationStallDetection"));
    assertFalse(names.contains("NonRootExperimental"));
    assertFalse(FeatureGates.names(HYPERCONVERGED, Version.of(1, 19)).contains("videoConfig"));
  }
}
