package io.github.migrationlint.core.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.schemas.SchemaCatalogue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownKindsTest {
  private final KnownKinds kinds = new KnownKinds(SchemaCatalogue.bundled());

  @Test
  void groups_are_upstreams() {
    assertEquals(
        List.of(
            "clone.kubevirt.io",
            "hco.kubevirt.io",
            "instancetype.kubevirt.io",
            "kubevirt.io",
            "migrations.kubevirt.io",
            "pool.kubevirt.io"),
        kinds.groups());
  }

  @Test
  void a_kind_belongs_to_a_group() {
    assertEquals(List.of("migrations.kubevirt.io"), kinds.groupsOf("MigrationPolicy"));
    assertEquals(List.of(), kinds.groupsOf("Deployment"));
    assertTrue(kinds.isKnown("kubevirt.io", "VirtualMachine"));
    assertFalse(kinds.isKnown("migrations.kubevirt.io", "VirtualMachine"));
    assertEquals(14, kinds.kinds().size());
  }

  @Test
  void the_newest_storage_version_comes_first() {
    assertEquals(List.of("v1", "v1beta1"), kinds.versionsOf("hco.kubevirt.io", "HyperConverged"));
    assertEquals(List.of("v1", "v1alpha3"), kinds.versionsOf("kubevirt.io", "VirtualMachine"));
    assertEquals(
        List.of("v1beta1", "v1alpha2", "v1alpha1"),
        kinds.versionsOf("instancetype.kubevirt.io", "VirtualMachineInstancetype"));
    assertEquals(
        List.of("v1alpha1"), kinds.versionsOf("migrations.kubevirt.io", "MigrationPolicy"));
    assertEquals(List.of(), kinds.versionsOf("apps", "Deployment"));
  }

  @ParameterizedTest
  @CsvSource({
    "Kubevirt, KubeVirt",
    "Hyperconverged, HyperConverged",
    "MigrationPolcy, MigrationPolicy",
    "VirtualMachineInstanceType, VirtualMachineInstancetype",
    "Deployment, ",
  })
  void a_misspelt_kind_is_recognised(String written, String meant) {
    assertEquals(Optional.ofNullable(meant), kinds.nearestKind(written));
  }

  @ParameterizedTest
  @CsvSource({"migration.kubevirt.io, migrations.kubevirt.io", "kubevirt.com, kubevirt.io", "apps, "
  })
  void a_misspelt_group_is_recognised(String written, String meant) {
    assertEquals(Optional.ofNullable(meant), kinds.nearestGroup(written));
  }
}
