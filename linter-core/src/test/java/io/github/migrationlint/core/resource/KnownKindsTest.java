package io.github.migrationlint.core.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownKindsTest {
  @ParameterizedTest
  @CsvSource({
    "migrations.kubevirt.io, VirtualMachine, kubevirt.io",
    "kubevirt.io, MigrationPolicy, migrations.kubevirt.io",
    "kubevirt.io, VirtualMachinePool, pool.kubevirt.io",
    "kubevirt.io, DataVolume, cdi.kubevirt.io",
    "kubevirt.io, HyperConverged, hco.kubevirt.io",
    "pool.kubevirt.io, VirtualMachineList, kubevirt.io",
    // A group no one knows counts as misspelled if it is like the right one.
    "migration.kubevirt.io, MigrationPolicy, migrations.kubevirt.io",
    "instancetypes.kubevirt.io, VirtualMachinePreference, instancetype.kubevirt.io",
  })
  void a_kind_in_the_wrong_group_has_a_right_one(String group, String kind, String right) {
    assertEquals(Optional.of(right), KnownKinds.rightGroup(group, kind));
  }

  @ParameterizedTest
  @CsvSource({
    "kubevirt.io, VirtualMachine",
    "migrations.kubevirt.io, VirtualMachineStorageMigrationPlan",
    "migrations.kubevirt.io, MigController",
    // Both groups held it, at one time or another.
    "kubevirt.io, NodeMaintenance",
    "cdi.kubevirt.io, NodeMaintenance",
    // Someone's own group.
    "foo.kubevirt.io, HyperConverged",
    "cache.kubevirt.io, VirtualMachine",
    "kubevirt.io, SomethingElse",
  })
  void a_kind_that_may_be_at_home_is_left_alone(String group, String kind) {
    assertEquals(Optional.empty(), KnownKinds.rightGroup(group, kind));
  }

  @ParameterizedTest
  @CsvSource({
    "kubevirt.io, Kubevirt, KubeVirt",
    "kubevirt.io, kubeVirt, KubeVirt",
    "kubevirt.io, VirtualMachines, VirtualMachine",
    "kubevirt.io, VirtualMachin, VirtualMachine",
    "kubevirt.io, VritualMachine, VirtualMachine",
    "kubevirt.io, VirtualMachineInstnace, VirtualMachineInstance",
    "migrations.kubevirt.io, MigrationPolicies, ''",
    "migrations.kubevirt.io, MigrationPolicys, MigrationPolicy",
    "migrations.kubevirt.io, migrationpolicy, MigrationPolicy",
    "hco.kubevirt.io, Hyperconverged, HyperConverged",
    "cdi.kubevirt.io, DataVolum, DataVolume",
    "cdi.kubevirt.io, cdi, CDI",
    // Three letters are too few to guess from.
    "cdi.kubevirt.io, CDE, ''",
    "kubevirt.io, SomethingElse, ''",
    "cache.kubevirt.io, VirtualMachines, ''",
    // At home in another group, so not misspelled.
    "kubevirt.io, VirtualMachinePool, ''",
    "kubevirt.io, VirtualMachineList, ''",
  })
  void a_misspelled_kind_is_recognized(String group, String written, String meant) {
    assertEquals(
        Optional.of(meant).filter(kind -> !kind.isEmpty()),
        KnownKinds.likeliestKind(group, written));
  }

  @Test
  void case_does_not_depend_on_the_locale_of_the_machine() {
    // The tests run in Turkish, where I and i are two letters.
    assertEquals(
        Optional.of("VirtualMachineInstance"),
        KnownKinds.likeliestKind("kubevirt.io", "VIRTUALMACHINEINSTANCE"));
  }

  @Test
  void the_version_is_reported_where_all_releases_agree() {
    assertEquals(
        Optional.of("kubevirt.io/v1"), KnownKinds.apiVersion("kubevirt.io", "VirtualMachine"));
    assertEquals(
        Optional.of("migrations.kubevirt.io/v1alpha1"),
        KnownKinds.apiVersion("migrations.kubevirt.io", "MigrationPolicy"));
    assertEquals(Optional.empty(), KnownKinds.apiVersion("pool.kubevirt.io", "VirtualMachinePool"));
  }

  @Test
  void no_kind_appears_twice_in_a_group_and_none_is_a_misspelling_of_another() {
    for (var group : List.of("kubevirt.io", "cdi.kubevirt.io", "migrations.kubevirt.io")) {
      var kinds = KnownKinds.kindsOf(group);
      assertEquals(kinds.size(), kinds.stream().distinct().count(), group);
      for (var kind : kinds) {
        assertEquals(Optional.empty(), KnownKinds.likeliestKind(group, kind));
      }
    }
  }
}
