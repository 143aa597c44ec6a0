package io.github.migrationlint.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCatalogueTest {
  private static final Path FOLDER =
      Path.of("src/main/resources/io/github/migrationlint/schemas/catalogue");

  private final SchemaCatalogue catalogue = SchemaCatalogue.bundled();
  private final Schemas schemas = new Schemas(catalogue);

  @Test
  void every_file_is_reached_from_the_index_and_every_reference_finds_its_file()
      throws IOException {
    var reached = new TreeSet<String>();
    reached.add("index.tsv");
    for (var entry : catalogue.entries()) {
      if (reached.add(entry.file())) {
        reach(schemas.root(entry), reached);
      }
    }
    var existing = new TreeSet<String>();
    try (var paths = Files.walk(FOLDER)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(path -> existing.add(FOLDER.relativize(path).toString().replace('\\', '/')));
    }
    assertEquals(existing, reached);
  }

  private void reach(SchemaTree schema, Set<String> reached) {
    if (!schema.isMapping()) {
      return;
    }
    var ref = schema.get("$ref").text();
    if (!ref.isEmpty()) {
      if (reached.add("parts/" + ref.substring(ref.lastIndexOf('/') + 1))) {
        reach(schemas.resolved(schema), reached);
      }
      return;
    }
    schema.get("properties").members().values().forEach(property -> reach(property, reached));
    reach(schema.get("items"), reached);
    reach(schema.get("additionalProperties"), reached);
  }

  @Test
  void a_part_is_named_after_its_content() throws IOException {
    try (var paths = Files.list(FOLDER.resolve("parts"))) {
      for (var path : (Iterable<Path>) paths::iterator) {
        var name = path.getFileName().toString();
        var hash = SharedParts.sha256(Files.readString(path).strip().getBytes(UTF_8));
        assertTrue(name.endsWith("-" + hash.substring(0, 8) + ".json"), name);
      }
    }
  }

  @Test
  void the_catalogue_is_small() throws IOException {
    var text = 0L;
    var packed = 0L;
    try (var paths = Files.walk(FOLDER)) {
      for (var path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        text += Files.size(path);
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
          Files.copy(path, deflater);
        }
        packed += out.size();
      }
    }
    assertTrue(text < 1_000_000, "text: " + text);
    assertTrue(packed < 300_000, "packed: " + packed);
  }

  @Test
  void every_kind_is_there_up_to_main() {
    var newest = new TreeSet<String>();
    for (var entry : catalogue.entries()) {
      if (entry.componentVersion().isMain() && entry.storage()) {
        newest.add(entry.apiVersion() + " " + entry.kind());
      }
    }
    assertEquals(
        new TreeSet<>(List.of(
            "clone.kubevirt.io/v1beta1 VirtualMachineClone",
            "hco.kubevirt.io/v1 HyperConverged",
            "instancetype.kubevirt.io/v1beta1 VirtualMachineClusterInstancetype",
            "instancetype.kubevirt.io/v1beta1 VirtualMachineClusterPreference",
            "instancetype.kubevirt.io/v1beta1 VirtualMachineInstancetype",
            "instancetype.kubevirt.io/v1beta1 VirtualMachinePreference",
            "kubevirt.io/v1 KubeVirt",
            "kubevirt.io/v1 VirtualMachine",
            "kubevirt.io/v1 VirtualMachineInstance",
            "kubevirt.io/v1 VirtualMachineInstanceMigration",
            "kubevirt.io/v1 VirtualMachineInstanceReplicaSet",
            "kubevirt.io/v1alpha3 VirtualMachineInstancePreset",
            "migrations.kubevirt.io/v1alpha1 MigrationPolicy",
            "pool.kubevirt.io/v1beta1 VirtualMachinePool")),
        newest);
  }

  @ParameterizedTest
  @CsvSource({
    // asked, shape
    "0.48, ",
    "0.49, 0.53",
    "0.53, 0.53",
    "0.54, 0.53",
    "0.55, 0.58",
    "0.57, 0.58",
    "0.58, 0.58",
    "1.8, 1.8",
    "1.10, main",
    "2.0, main",
    "main, main",
  })
  void a_version_that_was_not_read_has_the_shape_of_a_neighbor(String asked, String shape) {
    assertEquals(
        Optional.ofNullable(shape),
        find("migrations.kubevirt.io", "v1alpha1", "MigrationPolicy", asked)
            .map(entry -> entry.componentVersion().toString()));
  }

  @Test
  void kinds_read_later_have_no_shape_before() {
    var group = "instancetype.kubevirt.io";
    assertTrue(find(group, "v1alpha1", "VirtualMachineInstancetype", "0.57").isEmpty());
    assertTrue(find(group, "v1alpha1", "VirtualMachineInstancetype", "0.58").isPresent());
  }

  @Test
  void an_old_version_of_a_kind_that_was_read_from_the_start_has_its_first_shape() {
    assertEquals(
        Version.of(0, 53),
        find("kubevirt.io", "v1", "KubeVirt", "0.41").orElseThrow().componentVersion());
    assertEquals(
        Version.of(1, 4),
        find("hco.kubevirt.io", "v1beta1", "HyperConverged", "1.3")
            .orElseThrow()
            .componentVersion());
  }

  @Test
  void an_api_version_is_found_only_where_it_exists() {
    assertTrue(find("hco.kubevirt.io", "v1", "HyperConverged", "1.17").isEmpty());
    assertTrue(find("hco.kubevirt.io", "v1", "HyperConverged", "1.18").isPresent());
    var group = "instancetype.kubevirt.io";
    var unserved = find(group, "v1alpha1", "VirtualMachineInstancetype", "1.6").orElseThrow();
    assertFalse(unserved.served());
    assertTrue(find(group, "v1alpha1", "VirtualMachineInstancetype", "1.7").isEmpty());
    assertTrue(
        find("migrations.kubevirt.io", "v1beta1", "MigrationPolicy", "1.8").isEmpty());
  }

  @Test
  void what_is_not_ours_is_not_found() {
    assertTrue(find("kubevirt.io", "v1", "MigrationPolicy", "1.8").isEmpty());
    assertTrue(find("apps", "v1", "Deployment", "1.8").isEmpty());
    assertEquals(Optional.empty(), catalogue.component("apps", "Deployment"));
    assertEquals(
        Optional.of(Component.HYPERCONVERGED),
        catalogue.component("hco.kubevirt.io", "HyperConverged"));
  }

  @Test
  void scope_and_flags_are_upstreams() {
    var policy =
        find("migrations.kubevirt.io", "v1alpha1", "MigrationPolicy", "1.8").orElseThrow();
    assertFalse(policy.namespaced());
    assertEquals("migrations.kubevirt.io/v1alpha1", policy.apiVersion());
    var old = find("kubevirt.io", "v1alpha3", "VirtualMachine", "1.8").orElseThrow();
    assertTrue(old.namespaced());
    assertTrue(old.deprecated());
    assertTrue(old.served());
    assertFalse(old.storage());
  }

  @Test
  void history_is_in_order_and_ends_with_main() {
    var history = catalogue.history("kubevirt.io", "v1", "VirtualMachine");
    assertEquals(14, history.size());
    for (var i = 1; i < history.size(); i++) {
      assertTrue(history.get(i - 1).componentVersion().isBefore(history.get(i).componentVersion()));
    }
    assertTrue(history.get(13).componentVersion().isMain());
  }

  @Test
  void fields_appear_when_upstream_added_them() {
    assertFalse(policyKnows("1.4", "allowWorkloadDisruption"));
    assertTrue(policyKnows("1.5", "allowWorkloadDisruption"));
    assertFalse(policyKnows("1.8", "maxDowntimeMs"));
    assertTrue(policyKnows("1.9", "maxDowntimeMs"));
  }

  private boolean policyKnows(String version, String field) {
    var entry =
        find("migrations.kubevirt.io", "v1alpha1", "MigrationPolicy", version).orElseThrow();
    return schemas.field(schemas.field(schemas.root(entry), "spec"), field).isPresent();
  }

  @Test
  void an_imported_crd_replaces_what_is_known_of_its_kind() {
    var imported = CrdImporter.read("""
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        spec:
          group: migrations.kubevirt.io
          scope: Cluster
          names: {kind: MigrationPolicy}
          versions:
          - name: v2
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object}}}}
        """);
    var more = catalogue.with(imported.documents());
    var entry = more.find("migrations.kubevirt.io", "v2", "MigrationPolicy", Version.of(1, 0))
        .orElseThrow();
    assertEquals(Component.IMPORTED, entry.component());
    assertEquals(imported.documents().get(0).json(), more.read(entry));
    assertTrue(more.find("migrations.kubevirt.io", "v1alpha1", "MigrationPolicy", Version.of(1, 8))
        .isEmpty());
    assertTrue(
        more.find("kubevirt.io", "v1", "VirtualMachine", Version.of(1, 8)).isPresent());
    assertTrue(find("migrations.kubevirt.io", "v2", "MigrationPolicy", "1.8").isEmpty());
  }

  private Optional<SchemaEntry> find(String group, String version, String kind, String at) {
    return catalogue.find(group, version, kind, Version.parse(at).orElseThrow());
  }
}
