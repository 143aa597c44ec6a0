package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a kustomization includes, and what is said of that which is not there or does not fit. */
class GatheringTest {
  private static final String PARTS = """
      === m.yaml
      {apiVersion: v1, kind: ConfigMap, metadata: {name: m}, data: {a: b}}
      === base/kustomization.yaml
      resources: [b.yaml]
      === base/b.yaml
      {apiVersion: v1, kind: ConfigMap, metadata: {name: b}}
      === part/kustomization.yaml
      {apiVersion: kustomize.config.k8s.io/v1alpha1, kind: Component, namePrefix: p-}
      === plain/x.yaml
      {apiVersion: v1, kind: ConfigMap, metadata: {name: x}}
      === text.txt
      x
      """;

  private static Composition compose(String kustomization) {
    return Layout.of("", "=== kustomization.yaml\n" + kustomization + "\n" + PARTS)
        .composition();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resources: [m.yaml, base] | [] | 2",
        "resources: [m.yaml, ''] | [a resource has an empty path] | 1",
        "resources: [m.yaml, none] | [there is no file `none`] | 1",
        "resources: [m.yaml, plain] | [`plain` holds no kustomization] | 1",
        "resources: [m.yaml, part] | [`part` is a Component, which belongs in `components`] | 1",
        "{resources: [m.yaml], components: [part]} | [] | 1",
        "{resources: [m.yaml], components: [base]} | [`base` is no Component, so it belongs in `resources`] | 1",
        "{resources: [m.yaml], components: [none]} | [there is no folder `none`] | 1",
        "{resources: [m.yaml], components: [plain]} | [`plain` holds no kustomization] | 1",
        "{resources: [m.yaml], components: [/part]} | [`/part` is an absolute path] | 1",
        "{resources: [m.yaml], components: ['${X}/part']} | [] | 1",
        "{resources: [m.yaml], components: ['https://example.com/part']} | [`https://example.com/part` is not in the files] | 1",
      })
  void what_is_included_has_to_fit(String kustomization, String problems, int objects) {
    var composition = compose(kustomization);
    assertEquals(problems, Look.messages(composition).toString());
    assertEquals(objects, composition.objects().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "components: [plain] | a component that is not in the files may change it",
        "components: ['${X}/part'] | a component that is not in the files may change it",
        "components: ['https://example.com/p'] | a component that is not in the files may change it",
        "components: [part] | ''",
      })
  void a_component_that_is_missed_may_change_anything(String components, String doubt) {
    var composition = compose("resources: [m.yaml]\n" + components);
    var doubts = composition.objects().get(0).doubts();
    assertEquals(doubt, doubts.isEmpty() ? "" : doubts.get(0).message());
    assertEquals(doubt.isEmpty() ? 0 : 1, composition.notSeen().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{version: v1.21.2} | []",
        "{version: v1.20.4} | [kustomize has its own list of `openapi` versions: `v1.21.2` in 5.5 to 5.8]",
        "{version: v1.21.2, path: m.yaml} | [`openapi` has a version and a path, not one of them]",
        "{version: v1.21.2, path: ''} | []",
        "{path: m.yaml} | []",
        "{path: none.yaml} | [there is no file `none.yaml`]",
        "{} | []",
      })
  void a_schema_is_a_version_or_a_path(String openapi, String problems) {
    assertEquals(
        problems,
        Look.messages(compose("resources: [m.yaml]\nopenapi: " + openapi)).toString());
  }

  /** Patches a list of a Service whose schema is as said. */
  private static String patched(String openapi, String files, LaterFiles later) {
    var layout = Layout.of("", """
        === kustomization.yaml
        resources: [s.yaml]
        openapi: %s
        patches: [{path: p.yaml}]
        === s.yaml
        {apiVersion: v1, kind: Service, metadata: {name: s}, spec: {ports: [{port: 1}]}}
        === p.yaml
        {apiVersion: v1, kind: Service, metadata: {name: s}, spec: {ports: [{port: 2}]}}
        %s
        """.formatted(openapi, files).strip() + "\n");
    var documents = layout.documents();
    var tree = new DocumentTree(documents, new YamlReader()::read, later);
    var object = new Composer(Kustomizations.read(documents).value(), tree, new Budget())
        .compose("")
        .objects()
        .get(0);
    return object.doubts().isEmpty()
        ? Look.at(object, "spec.ports")
        : object.doubts().get(0).message();
  }

  @Test
  void a_schema_of_ones_own_takes_the_place_of_the_built_in_one() {
    assertEquals("[ - { port: 2 } - { port: 1 }]", patched("{}", "", LaterFiles.NONE));
    assertEquals(
        "[ - { port: 2 }]",
        patched("{path: o.yaml}", "=== o.yaml\n{definitions: {}}", LaterFiles.NONE));
    var doubt = "its lists may be merged in another way";
    assertEquals(doubt, patched("{path: o.yaml}", "=== o.yaml\n[]", LaterFiles.NONE));
    assertEquals(doubt, patched("{path: o.yaml}", "", path -> new LaterFiles.Unknown()));
  }

  @Test
  void a_base_that_leads_back_stops_the_build() {
    var composition = Layout.of("a", """
        === a/kustomization.yaml
        resources: [../b, ../c]
        === b/kustomization.yaml
        resources: [../a, m.yaml]
        === b/m.yaml
        {apiVersion: v1, kind: ConfigMap, metadata: {name: m}}
        === c/kustomization.yaml
        resources: [none.yaml]
        """).composition();
    assertEquals(
        List.of("`../a` leads back to `a`, which includes this kustomization"),
        Look.messages(composition));
  }

  @Test
  void bases_are_followed_to_a_depth() {
    for (var depth : List.of(Session.MAX_DEPTH - 1, Session.MAX_DEPTH)) {
      var text = new StringBuilder();
      for (var i = 0; i < depth; i++) {
        text.append("=== l%d/kustomization.yaml\nresources: [../l%d]\n".formatted(i, i + 1));
      }
      text.append("=== l%d/kustomization.yaml\nresources: [m.yaml]\n=== l%d/m.yaml\n"
          .formatted(depth, depth));
      text.append("{apiVersion: v1, kind: ConfigMap, metadata: {name: m}}\n");
      var composition = Layout.of("l0", text.toString()).composition();
      assertEquals(depth < Session.MAX_DEPTH ? 1 : 0, composition.objects().size());
      assertEquals(
          depth < Session.MAX_DEPTH
              ? List.of()
              : List.of("this is more than " + Session.MAX_DEPTH + " bases deep and not followed"),
          Look.messages(composition));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kind: PolicyGenerator, metadata: {name: g}} | 0",
        "{kind: Other, metadata: {name: g}} | 1",
        "[] | 1",
      })
  void only_a_policy_generator_is_understood(String generator, int notSeen) {
    var composition = Layout.of(
            "",
            "=== kustomization.yaml\nresources: [m.yaml]\n" + "generators: [g.yaml]\n" + PARTS
                + "=== g.yaml\n" + generator + "\n")
        .composition();
    assertEquals(notSeen, composition.notSeen().size());
  }

  @Test
  void what_is_only_for_kustomize_is_not_written() {
    for (var value : List.of("'true'", "'false'", "''")) {
      var composition = Layout.of("", """
          === kustomization.yaml
          resources: [m.yaml]
          === m.yaml
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: m, annotations: {config.kubernetes.io/local-config: %s}}
          """.formatted(value)).composition();
      assertEquals(value.equals("'false'") ? 1 : 0, composition.objects().size(), value);
    }
  }

  @Test
  void what_is_written_about_the_build_is_a_gap() {
    var label = compose("resources: [m.yaml]\nbuildMetadata: [managedByLabel]")
        .objects()
        .get(0);
    assertEquals("metadata/labels", Look.placesOf("app.kubernetes.io/managed-by", label));
    var origin = compose("resources: [m.yaml]\nbuildMetadata: [originAnnotations]")
        .objects()
        .get(0);
    assertEquals("", Look.placesOf("app.kubernetes.io/managed-by", origin));
    assertEquals(1, label.gaps().size());
    assertEquals(1, origin.gaps().size());
  }

  @Test
  void a_tree_knows_its_files_and_folders() {
    var documents = Layout.of("", PARTS + "=== a/b/c.yaml\nx: 1\n---\ny: 2\n").documents();
    var asked = new ArrayList<String>();
    var tree = new DocumentTree(documents, new YamlReader()::read, path -> {
      asked.add(path);
      return new LaterFiles.Absent();
    });
    for (var folder : List.of("", "a", "a/b", "base")) {
      assertTrue(tree.at(folder) instanceof KustomizeFiles.Folder, folder);
    }
    assertTrue(tree.at("a/b/c.yaml") instanceof KustomizeFiles.ReadFile read
        && read.documents().size() == 2);
    assertTrue(tree.isAtHand("m.yaml") && !tree.isAtHand("a") && !tree.isAtHand("none"));
    assertEquals(List.of(), asked);
    assertTrue(tree.at("none") instanceof KustomizeFiles.Absent);
    assertTrue(tree.at("none") instanceof KustomizeFiles.Absent);
    assertEquals(List.of("none"), asked);
    assertEquals(7, tree.extent().documents());
    var names = new ArrayList<String>();
    for (var file : tree.named(List.of("kustomization.yaml", "m.yaml"))) {
      names.add(file.source().id().path());
    }
    assertEquals(List.of("base/kustomization.yaml", "m.yaml", "part/kustomization.yaml"), names);
  }
}
