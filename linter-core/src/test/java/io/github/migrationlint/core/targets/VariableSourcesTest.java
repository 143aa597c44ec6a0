package io.github.migrationlint.core.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Where the values of Flux variables are found. A value that is found is wrong, which the schema
 * reports; one that is not found is unknown, and nothing is said.
 */
class VariableSourcesTest {
  private static final String FLUX = """
      apiVersion: kustomize.toolkit.fluxcd.io/v1
      kind: Kustomization
      metadata: {name: k, namespace: f}
      spec:
        path: ./apps
        sourceRef: {kind: GitRepository, name: g}
        postBuild: {substituteFrom: [{kind: %s, name: m}]}
      """;

  private static final String VM = """
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: vm, namespace: x}
      spec: {runStrategy: "${S}", template: {spec: {domain: {devices: {}}}}}
      """;

  private static final String MAP = """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: m, namespace: f}
      data: {S: "5"}
      """;

  private final List<SourceFile> sources = new ArrayList<>();
  private final List<SourceFile> passedOver = new ArrayList<>();

  private VariableSourcesTest file(String name, String text) {
    sources.add(new SourceFile(new SourceId(name), text));
    return this;
  }

  private VariableSourcesTest laterFile(String name, String text) {
    passedOver.add(new SourceFile(new SourceId(name), text));
    return this;
  }

  /** How many findings there are where objects of that kind give values. */
  private int findings(String kind) {
    file("flux.yaml", FLUX.formatted(kind));
    file("apps/kustomization.yaml", "resources: [vm.yaml]\n");
    file("apps/vm.yaml", VM);
    LaterFiles later = path -> passedOver.stream()
        .filter(source -> source.id().path().equals(path))
        .findFirst()
        .map(source -> (LaterFiles.Found) new LaterFiles.Text(source))
        .orElse(new LaterFiles.Unknown());
    var ids = passedOver.stream().map(SourceFile::id).toList();
    var report =
        new Linter(List.of()).lint(new Loaded(sources, ids, sources.size() + ids.size(), later));
    assertEquals(List.of(), report.internalErrors());
    for (var finding : report.findings()) {
      assertEquals("schema", finding.code());
    }
    return report.findings().size();
  }

  @Test
  void an_object_in_a_file() {
    assertEquals(1, file("map.yaml", MAP).findings("ConfigMap"));
  }

  @Test
  void no_object_at_all() {
    assertEquals(0, findings("ConfigMap"));
  }

  @Test
  void an_object_of_another_name_kind_or_namespace() {
    file("other.yaml", MAP.replace("name: m", "name: n"));
    file("secret.yaml", MAP.replace("ConfigMap", "Secret").replace("\ndata:", "\nstringData:"));
    file("far.yaml", MAP.replace("namespace: f", "namespace: g"));
    assertEquals(0, findings("ConfigMap"));
  }

  @Test
  void an_object_without_a_namespace_may_be_meant() {
    assertEquals(1, file("map.yaml", MAP.replace(", namespace: f", "")).findings("ConfigMap"));
  }

  @Test
  void two_objects_that_say_the_same() {
    assertEquals(1, file("a.yaml", MAP).file("b.yaml", MAP).findings("ConfigMap"));
  }

  @Test
  void two_objects_of_which_one_may_be_meant() {
    file("a.yaml", MAP).file("b.yaml", MAP.replace("\"5\"", "Always"));
    assertEquals(0, findings("ConfigMap"));
  }

  @Test
  void a_secret_with_encoded_values() {
    file("secret.yaml", MAP.replace("ConfigMap", "Secret").replace("\"5\"", "NQ=="));
    assertEquals(1, findings("Secret"));
  }

  @Test
  void an_object_as_a_kustomization_makes_it() {
    file("conf/kustomization.yaml", "namespace: f\nresources: [map.yaml]\n");
    file("conf/map.yaml", MAP.replace(", namespace: f", ""));
    assertEquals(1, findings("ConfigMap"));
  }

  @Test
  void an_object_that_a_kustomization_moves_elsewhere() {
    file("conf/kustomization.yaml", "namespace: g\nresources: [map.yaml]\n");
    assertEquals(0, file("conf/map.yaml", MAP).findings("ConfigMap"));
  }

  @Test
  void an_object_that_a_kustomization_generates() {
    file(
        "conf/kustomization.yaml",
        "namespace: f\nconfigMapGenerator: [{name: m, literals: [S=5], options:"
            + " {disableNameSuffixHash: true}}]\n");
    assertEquals(1, findings("ConfigMap"));
  }

  @Test
  void an_object_that_is_generated_elsewhere() {
    file(
        "conf/kustomization.yaml",
        "namespace: g\nconfigMapGenerator: [{name: m, literals: [S=5], options:"
            + " {disableNameSuffixHash: true}}]\n");
    assertEquals(0, findings("ConfigMap"));
  }

  @Test
  void an_object_in_a_file_that_was_passed_over() {
    laterFile("notes.yaml", "a: b\n").laterFile("map.yaml", "x: y\n---\n" + MAP);
    assertEquals(1, findings("ConfigMap"));
  }

  @Test
  void a_file_that_was_passed_over_and_holds_another_object() {
    assertEquals(0, laterFile("map.yaml", MAP.replace("name: m", "name: n")).findings("ConfigMap"));
  }

  @Test
  void a_secret_in_a_file_that_was_passed_over() {
    laterFile(
        "secret.yaml", MAP.replace("ConfigMap", "Secret").replace("\ndata:", "\nstringData:"));
    assertEquals(1, findings("Secret"));
  }

  /** One kustomization makes both, and only one of them is asked for. */
  @Test
  void an_object_beside_another_kind_of_the_same_name() {
    file("conf/kustomization.yaml", "resources: [map.yaml, secret.yaml]\n");
    file("conf/map.yaml", MAP);
    file(
        "conf/secret.yaml",
        MAP.replace("ConfigMap", "Secret")
            .replace("\ndata: {S: \"5\"}", "\nstringData: {S: Always}"));
    assertEquals(1, findings("ConfigMap"));
  }
}
