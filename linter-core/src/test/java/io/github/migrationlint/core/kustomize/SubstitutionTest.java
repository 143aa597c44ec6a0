package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Flux makes of built objects beside what {@code flux.txt} has recorded. */
class SubstitutionTest {
  /** The file with the variables; each has the place of its value. */
  private static final SourceFile FILE = new SourceFile(
      new SourceId("flux.yaml"),
      "150|text||{a: [b, {c: d}]}|[a|# none|a: b|x y|quoted's|metadata|[b]|true|- a");

  private static Map<String, ScalarNode> variables() {
    var values = new LinkedHashMap<String, ScalarNode>();
    var names = List.of(
        "NUMBER", "TEXT", "EMPTY", "TREE", "OPEN", "COMMENT", "PAIR", "WORDS", "QUOTE", "KEY",
        "LIST", "BOOLEAN", "ITEM");
    var start = 0;
    for (var name : names) {
      var bar = FILE.text().indexOf('|', start);
      var end = bar < 0 ? FILE.text().length() : bar;
      values.put(name, Nodes.string(new Span(FILE, start, end), FILE.text().substring(start, end)));
      start = end + 1;
    }
    return values;
  }

  private static Composition built(String objects) {
    return Layout.of(
            "", "=== kustomization.yaml\nresources: [all.yaml]\n=== all.yaml\n" + objects + "\n")
        .composition();
  }

  private static Composition substituted(Composition built) {
    var documents = Layout.of("", "=== kustomization.yaml\nresources: []\n").documents();
    var composer = new Composer(
        Kustomizations.read(documents).value(),
        new DocumentTree(documents, new YamlReader()::read, LaterFiles.NONE),
        new Budget());
    return composer.substituted(
        built, new Variables(FILE.start(), variables(), Set.of("UNKNOWN"), false, false));
  }

