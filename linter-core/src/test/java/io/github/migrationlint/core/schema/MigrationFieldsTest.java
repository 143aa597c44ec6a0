package io.github.migrationlint.core.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.facts.SettingsByPolicy;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.KubeVirt;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.schemas.SchemaCatalogue;
import io.github.migrationlint.schemas.SchemaEntry;
import io.github.migrationlint.schemas.Version;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is said of each migration setting and release is what the CRDs of every release say. */
class MigrationFieldsTest {
  /** Settings of HyperConverged that KubeVirt does not have. */
  private static final List<String> OF_NO_CONCERN = List.of();

  private final SchemaCatalogue catalogue = SchemaCatalogue.bundled();
  private final SchemaParts parts = new SchemaParts(catalogue);

  private Optional<JsonNode> at(JsonNode schema, String path) {
    var place = Optional.of(schema);
    for (var step : path.split("\\.", -1)) {
      place = place.flatMap(parent -> parts.child(parent, step));
    }
    return place;
  }

  /** Every setting exists below a path exactly where it is said to. */
  private void check(
      String apiVersion,
      String kind,
      String path,
      BiPredicate<MigrationField<?>, Version> isKnown) {
    var group = apiVersion.substring(0, apiVersion.indexOf('/'));
    var version = apiVersion.substring(apiVersion.indexOf('/') + 1);
    var history = catalogue.history(group, version, kind);
    assertTrue(history.size() > 1, apiVersion + " " + kind);
    var wrong = new ArrayList<String>();
    for (var entry : history) {
      var root = parts.resolve(parts.document(entry));
      for (var field : MigrationField.ALL) {
        var isThere = at(root, path + "." + field.name()).isPresent();
        if (isThere != isKnown.test(field, entry.componentVersion())) {
          wrong.add(field + (isThere ? " is in " : " is not in ") + kind + " of "
              + entry.componentVersion());
        }
      }
      at(root, path).ifPresent(settings -> wrong.addAll(unknown(settings, entry)));
    }
    assertEquals(List.of(), wrong);
  }

  /** The settings of a CRD that no constant represents. */
  private List<String> unknown(JsonNode settings, SchemaEntry entry) {
    var unknown = new ArrayList<String>();
    for (var name : parts.resolve(settings).path("properties").propertyNames()) {
      var isSetting = MigrationField.ALL.stream()
          .anyMatch(field -> field.name().equals(name) || field.name().startsWith(name + "."));
      if (!isSetting && !OF_NO_CONCERN.contains(name) && !name.equals("selectors")) {
        unknown.add(name + " of " + entry.kind() + " " + entry.componentVersion());
      }
    }
    return unknown;
  }

  @Test
  void kubevirt_has_the_settings_of_the_cluster_from_the_release_that_is_named() {
    check(
        KubeVirt.GROUP + "/v1",
        KubeVirt.KIND,
        "spec.configuration.migrations",
        (field, version) -> field.inCluster() && field.isKnownTo(version));
  }

  @Test
  void a_policy_has_its_settings_from_the_release_that_is_named() {
    check(
        MigrationPolicy.GROUP + "/v1alpha1",
        MigrationPolicy.KIND,
        "spec",
        (field, version) -> field.inPolicy() && field.isKnownTo(version));
  }

  @Test
  void hyperconverged_exposes_settings_from_the_release_that_is_named() {
    check(
        HyperConverged.GROUP + "/v1beta1",
        HyperConverged.KIND,
        "spec.liveMigrationConfig",
        SettingsByPolicy::isInHyperConverged);
    check(
        HyperConverged.GROUP + "/v1",
        HyperConverged.KIND,
        "spec.virtualization.liveMigrationConfig",
        SettingsByPolicy::isInHyperConverged);
  }

  @Test
  void every_constant_is_in_the_list_of_all() throws IllegalAccessException {
    for (var constant : MigrationField.class.getFields()) {
      if (Modifier.isStatic(constant.getModifiers())
          && constant.get(null) instanceof MigrationField<?> field) {
        assertTrue(MigrationField.ALL.contains(field), field.name());
      }
    }
  }
}
