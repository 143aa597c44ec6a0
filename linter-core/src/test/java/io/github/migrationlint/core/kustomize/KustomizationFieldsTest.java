package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which fields of a kustomization count, and what they name. */
class KustomizationFieldsTest {
  private static Kustomizations read(String text) {
    return Kustomizations.read(
            Layout.of("", "=== kustomization.yaml\n" + text + "\n").documents())
        .value();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resources: [a.yaml] | resources",
        "Resources: [a.yaml] | resources",
        "NAMEPREFIX: a | namePrefix",
        "{namePrefix: 5, nameSuffix: b} | nameSuffix",
        "{namePrefix: null, nameSuffix: b} | nameSuffix",
        "resources: a.yaml | ''",
        "resources: [a.yaml, 5] | ''",
        "resources: [5, a.yaml] | ''",
        "resources: [a.yaml, null] | resources",
        "commonLabels: [a] | ''",
        "commonLabels: {a: b, c: 5} | ''",
        "commonLabels: {a: 5, c: b} | ''",
        "commonLabels: {a: b, c: null} | commonLabels",
        "patches: {a: b} | ''",
        "patches: [a, {path: b}] | ''",
        "patches: [{path: b}, a] | ''",
        "patches: [null, {path: b}] | patches",
        "openapi: a | ''",
        "openapi: {path: a} | openapi",
        "other: {a: b} | other",
      })
  void a_field_of_a_wrong_type_does_not_count(String text, String fields) {
    var names = new ArrayList<String>();
    for (var entry : read(text).in("").orElseThrow().root().entries()) {
      names.add(entry.name());
    }
    assertEquals(fields, String.join(" ", names));
  }

  @Test
  void labels_are_sorted_and_those_that_are_no_text_left_out() {
    var names = new ArrayList<String>();
    for (var pair : read("commonLabels: {c: 1x, a: 2x, b: null, d: 3x}")
        .in("")
        .orElseThrow()
        .commonLabels()) {
      names.add(pair.name());
    }
    assertEquals(List.of("a", "c", "d"), names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resources: [a.yaml, /b.yaml, 'https://example.com/c'] | a.yaml",
        "{resources: [a.yaml], configurations: [c.yaml]} | a.yaml c.yaml",
        "patchesStrategicMerge: [a.yaml, '{kind: A}'] | a.yaml",
        "patches: [{path: a.yaml}, {patch: '{kind: A}'}] | a.yaml",
        "patchesJson6902: [{path: a.yaml, target: {name: b}}] | a.yaml",
        "replacements: [{path: a.yaml}, {source: {kind: A}}] | a.yaml",
      })
  void files_are_reached_that_a_field_names(String text, String files) {
    var reached = new ArrayList<>(read(text).filesReachedBy(""));
    reached.remove("kustomization.yaml");
    assertEquals(files, String.join(" ", reached));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resources: [a] | true",
        "{kind: Kustomization, metadata: {name: k}, resources: [a]} | true",
        "{kind: Component, metadata: {name: k}, resources: [a]} | true",
        "{kind: Other, resources: [a]} | true",
        "{kind: Other, metadata: {name: k}} | false",
        "{apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: {name: k}} | false",
      })
  void an_object_that_is_called_so_is_no_kustomization(String text, boolean isOne) {
    assertEquals(isOne, read(text).in("").isPresent());
  }
}