  private static String map(String name, String data) {
    return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name
        + ", namespace: n}\ndata:\n  " + data;
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      ${NUMBER}                        | 150
      "${NUMBER}"                      | 150
      1${NUMBER}                       | 1150
      ${TEXT}                          | "text"
      ${EMPTY}                         | null
      a${EMPTY}                        | "a"
      ${BOOLEAN}                       | true
      ${TREE}                          | { a: [ - "b" - { c: "d" }] }
      ${LIST}                          | [ - "b"]
      ${COMMENT}                       | null
      ${WORDS}                         | "x y"
      "- ${NUMBER}"                    | "- 150"
      "a\\n${NUMBER}"                  | "a\\n150"
      "#${NUMBER}"                     | "#150"
      "5"                              | "5"
      ${UNKNOWN}                       | "${UNKNOWN}"
      ${NUMBER:-7}                     | 150
      {"${KEY}": "${NUMBER}"}          | { metadata: 150 }
      [a, {b: "${LIST}"}]              | [ - "a" - { b: [ - "b"] }]
      """)
  void a_value_is_read_back_as_it_was_written(String written, String value) {
    var composition = substituted(built(map("m", "v: " + written)));
    assertEquals(List.of(), Look.messages(composition));
    assertEquals(value, Look.at(Look.one(composition, "ConfigMap"), "data.v"));
  }

  private static List<String> problems(Composition composition) {
    return composition.problems().stream()
        .map(problem -> problem.code() + " " + problem.message() + " "
            + problem.primary().source().id().path() + " " + problem.object().isPresent())
        .toList();
  }

  @Test
  void a_value_that_makes_the_object_unreadable_is_reported() {
    for (var name : List.of("OPEN", "PAIR", "ITEM")) {
      var composition = substituted(built(map("m", "v: ${" + name + "}")));
      var value = Objects.requireNonNull(variables().get(name)).text();
      assertEquals(
          List.of("broken-substitution `" + value
              + "` makes the YAML of an object unreadable flux.yaml false"),
          problems(composition));
      assertEquals("\"${" + name + "}\"", Look.at(Look.one(composition, "ConfigMap"), "data.v"));
    }
  }

  @Test
  void a_text_that_flux_cannot_parse_is_reported() {
    assertEquals(
        List.of("broken-substitution Flux cannot substitute `${NUMBER`: a closing brace is missing"
            + " all.yaml false"),
        problems(substituted(built(map("m", "v: ${NUMBER")))));
  }

  @Test
  void variables_that_are_missing_are_named_for_each_object() {
    var composition = substituted(built(map("one", "v: ${A}") + "\n---\n"
        + map("two", "v: ${E}${D}\n  w: ${C}${B}${A}") + "\n---\n" + map("three", "v: ${TEXT}")));
    assertEquals(
        List.of(
            "undefined-variable ConfigMap `one` uses `A`, which is not defined here flux.yaml true",
            "undefined-variable ConfigMap `two` uses `A`, `B`, `C` and 2 more, which is not defined"
                + " here flux.yaml true"),
        problems(composition));
    var object = composition.problems().get(0).object().orElseThrow();
    assertEquals(
        "v1 ConfigMap n one",
        object.apiVersion() + " " + object.kind() + " " + object.namespace().orElse("") + " "
            + object.name().orElse(""));
  }

  @Test
  void an_object_may_opt_out_by_label_or_annotation() {
    for (var field : List.of("labels", "annotations")) {
      var map = """
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: m, %s: {kustomize.toolkit.fluxcd.io/substitute: %s}}
          data:
            v: ${NUMBER}
          """;
      var off = built(map.formatted(field, "disabled"));
      assertSame(off.objects().get(0), substituted(off).objects().get(0));
      assertEquals(
          "150",
          Look.at(
              Look.one(substituted(built(map.formatted(field, "enabled"))), "ConfigMap"),
              "data.v"));
    }
  }

  private static List<String> touches(String data) {
    var object = Look.one(substituted(built(map("m", data))), "ConfigMap");
    return object.touches().stream()
        .map(touch -> touch.message() + " " + touch.span().text())
        .toList();
  }

  /** A finding about the value is then shown where the variable has it. */
  @Test
  void a_value_that_is_a_variable_as_a_whole_has_its_place() {
    assertEquals(List.of("substituted here 150"), touches("v: ${NUMBER}"));
    assertEquals(
        List.of("substituted here 150", "substituted here text"),
        touches("v: ${NUMBER}\n  w: ${TEXT}\n  x: ${NUMBER}"));
    assertEquals(List.of(), touches("v: x${TEXT}"));
    assertEquals(List.of(), touches("v: ${TEXT}x"));
    assertEquals(List.of(), touches("v: ${TEXT}${EMPTY}"));
    assertEquals(List.of("substituted here text"), touches("v: ${TEXT:-x}"));
    assertEquals(List.of(), touches("v: ${EMPTY:-x}"));
    assertEquals(List.of(), touches("v: ${#TEXT}"));
    assertEquals(List.of(), touches("v: ${TEXT^}"));
    assertEquals(List.of(), touches("v: plain"));
  }

  @Test
  void what_is_inside_of_a_value_has_its_place_too() {
    var root = Look.one(substituted(built(map("m", "v: ${TREE}"))), "ConfigMap").root();
    var tree = root.mapping("data").orElseThrow().mapping("v").orElseThrow();
    assertEquals("{a: [b, {c: d}]}", tree.span().text());
    assertEquals("{a: [b, {c: d}]}", tree.entries().get(0).key().span().text());
    var list = tree.get("a").orElseThrow();
    assertEquals("{a: [b, {c: d}]}", list.span().text());
    assertEquals("{a: [b, {c: d}]}", tree.items("a").get(0).span().text());
  }

  @Test
  void nothing_is_substituted_where_no_variable_is_defined() {
    var built = built(map("m", "v: ${A}"));
    assertSame(
        built,
        Substitution.in(
            built,
            new Variables(FILE.start(), Map.of(), Set.of(), false, false),
            new Budget().share()));
  }

  @Test
  void each_object_has_the_places_of_its_own_variables() {
    var objects = substituted(
            built(map("one", "v: ${NUMBER}") + "\n---\n" + map("two", "v: ${TEXT}")))
        .objects();
    assertEquals(1, objects.get(0).touches().size());
    assertEquals(
        List.of("text"),
        objects.get(1).touches().stream().map(touch -> touch.span().text()).toList());
  }
}
