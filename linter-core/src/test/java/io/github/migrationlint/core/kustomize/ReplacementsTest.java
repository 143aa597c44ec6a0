package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where replacements put a value, and what they refuse. */
class ReplacementsTest {
  private static final String OBJECTS = """
      === all.yaml
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: s}
      data: {a: x-y, f: 1.5, map: {}, list: [], text: ""}
      ---
      apiVersion: example.com/v1
      kind: T
      metadata: {name: t, labels: {set: one}}
      spec:
        text: a.b.c
        quoted: "7"
        number: 3
        list: [{name: one, v: 1}, {name: two, v: 2}]
        empty: []
        names: [a]
        map: {k: v}
      """;

  private static Composition replaced(String source, String target, String more) {
    return Layout.of("", """
            === kustomization.yaml
            resources: [all.yaml]
            replacements:
            - source: {kind: ConfigMap%s}
              targets:
              - %s
            """.formatted(source, target) + OBJECTS + more).composition();
  }

  /** What is wrong, else a field of the target. */
  private static String result(String source, String target, String field) {
    var composition = replaced(source, "{select: {kind: T}, " + target + "}", "");
    var messages = Look.messages(composition);
    return messages.isEmpty()
        ? Look.at(Look.one(composition, "T"), "spec." + field)
        : String.join("; ", messages);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      fieldPaths: [spec.text]                                           | text   | "x-y"
      fieldPaths: [spec.text], options: {delimiter: ., index: 1}        | text   | "a.x-y.c"
      fieldPaths: [spec.text], options: {delimiter: .}                  | text   | "x-y.b.c"
      fieldPaths: [spec.text], options: {delimiter: ., index: -1}       | text   | "x-y.a.b.c"
      fieldPaths: [spec.text], options: {delimiter: ., index: 2}        | text   | "a.b.x-y"
      fieldPaths: [spec.text], options: {delimiter: ., index: 3}        | text   | "a.b.c.x-y"
      fieldPaths: [spec.list.*.v]                                       | list   | [ - { name: "one" v: "x-y" } - { name: "two" v: "x-y" }]
      fieldPaths: ["spec.list.[name=one].v"], options: {create: true}   | list   | [ - { name: "one" v: "x-y" } - { name: "two" v: 2 }]
      fieldPaths: ["spec.list.[name=six].v"], options: {create: true}   | list   | [ - { name: "one" v: 1 } - { name: "two" v: 2 } - { name: "six" v: "x-y" }]
      fieldPaths: [spec.list.1.v]                                       | list   | [ - { name: "one" v: 1 } - { name: "two" v: "x-y" }]
      fieldPaths: [spec.list.2.v], options: {create: true}              | list   | [ - { name: "one" v: 1 } - { name: "two" v: 2 } - { v: "x-y" }]
      fieldPaths: [spec.empty.0], options: {create: true}               | empty  | [ - "x-y"]
      fieldPaths: ["spec.names.[=b]"], options: {create: true}          | names  | [ - "a" - "x-y"]
      fieldPaths: ["spec.names.[=a]"]                                   | names  | [ - "x-y"]
      fieldPaths: [spec.new.deep], options: {create: true}              | new    | { deep: "x-y" }
      fieldPaths: [spec.map], options: {delimiter: .}                   | map    | a delimiter splits a text, not a mapping
      fieldPaths: [spec.none]                                           | none   | T t has no `spec.none` to replace
      fieldPaths: [spec.list.x], options: {create: true}                | list   | T t has no `spec.list.x` to replace or create
      fieldPaths: [spec.list.3.v], options: {create: true}              | list   | T t has no `spec.list.3.v` to replace or create
      fieldPaths: ["spec.list.[name].v"]                                | list   | brackets in this path need `name=value` inside
      """)
  void a_value_is_put_where_the_path_leads(String target, String field, String result) {
    assertEquals(result, result(", fieldPath: data.a", target, field));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      , fieldPath: data.a, options: {delimiter: "-"}            | "x"
      , fieldPath: data.a, options: {delimiter: "-", index: 1}  | "y"
      , fieldPath: data.a, options: {delimiter: "-", index: 2}  | `x-y` has no part number 2
      , fieldPath: data.a, options: {delimiter: "-", index: -1} | `x-y` has no part number -1
      , fieldPath: data, options: {delimiter: "-"}              | a delimiter splits a text, not a mapping
      , fieldPath: data.f, options: {delimiter: .}            | 1
      , fieldPath: data.map                                   | the source of the replacement has no `data.map`
      , fieldPath: data.list                                  | the source of the replacement has no `data.list`
      , fieldPath: data.text                                  | the source of the replacement has no `data.text`
      , fieldPath: data.none                                  | the source of the replacement has no `data.none`
      , name: none                                            | the source of the replacement selects no object
      """)
  void a_source_has_one_value(String source, String result) {
    assertEquals(result, result(source, "fieldPaths: [spec.map]", "map"));
  }

