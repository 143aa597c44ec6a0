package io.github.migrationlint.schemas;

import static io.github.migrationlint.schemas.Component.HYPERCONVERGED;
import static io.github.migrationlint.schemas.Component.KUBEVIRT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamDefaultsTest {
  @ParameterizedTest
  @CsvSource({
    "migrations.completionTimeoutPerGiB, 1.3, 800",
    "migrations.completionTimeoutPerGiB, 1.4, 150",
    "migrations.completionTimeoutPerGiB, main, 150",
    "migrations.bandwidthPerMigration, 0.41, 64Mi",
    "migrations.bandwidthPerMigration, 0.44, 0",
    "migrations.parallelMigrationsPerCluster, 1.8, 5",
    "migrations.parallelOutboundMigrationsPerNode, 1.9, 2",
    "migrations.utilityVolumesTimeout, 1.7, ",
    "migrations.utilityVolumesTimeout, 1.8, 150",
    "migrations.maxDowntimeMs, 1.8, ",
    "migrations.maxDowntimeMs, 1.9, 900",
    "migrations.allowPostCopy, 1.9, false",
    "migrations.allowWorkloadDisruption, 1.9, ",
    "evictionStrategy, 0.59, ",
    "evictionStrategy, 1.0, None",
    "vmRolloutStrategy, 1.5, Stage",
    "vmRolloutStrategy, 1.6, LiveUpdate",
    "experimental.stallDetector.completionTimeoutFactor, 1.9, 2",
    "experimental.downtimeTuning.steps, 1.9, ",
    "experimental.downtimeTuning.steps, main, 7",
  })
  void kubevirt_fills_in(String field, String version, String value) {
    assertEquals(
        value == null ? "" : value,
        UpstreamDefaults.find(KUBEVIRT, field, Version.parse(version).orElseThrow())
            .map(UpstreamDefault::value)
            .orElse(""));
  }

  @ParameterizedTest
  @CsvSource({
    "evictionStrategy.manyWorkers, 1.9, ",
    "evictionStrategy.manyWorkers, 1.10, LiveMigrate",
    "evictionStrategy.oneWorker, 1.18, None",
  })
  void the_webhook_of_hco_fills_in(String field, String version, String value) {
    assertEquals(
        value == null ? "" : value,
        UpstreamDefaults.find(HYPERCONVERGED, field, Version.parse(version).orElseThrow())
            .map(UpstreamDefault::value)
            .orElse(""));
  }

  @Test
  void the_table_of_hco_is_what_its_crds_say() {
    var catalogue = SchemaCatalogue.bundled();
    var checked = 0;
    for (var entry : catalogue.entries()) {
      if (entry.kind().equals("HyperConverged")) {
        var expected = new TreeMap<String, String>();
        schemaDefaults(catalogue, entry).forEach((field, property) -> {
          if (property.get("default").isPresent()) {
            expected.put(
                "liveMigrationConfig." + field,
                String.valueOf(property.get("default").value()));
          }
        });
        assertEquals(expected, table(entry.componentVersion()), entry.toString());
        checked++;
      }
    }
    assertEquals(20, checked, "17 versions, of which three have two API versions");
  }

  private static Map<String, SchemaTree> schemaDefaults(
      SchemaCatalogue catalogue, SchemaEntry entry) {
    var schema = new Schemas(catalogue);
    var spec = schema.field(schema.root(entry), "spec");
    var parent = entry.version().equals("v1") ? schema.field(spec, "virtualization") : spec;
    return schema.field(parent, "liveMigrationConfig").get("properties").members();
  }

  private static Map<String, String> table(Version version) {
    var found = new TreeMap<String, String>();
    for (var field : UpstreamDefaults.fields(HYPERCONVERGED, version)) {
      if (field.startsWith("liveMigrationConfig.")) {
        found.put(
            field,
            UpstreamDefaults.find(HYPERCONVERGED, field, version).orElseThrow().value());
      }
    }
    return found;
  }

  @Test
  void every_field_of_kubevirt_exists_in_its_crd() {
    var catalogue = SchemaCatalogue.bundled();
    var schema = new Schemas(catalogue);
    for (var entry : catalogue.history("kubevirt.io", "v1", "KubeVirt")) {
      var configuration = schema.field(schema.field(schema.root(entry), "spec"), "configuration");
      for (var field : UpstreamDefaults.fields(KUBEVIRT, entry.componentVersion())) {
        if (!field.startsWith("experimental.")) {
          var place = configuration;
          for (var step : List.of(field.split("\\."))) {
            place = schema.field(place, step);
          }
          assertTrue(place.isPresent(), field + " at KubeVirt " + entry.componentVersion());
        }
      }
    }
  }
}
