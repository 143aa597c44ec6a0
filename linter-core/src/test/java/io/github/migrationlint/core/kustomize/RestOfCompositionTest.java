package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.budget.HardLimits;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a composition that is not whole, and what tells two objects or values apart. */
class RestOfCompositionTest {
  private static final String MAP = """
      === m.yaml
      {apiVersion: v1, kind: ConfigMap, metadata: {name: m}, data: {a: b}}
      """;

  private static Composition compose(String kustomization, String more) {
    return Layout.of("", "=== kustomization.yaml\n" + kustomization + "\n" + more)
        .composition();
  }

  /** Composes a layout whose files beside those of YAML count as {@code found} when they are asked for. */
  private static Composition composeIfItMatters(String text, List<String> read, LaterFiles later) {
    var documents = new ArrayList<>(Layout.of("", text).documents());
    documents.removeIf(document -> !read.contains(document.span().source().id().path()));
    var tree = new DocumentTree(documents, new YamlReader()::read, later);
    var kustomizations = Kustomizations.read(documents).value();
    return new Composer(kustomizations, tree, new Budget())
        .composeIfItMatters(kustomizations.in("").orElseThrow(), kustomizations.filesReachedBy(""));
  }

  @Test
  void files_passed_over_are_read_only_where_something_matters() {
    var asked = new ArrayList<String>();
    LaterFiles later = path -> {
      asked.add(path);
      return new LaterFiles.Text(new SourceFile(
          new SourceId(path), "{apiVersion: v1, kind: Service, metadata: {name: s}}\n"));
    };
    var text = """
        === kustomization.yaml
        resources: [m.yaml, other.yaml]
        configMapGenerator: [{name: g, files: [text.txt]}]
        """ + MAP;
    var blind = composeIfItMatters(text, List.of("kustomization.yaml"), later);
    assertEquals(2, blind.notSeen().size());
    assertEquals(List.of(), asked);

    var whole = composeIfItMatters(text, List.of("kustomization.yaml", "m.yaml"), later);
    assertEquals(List.of("other.yaml", "text.txt"), asked);
    assertEquals(3, whole.objects().size());
  }

  @Test
  void where_nothing_matters_only_what_is_made_is_transformed() {
    var read = List.of("kustomization.yaml");
    LaterFiles later = path -> new LaterFiles.Unknown();
    var transformers = "namePrefix: p-\nreplicas: [{name: gone, count: 2}]\n";
    var blind = "=== kustomization.yaml\nresources: [m.yaml, https://h.example/r]\n" + transformers;
    var nothing = composeIfItMatters(blind + MAP, read, later);
    assertEquals(List.of(), nothing.objects());
    assertEquals(2, nothing.notSeen().size());

    var generated = "configMapGenerator: [{name: g, literals: [a=b]}]\n";
    var made = composeIfItMatters(blind + generated + MAP, read, later);
    assertEquals("\"p-g-4h2mbtbbt6\"", Look.at(made.objects().get(0), "metadata.name"));
    assertEquals(nothing.notSeen().size(), made.notSeen().size());
  }

  @Test
  void what_is_generated_from_an_unread_file_is_in_doubt() {
    var text = """
        === kustomization.yaml
        resources: [m.yaml]
        configMapGenerator: [{name: g, files: [text.txt], literals: [a=b]}, {name: h, literals: [a=b]}]
        """ + MAP;
    var composition = composeIfItMatters(
        text, List.of("kustomization.yaml", "m.yaml"), path -> new LaterFiles.Unknown());
    var doubted = new ArrayList<String>();
    for (var object : composition.objects()) {
      if (!object.doubts().isEmpty()) {
        doubted.add(
            Look.at(object, "metadata.name") + " " + object.doubts().get(0).message());
      }
    }
    assertEquals(List.of("\"g\" a file it is generated from was not read"), doubted);
  }

  @Test
  void a_file_outside_is_a_problem_of_its_own() {
    var inside = compose("resources: [m.yaml]\nnamePrefix: 5", MAP);
    assertFalse(inside.isRestricted());
    assertEquals(inside.problems(), inside.withoutRestrictions().problems());
    assertFalse(inside.isCut());

    var outside = Layout.of("top", "=== top/kustomization.yaml\nresources: [../m.yaml]\n" + MAP)
        .composition();
    assertTrue(outside.isRestricted());
    assertEquals(List.of(), outside.withoutRestrictions().problems());
    assertEquals(outside.objects(), outside.withoutRestrictions().objects());
  }

