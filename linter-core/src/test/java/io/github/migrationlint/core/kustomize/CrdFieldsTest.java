package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the marks in a file of {@code crds} add to the fields that kustomize changes. */
class CrdFieldsTest {
  private static final String WHOLE = "apiVersion: {}, kind: {}, metadata: {}, ";

  /** @param definitions those behind {@code {…}} of the file */
  private static Composition compose(String definitions) {
    return Layout.of("", """
        === kustomization.yaml
        resources: [w.yaml]
        crds: [crd.yaml]
        namePrefix: p-
        commonLabels: {l: x}
        commonAnnotations: {note: z}
        secretGenerator: [{name: key, literals: [a=b]}]
        === crd.yaml
        %s
        === w.yaml
        apiVersion: example.com/v1
        kind: Widget
        metadata: {name: w}
        spec:
          id: i
          picks: {a: b}
          notes: {a: b}
          secret: {name: key, key: key}
          plain: {id: i, picks: {a: b}, notes: {a: b}}
        """.formatted(definitions)).composition();
  }

  private static ComposedObject widget(String definitions) {
    return Look.one(compose(definitions), "Widget");
  }

  private static String marked(String mark, String field) {
    return """
        {"com.example.Widget": {Schema: {properties: {%s spec: {$ref: com.example.Spec}}}},
         "com.example.Spec": {Schema: {properties: {%s: {%s}}}}}
        """.formatted(WHOLE, field, mark).strip().replace("\n", " ");
  }

  @Test
  void a_label_selector_gets_the_labels() {
    var widget = widget(marked("x-kubernetes-label-selector: ''", "picks"));
    assertEquals("metadata/labels spec/picks", Look.placesOf("l", widget));
    assertEquals("metadata/annotations", Look.placesOf("note", widget));
  }

  @Test
  void an_annotation_field_gets_the_annotations() {
    var widget = widget(marked("x-kubernetes-annotation: ''", "notes"));
    assertEquals("metadata/annotations spec/notes", Look.placesOf("note", widget));
    assertEquals("metadata/labels", Look.placesOf("l", widget));
  }

  @Test
  void an_identity_gets_the_prefix() {
    var widget = widget(marked("x-kubernetes-identity: ''", "id"));
    assertEquals("\"p-i\"", Look.at(widget, "spec.id"));
    assertEquals("\"p-w\"", Look.at(widget, "metadata.name"));
    assertEquals("\"i\"", Look.at(widget, "spec.plain.id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x-kubernetes-object-ref-api-version: v1, x-kubernetes-object-ref-kind: Secret | name",
        "x-kubernetes-object-ref-api-version: v1, x-kubernetes-object-ref-kind: Secret, x-kubernetes-object-ref-name-key: key | key",
        "x-kubernetes-object-ref-kind: Secret | ''",
        "x-kubernetes-object-ref-api-version: v1 | ''",
        "x-kubernetes-object-ref-api-version: v1, x-kubernetes-object-ref-kind: ConfigMap | ''",
        "x-kubernetes-object-ref-api-version: v2, x-kubernetes-object-ref-kind: Secret | ''",
      })
  void a_reference_follows_the_generated_name(String mark, String following) {
    var composition = compose(marked(mark, "secret"));
    var present = Look.at(Look.one(composition, "Secret"), "metadata.name");
    var widget = Look.one(composition, "Widget");
    for (var field : new String[] {"name", "key"}) {
      assertEquals(
          field.equals(following) ? present : "\"key\"", Look.at(widget, "spec.secret." + field));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{x.Widget: {Schema: {properties: {apiVersion: {}, kind: {}, metadata: {}, spec: {$ref: s}}}}, s: {schema: {properties: {picks: {x-kubernetes-label-selector: ''}}}}} | metadata/labels spec/picks",
        "{Widget: {schema: {properties: {apiVersion: {}, kind: {}, metadata: {}, spec: {$ref: s}}}}, s: {Schema: {properties: {picks: {x-kubernetes-label-selector: ''}}}}} | metadata/labels spec/picks",
        "{x.Widget: {Schema: {properties: {kind: {}, metadata: {}, spec: {$ref: s}}}}, s: {Schema: {properties: {picks: {x-kubernetes-label-selector: ''}}}}} | metadata/labels",
        "{x.Widget: {Schema: {properties: {apiVersion: {}, metadata: {}, spec: {$ref: s}}}}, s: {Schema: {properties: {picks: {x-kubernetes-label-selector: ''}}}}} | metadata/labels",
        "{x.Widget: {Schema: {properties: {apiVersion: {}, kind: {}, spec: {$ref: s}}}}, s: {Schema: {properties: {picks: {x-kubernetes-label-selector: ''}}}}} | metadata/labels",
        "{x.Gadget: {Schema: {properties: {apiVersion: {}, kind: {}, metadata: {}, spec: {$ref: s}}}}, s: {Schema: {properties: {picks: {x-kubernetes-label-selector: ''}}}}} | metadata/labels",
        "{x.Widget: {Schema: {properties: {apiVersion: {}, kind: {}, metadata: {}, spec: {$ref: none}}}}} | metadata/labels",
        "{x.Widget: {properties: {apiVersion: {}, kind: {}, metadata: {}, spec: {$ref: s}}}, s: {Schema: {properties: {picks: {x-kubernetes-label-selector: ''}}}}} | metadata/labels",
        "{x.Widget: 1, s: []} | metadata/labels",
        "{x.Widget: {Schema: {properties: {apiVersion: {}, kind: {}, metadata: {}, spec: {$ref: s}, other: 1}}}, s: {Schema: {properties: {picks: 1, plain: {$ref: t}}}}, t: {Schema: {properties: {picks: {x-kubernetes-label-selector: ''}}}}} | metadata/labels spec/plain/picks",
        "[] | metadata/labels",
      })
  void a_definition_is_that_of_an_object_with_its_references(String file, String places) {
    assertEquals(places, Look.placesOf("l", widget(file)));
  }

  @Test
  void definitions_in_a_circle_come_to_an_end() {
    var widget = widget("{x.Widget: {Schema: {properties: {" + WHOLE
        + "spec: {$ref: s}}}}, s: {Schema: {properties: {picks: {x-kubernetes-label-selector: ''},"
        + " plain: {$ref: s}}}}}");
    assertEquals("metadata/labels spec/picks spec/plain/picks", Look.placesOf("l", widget));
  }
}
