package io.github.migrationlint.core.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.load.LoadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationScopeTest {
  private static final String VM = """
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: a, namespace: virt}
      spec: {runStrategy: Always, template: {spec: {domain: {devices: {}}}}}
      """;

  private static final String NAMESPACE = """
      apiVersion: v1
      kind: Namespace
      metadata: {name: prow}
      """;

  private final Path folder;

  MigrationScopeTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve(".git"));
  }

  private List<String> problems(Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      var path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    var request = new LoadRequest(folder, List.of("."), Optional.empty(), "", List.of());
    return new Linter(List.of())
        .lint(request).findings().stream()
            .map(finding -> finding.severity().name().toLowerCase(Locale.ROOT) + " "
                + finding.primary() + " " + finding.code())
            .toList();
  }

  @Test
  void a_broken_kustomization_that_brings_a_vm_is_an_error() throws IOException {
    assertEquals(
        List.of("error a/kustomization.yaml:1:22 broken-kustomization"),
        problems(
            Map.of("a/kustomization.yaml", "resources: [vm.yaml, none.yaml]\n", "a/vm.yaml", VM)));
  }

  @Test
  void one_that_only_has_a_name_of_kubevirt_is_a_warning() throws IOException {
    assertEquals(
        List.of("warning a/kustomization.yaml:2:25 broken-kustomization"),
        problems(Map.of(
            "a/kustomization.yaml",
            "namespace: kubevirt-prow\nresources: [space.yaml, none.yaml]\n",
            "a/space.yaml",
            NAMESPACE)));
  }

  @Test
  void one_of_another_application_is_silent_where_nothing_of_kubevirt_is() throws IOException {
    assertEquals(
        List.of(),
        problems(Map.of(
            "a/kustomization.yaml",
            "resources: [space.yaml, none.yaml]\n",
            "a/space.yaml",
            NAMESPACE)));
  }

  @Test
  void a_manifest_of_kubevirt_that_cannot_be_read_is_an_error() throws IOException {
    assertEquals(
        List.of("error vm.yaml:3:11 yaml-syntax"),
        problems(Map.of("vm.yaml", VM.replace("virt}", "virt"))));
  }

  @Test
  void what_is_no_manifest_is_a_warning_where_it_speaks_of_kubevirt() throws IOException {
    assertEquals(
        List.of("warning values.yaml:1:8 yaml-syntax"),
        problems(Map.of("values.yaml", "image: [quay.io/kubevirt/a\n")));
  }

  @Test
  void settings_of_an_editor_are_no_manifests() throws IOException {
    assertEquals(
        List.of(),
        problems(Map.of(
            ".vscode/launch.json", "{\n  // KubeVirt\n  \"version\": \"1\"\n}\n", "vm.yaml", VM)));
  }

  @Test
  void a_fragment_that_is_built_with_a_vm_is_an_error() throws IOException {
    assertEquals(
        List.of("error a/patch.yaml:1:3 yaml-syntax"),
        problems(Map.of(
            "a/kustomization.yaml",
            "resources: [vm.yaml]\npatches: [{path: patch.yaml, target: {kind: VirtualMachine}}]\n",
            "a/vm.yaml",
            VM,
            "a/patch.yaml",
            "- {op: add, path: /spec/running, value: true\n")));
  }
}
