package io.github.migrationlint.core.kustomize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found, what is reached, and what is said about what is not. */
class KustomizationsTest {
  private static final String POLICY = """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata: {name: p}
      """;

  private static Kustomizations kustomizations(String text) {
    return Kustomizations.read(Layout.of("", text).documents()).value();
  }

  private static List<String> problems(Composition composition) {
    return composition.problems().stream()
        .map(problem -> problem.primary() + " " + problem.code() + ": " + problem.message())
        .toList();
  }

  private static final String FLEET = """
      === base/kustomization.yaml
      resources: [p.yaml]
      === base/p.yaml
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata: {name: p}
      === component/kustomization.yaml
      kind: Component
      patches: [{path: patch.yaml}]
      === east/kustomization.yaml
      resources: [../base]
      components: [../component]
      === west/kustomization.yml
      resources: [../base, extra/x.yaml]
      replacements: [{path: r.yaml}]
      === alone/kustomization.yaml
      namePrefix: x
      === flux/kustomization.yaml
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata: {name: apps}
      spec: {path: ./east}
      """;

  @Test
  void leaves_are_what_nothing_includes() {
    assertEquals(List.of("alone", "east", "west"), kustomizations(FLEET).leaves());
  }

  @Test
  void a_cycle_has_one_leaf() {
    var cycle = kustomizations("""
            === b/kustomization.yaml
            resources: [../a]
            === a/kustomization.yaml
            resources: [../b]
            """);
    assertEquals(List.of("a"), cycle.leaves());
  }

  @Test
  void files_reached_are_those_named_on_the_way() {
    assertEquals(
        List.of(
            "base/kustomization.yaml",
            "base/p.yaml",
            "component/kustomization.yaml",
            "component/patch.yaml",
            "east/kustomization.yaml"),
        kustomizations(FLEET).filesReachedBy("east"));
    assertEquals(
        List.of(
            "base/kustomization.yaml",
            "base/p.yaml",
            "west/extra/x.yaml",
            "west/kustomization.yml",
            "west/r.yaml"),
        kustomizations(FLEET).filesReachedBy("west"));
  }

  @Test
  void a_resource_of_flux_is_no_kustomization() {
    assertTrue(kustomizations(FLEET).in("flux").isEmpty());
  }

  @Test
  void a_remote_base_is_not_seen() {
    var composition = Layout.of("", """
            === kustomization.yaml
            resources:
            - https://example.com/org/repo//base?ref=v1
            - git@example.com:org/repo.git
            - github.com/org/repo
            - p.yaml
            patches:
            - patch: |
                apiVersion: kubevirt.io/v1
                kind: KubeVirt
                metadata: {name: kubevirt}
            === p.yaml
            """ + POLICY).composition();
    assertFalse(composition.isBroken());
    assertEquals(1, composition.objects().size());
    assertEquals(
        List.of(
            "kustomization.yaml:2:3 base-not-seen: `https://example.com/org/repo//base?ref=v1` is not"
                + " in the files",
            "kustomization.yaml:3:3 base-not-seen: `git@example.com:org/repo.git` is not in the files",
            "kustomization.yaml:4:3 base-not-seen: `github.com/org/repo` is not in the files"),
        problems(composition));
    assertEquals(3, composition.notSeen().size());
  }

  @Test
  void charts_and_generators_are_not_seen() {
    var composition = Layout.of("", """
            === kustomization.yaml
            resources: [p.yaml]
            helmCharts: [{name: x, repo: 'https://example.com'}]
            generators: [policies.yaml]
            === p.yaml
            """ + POLICY).composition();
    assertEquals(
        List.of(
            "kustomization.yaml:2:1 base-not-seen: what `helmCharts` generates is not in the files",
            "kustomization.yaml:3:1 base-not-seen: what `generators` generates is not in the files"),
        problems(composition));
  }

  @Test
  void a_file_outside_of_the_folder_is_composed_and_reported() {
    var composition = Layout.of("top", """
            === top/kustomization.yaml
            resources: [../p.yaml]
            === p.yaml
            """ + POLICY).composition();
    assertEquals(1, composition.objects().size());
    assertEquals(
        List.of(
            "top/kustomization.yaml:1:13 file-outside-kustomization: `p.yaml` is outside of `top`, so"
                + " kustomize rejects it"),
        problems(composition));
  }

