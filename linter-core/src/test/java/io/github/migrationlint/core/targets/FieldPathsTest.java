package io.github.migrationlint.core.targets;

import static io.github.migrationlint.core.targets.SmallRepositories.place;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What suppressions and baselines call a place. */
class FieldPathsTest {
  private static final Repository REPOSITORY = SmallRepositories.read("""
      === a.yaml
      # first
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata:
        name: db
        namespace: shop
        annotations: {"a.b/c": zulu, "": empty, d-e_1: word}
      spec:
        template:
          spec:
            volumes:
            - name: root
              containerDisk: {image: x}
            - hostDisk: {path: y}
            - plain
      ---
      apiVersion: v1
      kind: List
      items:
      - apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kv}
        spec: {configuration: {evictionStrategy: None}}
      === chart.yaml
      apiVersion: helm.toolkit.fluxcd.io/v2
      kind: HelmRelease
      metadata: {name: outer, namespace: flux}
      spec:
        interval: 5m
        values:
          resources:
          - apiVersion: migrations.kubevirt.io/v1alpha1
            kind: MigrationPolicy
            metadata: {name: inner}
            spec: {allowPostCopy: false}
      === b.yaml
      some: {kubevirt.io: text}
      """);

  private static final FieldPaths PATHS = new FieldPaths(REPOSITORY);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: VirtualMachine | kind",
        "namespace: shop | metadata.namespace",
        "shop | metadata.namespace",
        "zulu | metadata.annotations[\"a.b/c\"]",
        "empty | metadata.annotations[\"\"]",
        "word | metadata.annotations.d-e_1",
        "image: x | spec.template.spec.volumes[root].containerDisk.image",
        "path: y | spec.template.spec.volumes[].hostDisk.path",
        "plain | spec.template.spec.volumes[]",
        "volumes | spec.template.spec.volumes",
        "evictionStrategy | spec.configuration.evictionStrategy",
        "# first | ''",
        "kind: List | kind",
      })
  void a_field_is_called_by_the_keys_above_it(String text, String path) {
    assertEquals(path, PATHS.of(value(text)));
  }

  /** Of a key and its value the value is meant. */
  private static Span value(String text) {
    var place = place(REPOSITORY, "a.yaml", text);
    var colon = text.indexOf(": ");
    return colon < 0 ? place : new Span(place.source(), place.start() + colon + 2, place.end());
  }

  @Test
  void a_place_in_no_object_is_a_field_of_its_document() {
    assertEquals("some[\"kubevirt.io\"]", PATHS.of(place(REPOSITORY, "b.yaml", "text")));
  }

  @Test
  void an_object_is_the_innermost_around_a_place() {
    assertEquals("VirtualMachine/shop/db", PATHS.objectAt(place(REPOSITORY, "a.yaml", "plain")));
    assertEquals("KubeVirt//kv", PATHS.objectAt(place(REPOSITORY, "a.yaml", "evictionStrategy")));
    assertEquals("b.yaml", PATHS.objectAt(place(REPOSITORY, "b.yaml", "text")));
  }

  /** What a chart sends to the cluster lies in the object that asks for the chart. */
  @Test
  void a_place_in_the_values_of_a_chart_is_a_field_of_the_object_there() {
    var carried = place(REPOSITORY, "chart.yaml", "allowPostCopy");
    assertEquals("MigrationPolicy//inner", PATHS.objectAt(carried));
    assertEquals("spec.allowPostCopy", PATHS.of(carried));
    var around = place(REPOSITORY, "chart.yaml", "interval");
    assertEquals("HelmRelease/flux/outer", PATHS.objectAt(around));
    assertEquals("spec.interval", PATHS.of(around));
  }
}