  @Test
  void hundreds_of_problems_are_kept_and_one_says_so() {
    var source = new SourceFile(new SourceId("a"), "x".repeat(1_000));
    var problems = new BuildProblems();
    for (var i = 0; i < HardLimits.MAX_FINDINGS; i++) {
      problems.broken(new Span(source, i, i + 1), "wrong");
    }
    problems.broken(new Span(source, 0, 1), "wrong");
    assertEquals(HardLimits.MAX_FINDINGS, problems.all().size());
    problems.broken(new Span(source, 900, 901), "wrong");
    problems.broken(new Span(source, 901, 902), "wrong");
    assertEquals(HardLimits.MAX_FINDINGS, problems.count());
    var all = problems.all();
    assertEquals(HardLimits.MAX_FINDINGS + 1, all.size());
    assertEquals(
        "more than 500 problems in a kustomization; this one and others are left out",
        all.get(HardLimits.MAX_FINDINGS).message());
    assertEquals(900, all.get(HardLimits.MAX_FINDINGS).primary().start());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "labels: {a: $(X)} | true",
        "annotations: {a: $(X)} | true",
        "labels: {a: X} | false",
        "annotations: {a: [1]} | true",
        "annotations: {a: []} | false",
        "annotations: {a: {b: $(X)}} | true",
        "other: {a: $(X)} | false",
      })
  void a_variable_leaves_a_gap_in_what_names_it(String metadata, boolean hasGap) {
    var composition = compose(
        "resources: [o.yaml]\nvars: [{name: X, objref: {apiVersion: v1, kind: ConfigMap, name: o}}]",
        "=== o.yaml\n{apiVersion: v1, kind: ConfigMap, metadata: {name: o, %s}}\n"
            .formatted(metadata));
    assertEquals(hasGap, !composition.objects().get(0).gaps().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v1 | ConfigMap | m | default | true",
        "v2 | ConfigMap | m | default | false",
        "x.io/v1 | ConfigMap | m | default | false",
        "v1 | Secret | m | default | false",
        "v1 | ConfigMap | n | default | false",
        "v1 | ConfigMap | m | other | false",
      })
  void two_objects_are_one_if_nothing_tells_them_apart(
      String apiVersion, String kind, String name, String namespace, boolean isSame) {
    var composition = compose(
        "resources: [m.yaml, o.yaml]",
        MAP
            + "=== o.yaml\n{apiVersion: %s, kind: %s, metadata: {name: %s, namespace: %s}}\n"
                .formatted(apiVersion, kind, name, namespace));
    assertEquals(isSame, composition.isBroken());
    assertEquals(isSame ? 1 : 2, composition.objects().size());
  }

  @Test
  void a_long_secret_is_written_in_lines() {
    var data = new ArrayList<String>();
    for (var length : List.of(51, 52, 53, 105, 106)) {
      var encoded = Generators.base64("x".repeat(length));
      data.add(encoded.length() + "/" + encoded.split("\n", -1).length);
    }
    assertEquals(List.of("68/1", "74/3", "74/3", "142/3", "147/4"), data);
  }

  private static String hash(String kind, String field) {
    var composition =
        compose("""
        %sGenerator: [{name: o, literals: [a=b]}]
        patches: [{patch: "{apiVersion: v1, kind: %s, metadata: {name: o}, %s}"}]
        """.formatted(kind.equals("Secret") ? "secret" : "configMap", kind, field), "");
    return Look.at(composition.objects().get(0), "metadata.name");
  }

  @Test
  void what_is_patched_into_generated_objects_counts_in_their_hash() {
    assertEquals(hash("ConfigMap", "x: y"), hash("ConfigMap", "y: z"));
    for (var field : List.of("ConfigMap binaryData", "Secret stringData", "Secret data")) {
      var words = field.split(" ", 2);
      var one = hash(words[0], words[1] + ": {c: YQ==}");
      assertFalse(one.equals(hash(words[0], words[1] + ": {c: Yg==}")), field);
      assertFalse(one.equals(hash(words[0], "x: y")), field);
    }
    assertEquals(hash("Secret", "x: y"), hash("Secret", "binaryData: {c: YQ==}"));
    assertFalse(hash("Secret", "x: y").equals(hash("Secret", "type: t")));
  }

  @Test
  void a_test_that_passes_goes_on_to_the_next_operation() {
    for (var test : List.of("path: /data/none, value: null", "path: /data/a, value: b")) {
      var composition = compose("""
          resources: [m.yaml]
          patches:
          - target: {kind: ConfigMap}
            patch: |
              - {op: test, %s}
              - {op: add, path: /data/c, value: d}
          """.formatted(test), MAP);
      assertEquals("{ a: \"b\" c: \"d\" }", Look.at(composition.objects().get(0), "data"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{path: spec/x, create: true}, {path: spec/x} | true",
        "{path: spec/x}, {path: spec/x} | false",
        "{path: spec/x, create: true}, {path: spec/y} | false",
        "{path: spec/x, kind: A, create: true}, {path: spec/x, kind: A} | true",
        "{path: spec/x, kind: A, create: true}, {path: spec/x, kind: B} | false",
        "{path: spec/x, kind: A, create: true}, {path: spec/x} | true",
        "{path: spec/x, create: true}, {path: spec/x, kind: A} | false",
        "{path: spec/x, group: a, create: true}, {path: spec/x, group: b} | false",
        "{path: spec/x, group: a, create: true}, {path: spec/x, group: a} | true",
        "{path: spec/x, version: v1, create: true}, {path: spec/x, version: v2} | false",
        "{path: spec/x, version: v1, create: true}, {path: spec/x, version: v1} | true",
      })
  void field_specs_of_one_field_agree_whether_to_create_it(String specs, boolean disagree) {
    var composition = compose(
        "resources: [m.yaml]\nconfigurations: [c.yaml]\ncommonLabels: {l: x}",
        MAP + "=== c.yaml\n{commonLabels: [%s]}\n".formatted(specs));
    assertEquals(
        disagree ? List.of("field specs of `spec/x` disagree whether to create it") : List.of(),
        Look.messages(composition));
  }

  @Test
  void a_path_of_a_field_may_have_a_slash_in_a_name() {
    var composition = compose(
        "resources: [m.yaml]\nconfigurations: [c.yaml]\ncommonLabels: {l: x}",
        MAP + "=== c.yaml\n{commonLabels: [{path: 'data/a\\/b', create: true},"
            + " {path: '/lead', create: true}, {path: 'end\\', create: true}]}\n");
    assertEquals(
        "data/a/b end\\ lead metadata/labels",
        String.join(
            " ",
            new TreeSet<>(
                List.of(Look.placesOf("l", composition.objects().get(0)).split(" ", -1)))));
  }

  @Test
  void a_path_that_begins_with_an_at_sign_is_a_file() {
    assertFalse(RemotePath.isOne("@host/team"));
    assertTrue(RemotePath.isOne("a@host/team"));
  }

  @Test
  void a_pattern_that_ends_in_a_backslash_is_none() {
    assertTrue(AnchoredPattern.of("vm\\").isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: b, c: [1, {d: 2}]} | true",
        "{c: [1, {d: 2}], a: b} | true",
        "{a: b} | false",
        "{a: b, e: [1, {d: 2}]} | false",
        "{a: b, c: [1, {d: 3}]} | false",
        "{a: b, c: [{d: 2}, 1]} | false",
        "{a: b, c: [1]} | false",
        "{a: b, c: d} | false",
        "[a, b] | false",
        "text | false",
      })
  void a_test_compares_values_as_json_does(String value, boolean passes) {
    var composition = compose("""
        resources: [w.yaml]
        patches:
        - target: {kind: Widget}
          patch: '- {op: test, path: /spec, value: %s}'
        """.formatted(value), """
        === w.yaml
        {apiVersion: x.io/v1, kind: Widget, metadata: {name: w}, spec: {a: b, c: [1, {d: 2}]}}
        """);
    assertEquals(
        passes ? List.of() : List.of("the test of `/spec` fails"), Look.messages(composition));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{target: {kind: ConfigMap, name: m}, patch: '- {op: add, path: /data/c, value: d}'} | []",
        "{target: {kind: ConfigMap}, patch: '- {op: add, path: /data/c, value: d}'} | [an item of `patchesJson6902` needs a target with a name]",
        "{patch: '- {op: add, path: /data/c, value: d}'} | [an item of `patchesJson6902` needs a target with a name]",
        "{target: {kind: ConfigMap, name: m}, patch: '{kind: ConfigMap, metadata: {name: m}}'} | [an item of `patchesJson6902` is a list of operations]",
        "{target: {kind: ConfigMap, name: m}} | [a patch needs a path or a text]",
        "{target: {kind: ConfigMap, name: m}, path: a.yaml, patch: '- {op: remove, path: /data}'} | [a patch has a path or a text, not both]",
        "{target: {kind: ConfigMap, name: m}, path: none.yaml} | [there is no file `none.yaml`]",
      })
  void an_item_of_the_old_field_is_a_list_of_operations(String item, String problems) {
    var composition = compose("resources: [m.yaml]\npatchesJson6902: [" + item + "]", MAP);
    assertEquals(problems, Look.messages(composition).toString());
    assertEquals(
        problems.equals("[]") ? "\"d\"" : "absent",
        Look.at(composition.objects().get(0), "data.c"));
  }
}