  @Test
  void what_lies_outside_of_the_root_is_never_asked_for_as_missing() {
    var composition = Layout.of("top", """
            === top/kustomization.yaml
            resources: [../../elsewhere, ../../../etc/passwd, p.yaml]
            components: [../../c]
            === top/p.yaml
            """ + POLICY).composition();
    assertEquals(List.of(), problems(composition));
    assertEquals(3, composition.notSeen().size());
    assertEquals(1, composition.objects().size());
  }

  @Test
  void an_absolute_path_is_refused() {
    var composition = Layout.of("", """
            === kustomization.yaml
            resources: [/etc/passwd]
            """).composition();
    assertEquals(
        List.of("kustomization.yaml:1:13 broken-kustomization: `/etc/passwd` is an absolute path"),
        problems(composition));
  }

  @Test
  void a_patch_for_an_unread_file_is_not_said_to_match_nothing() {
    var layout = Layout.of("", """
        === kustomization.yaml
        resources: [p.yaml, deployment.yaml]
        patches:
        - path: patch.yaml
        - patch: |
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: d}
        === p.yaml
        """ + POLICY);
    var documents = layout.documents();
    var tree = new DocumentTree(documents, new YamlReader()::read, LaterFiles.NONE);
    var composition =
        new Composer(Kustomizations.read(documents).value(), tree, new Budget()).compose("");
    assertEquals(List.of(), problems(composition));
    assertEquals(
        "a patch that was not read may change it",
        composition.objects().get(0).doubts().get(0).message());
  }

  @Test
  void a_broken_base_is_reported_where_it_is_broken() {
    var composition = Layout.of("top", """
            === top/kustomization.yaml
            resources: [../base]
            === base/kustomization.yaml
            resources: [none.yaml]
            ressources: []
            """).composition();
    assertEquals(
        List.of(
            "base/kustomization.yaml:2:1 broken-kustomization: kustomize knows no field `ressources`",
            "base/kustomization.yaml:1:13 broken-kustomization: there is no file `base/none.yaml`"),
        problems(composition));
  }

  @Test
  void a_mistake_in_an_inline_patch_is_reported_where_it_is() {
    var composition = Layout.of("", """
            === kustomization.yaml
            resources: [p.yaml]
            patches:
            - target: {kind: MigrationPolicy}
              patch: |-
                - op: replace
                  path: "/spec
            === p.yaml
            """ + POLICY).composition();
    assertTrue(composition.isBroken());
    var place = composition.problems().get(0).primary();
    assertEquals("kustomization.yaml", place.source().id().path());
    assertTrue(place.source().lines().position(place.start()).line() >= 5, place.toString());
  }

  @Test
  void an_expression_that_would_never_end_ends() {
    var name = "a".repeat(60);
    var composition = Layout.of("", """
                === kustomization.yaml
                resources: [p.yaml]
                patches:
                - target: {name: '(a|aa)+b'}
                  patch: '[{"op": "add", "path": "/x", "value": 1}]'
                === p.yaml
                apiVersion: migrations.kubevirt.io/v1alpha1
                kind: MigrationPolicy
                metadata: {name: %s}
                """.formatted(name)).composition();
    assertEquals(1, composition.objects().size());
  }

  @Test
  void a_missing_file_is_reported_once_and_not_again_by_its_patch() {
    var composition = Layout.of("", """
            === kustomization.yaml
            resources: [p.yaml]
            patches:
            - patch: |
                apiVersion: migrations.kubevirt.io/v1alpha1
                kind: MigrationPolicy
                metadata: {name: p}
            """).composition();
    assertEquals(
        List.of("kustomization.yaml:1:13 broken-kustomization: there is no file `p.yaml`"),
        problems(composition));
  }

  @Test
  void bases_that_double_each_time_come_to_an_end() {
    var text = new StringBuilder("=== l0/kustomization.yaml\nresources: [p.yaml]\n=== l0/p.yaml\n");
    text.append(POLICY);
    for (var i = 1; i <= 16; i++) {
      for (var side : List.of("a", "b")) {
        text.append("=== l%d%s/kustomization.yaml\nresources: [../l%d]\nnamePrefix: %s-\n"
            .formatted(i, side, i - 1, side));
      }
      text.append("=== l%d/kustomization.yaml\nresources: [../l%da, ../l%db]\n".formatted(i, i, i));
    }
    var composition = Layout.of("l16", text.toString()).composition();
    assertTrue(composition.objects().size() <= 20_000);
    assertFalse(composition.notSeen().isEmpty());
  }
}