  /** A quoted field stays a string, a plain one is read anew. */
  @Test
  void a_value_gets_the_type_of_the_field() {
    assertEquals("1.5", result(", fieldPath: data.f", "fieldPaths: [spec.number]", "number"));
    assertEquals("\"1.5\"", result(", fieldPath: data.f", "fieldPaths: [spec.quoted]", "quoted"));
  }

  @Test
  void what_is_missing_in_several_objects_is_said_once() {
    var second = """
        ---
        {apiVersion: example.com/v1, kind: T, metadata: {name: u}, spec: {text: a}}
        """;
    assertEquals(
        List.of("T t and 1 more have no `spec.none` to replace"),
        Look.messages(replaced(
            ", fieldPath: data.a", "{select: {kind: T}, fieldPaths: [spec.none]}", second)));
  }

  private static List<String> gaps(Composition composition) {
    return Look.one(composition, "T").gaps().stream().map(gap -> gap.message()).toList();
  }

  @Test
  void names_that_only_some_releases_take_for_patterns_leave_a_gap() {
    var select = "{select: {kind: T, name: %s}, fieldPaths: [spec.text]}";
    var pattern = replaced(", fieldPath: data.a", select.formatted("'t|u'"), "");
    assertEquals(
        List.of("kustomize 5.8 takes names in this target for patterns, 5.7 and older do not"),
        Look.messages(pattern));
    assertEquals(List.of("what this replacement puts here is not known"), gaps(pattern));
    var none = replaced(", fieldPath: data.a", select.formatted("'v|w'"), "");
    assertEquals(List.of(), Look.messages(none));
    assertEquals(List.of(), gaps(none));
    var refused = replaced(", fieldPath: data.a", select.formatted("'['"), "");
    assertEquals(
        List.of("kustomize 5.8 takes these names for regular expressions and refuses one"),
        Look.messages(refused));
    assertEquals(List.of(), gaps(refused));
  }

  @Test
  void a_source_that_may_look_different_leaves_a_gap() {
    var composition = Layout.of("", """
            === kustomization.yaml
            resources: [all.yaml]
            patches: [{path: ../p.yaml, target: {kind: ConfigMap}}]
            replacements:
            - source: {kind: ConfigMap, fieldPath: data.a}
              targets: [{select: {kind: T}, fieldPaths: [spec.text]}]
            """ + OBJECTS).composition();
    assertEquals(List.of(), Look.messages(composition));
    assertEquals(List.of("what this replacement puts here is not known"), gaps(composition));
  }

  @Test
  void a_target_may_be_named_by_labels() {
    var one = "{select: {labelSelector: set=one}, fieldPaths: [spec.text]}";
    assertEquals(
        "\"x-y\"", Look.at(Look.one(replaced(", fieldPath: data.a", one, ""), "T"), "spec.text"));
    assertEquals(
        "\"a.b.c\"",
        Look.at(
            Look.one(replaced(", fieldPath: data.a", one.replace("one", "two"), ""), "T"),
            "spec.text"));
    assertEquals(
        "\"a.b.c\"",
        Look.at(
            Look.one(
                replaced(
                    ", fieldPath: data.a",
                    "{select: {kind: T}, reject: [{labelSelector: set=one}], fieldPaths: [spec.text]}",
                    ""),
                "T"),
            "spec.text"));
  }

  @Test
  void an_object_that_a_replacement_changes_twice_says_so_once() {
    var composition = replaced(
        ", fieldPath: data.a", "{select: {kind: T}, fieldPaths: [spec.text, spec.quoted]}", "");
    assertEquals(
        List.of("replaced here"),
        Look.one(composition, "T").touches().stream()
            .map(touch -> touch.message())
            .toList());
  }
}
