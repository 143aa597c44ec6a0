package io.github.migrationlint.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.report.WhoWinsJsonReporter;
import io.github.migrationlint.core.report.WhoWinsReport;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which files are read never decides an answer: a file in which nothing speaks of KubeVirt is read
 * when a kustomization needs it.
 */
class NeededFilesTest {
  private static final String VM = """
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: web, namespace: shop}
      spec:
        runStrategy: Always
        template:
          metadata: {labels: {tier: gold}}
          spec: {domain: {devices: {}}}
      """;

  private static final String POLICY = """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata: {name: %1$s}
      spec: {selectors: {virtualMachineInstanceSelector: {tier: %1$s}}}
      """;

  private static final String REPLACEMENT = """
      replacements:
      - source: {kind: %s, name: settings, fieldPath: data.tier}
        targets:
        - select: {kind: VirtualMachine}
          fieldPaths: [spec.template.metadata.labels.tier]
      """;

  private Path folder;

  NeededFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private void write(Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      var path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private LoadRequest request() {
    return new LoadRequest(folder, List.of("."), Optional.empty(), "", List.of());
  }

  private List<String> problems() {
    var problems = new ArrayList<String>();
    for (var finding : new Linter(List.of()).lint(request()).findings()) {
      problems.add(finding.primary() + " " + finding.code() + ": " + finding.message());
    }
    return problems;
  }

  private WhoWinsReport answers() {
    return new Linter(List.of()).whoWins(request());
  }

  /** Without the names of lambdas, which differ from one to the next. */
  private static String described(WhoWinsReport answers) {
    var out = new StringWriter();
    new WhoWinsJsonReporter().write(answers, out);
    return out.toString();
  }

  private Map<String, String> repository(String kustomization) {
    var files = new TreeMap<String, String>();
    files.put("a/kustomization.yaml", kustomization);
    files.put("a/vm.yaml", VM);
    files.put("p/gold.yaml", POLICY.formatted("gold"));
    files.put("p/silver.yaml", POLICY.formatted("silver"));
    return files;
  }

  private static final String SETTINGS = """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings}
      data: {tier: silver}
      """;

  private void assertSilver() {
    assertEquals(List.of(), problems());
    var text = answers().toString();
    assertTrue(text.contains("silver"), text);
  }

  @Test
  void a_config_map_is_the_source_of_a_replacement() throws IOException {
    var files =
        repository("resources: [vm.yaml, settings.yaml]\n" + REPLACEMENT.formatted("ConfigMap"));
    files.put("a/settings.yaml", SETTINGS);
    write(files);
    assertSilver();
  }

  @Test
  void a_generated_config_map_is_the_source_of_a_replacement() throws IOException {
    var files = repository("resources: [vm.yaml]\n"
        + "configMapGenerator: [{name: settings, envs: [settings.env]}]\n"
        + REPLACEMENT.formatted("ConfigMap"));
    files.put("a/settings.env", "# tiers\n tier=silver\n");
    write(files);
    assertSilver();
  }

  @Test
  void a_missing_file_is_an_error_where_it_is_certain() throws IOException {
    write(repository("resources: [vm.yaml, none.yaml]\n"));
    assertEquals(List.of(), problems(), "a part of a repository, for all we know");
    Files.createDirectories(folder.resolve(".git/info"));
    assertEquals(
        List.of("a/kustomization.yaml:1:22 broken-kustomization: there is no file `a/none.yaml`"),
        problems());
    Files.writeString(folder.resolve(".git/info/sparse-checkout"), "/a\n");
    assertEquals(List.of(), problems(), "git has checked out a part");
  }

  @Test
  void a_missing_file_may_be_ignored_or_in_a_submodule_or_named_by_a_variable() throws IOException {
    Files.createDirectories(folder.resolve(".git"));
    var files = repository(
        "resources: [vm.yaml, made.yaml, ../sub/x.yaml, '${X}/y.yaml', ../../out.yaml]\n");
    files.put(".gitignore", "made.yaml\n");
    files.put(".gitmodules", "[submodule \"sub\"]\n  path = sub\n  url = https://example.com/s\n");
    write(files);
    assertEquals(List.of(), problems());
  }

  @Test
  void a_definition_is_built_with_what_is_beside_it() throws IOException {
    Files.createDirectories(folder.resolve(".git"));
    var files = repository("""
        resources: [vm.yaml, crd.yaml]
        patches:
        - {path: label.yaml, target: {kind: CustomResourceDefinition, name: other.example.com}}
        replacements:
        - source: {kind: CustomResourceDefinition, fieldPath: 'metadata.labels.tier'}
          targets:
          - {select: {kind: VirtualMachine}, fieldPaths: [spec.template.metadata.labels.tier]}
        """);
    files.put("a/crd.yaml", """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: guests.example.com
          labels: {tier: silver}
        spec:
          names: {kind: VirtualMachine}
        """);
    files.put("a/label.yaml", "- {op: add, path: /metadata/labels/tier, value: gold}\n");
    write(files);
    assertSilver();
  }

  @Test
  void a_missing_file_may_be_made_from_a_template_beside_it() throws IOException {
    Files.createDirectories(folder.resolve(".git"));
    var files = repository("resources: [vm.yaml, made.yaml, old.yaml]\n");
    files.put("a/made.yaml.in", "kind: {{ kind }}\n");
    files.put("a/old.yaml.bak", VM);
    write(files);
    assertEquals(
        List.of("a/kustomization.yaml:1:33 broken-kustomization: there is no file `a/old.yaml`"),
        problems());
  }

  @Test
  void a_variable_of_flux_comes_from_a_file_that_is_read_later() throws IOException {
    write(Map.of(
        "clusters/east/virt.yaml",
        """
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: virt, namespace: flux-system}
            spec:
              path: ./virt
              postBuild: {substituteFrom: [{kind: ConfigMap, name: settings}]}
            """,
        "config/kustomization.yaml",
        "namespace: flux-system\nresources: [settings.yaml]\n",
        "config/settings.yaml",
        SETTINGS,
        "virt/vm.yaml",
        VM.replace("gold", "\"${tier}\""),
        "virt/gold.yaml",
        POLICY.formatted("gold"),
        "virt/silver.yaml",
        POLICY.formatted("silver")));
    assertEquals(List.of(), problems());
    var text = answers().toString();
    assertTrue(text.contains("winner=Optional[silver]"), text);
  }

  @Test
  void an_object_that_a_plugin_may_change_is_named() throws IOException {
    var files = repository("resources: [vm.yaml]\ntransformers: [plugin.yaml]\n");
    files.put("a/plugin.yaml", "apiVersion: example.com/v1\nkind: Plugin\nmetadata: {name: p}\n");
    write(files);
    var text = new Linter(List.of()).clusters(request()).toString();
    assertTrue(
        text.contains("how VirtualMachine shop/web ends up: a transformer may change it"), text);
  }

  @Test
  void a_link_out_of_what_is_linted_is_not_read() throws IOException {
    var outside = Files.createTempFile("tier", ".env");
    Files.writeString(outside, "tier=silver\n");
    write(repository("resources: [vm.yaml]\n"
        + "configMapGenerator: [{name: settings, envs: [settings.env]}]\n"
        + REPLACEMENT.formatted("ConfigMap")));
    Files.createSymbolicLink(folder.resolve("a/settings.env"), outside);
    assertEquals(List.of(), problems());
    assertTrue(!answers().toString().contains("winner=silver"), answers().toString());
    Files.delete(outside);
  }

  /** Parts that kustomizations are put together from; nothing in the files speaks of KubeVirt. */
  private static final List<String> PARTS = List.of(
      "configMapGenerator: [{name: settings, literals: [tier=silver]}]\n",
      "configMapGenerator: [{name: other, files: [text.txt]}]\n",
      REPLACEMENT.formatted("ConfigMap"),
      REPLACEMENT.formatted("Secret"),
      "patches: [{target: {kind: VirtualMachine}, path: halted.yaml}]\n",
      "patches: [{path: settings-patch.yaml}]\n",
      "patches: [{target: {kind: Deployment}, patch: '[{op: remove, path: /spec/replicas}]'}]\n",
      "commonLabels: {team: a}\n",
      "replicas: [{name: app, count: 2}]\n",
      "components: [../c]\n",
      "namespace: other\n");

  @Test
  void what_is_read_at_once_never_decides() throws IOException {
    var random = new Random(11);
    for (var i = 0; i < 60; i++) {
      var base = folder;
      folder = Files.createDirectory(base.resolve("r" + i));
      var text = new StringBuilder("resources: [vm.yaml");
      for (var name : List.of("settings.yaml", "app.yaml", "secret.yaml", "none.yaml")) {
        text.append(random.nextInt(5) > 1 ? ", " + name : "");
      }
      text.append("]\n");
      var used = new ArrayList<String>();
      for (var part : PARTS) {
        var key = part.substring(0, part.indexOf(':'));
        if (random.nextInt(4) == 0 && !used.contains(key)) {
          used.add(key);
          text.append(part);
        }
      }
      var files = repository(text.toString());
      files.put("a/settings.yaml", SETTINGS);
      files.put("a/app.yaml", """
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: app}
          spec: {replicas: 1, template: {metadata: {labels: {app: a}}}}
          """);
      files.put("a/secret.yaml", SETTINGS.replace("ConfigMap", "Secret"));
      files.put("a/halted.yaml", """
          apiVersion: v1
          kind: Whatever
          metadata: {name: x}
          spec: {runStrategy: Halted}
          """);
      files.put("a/settings-patch.yaml", SETTINGS.replace("silver", "gold"));
      files.put("a/text.txt", "text\n");
      files.put("c/kustomization.yaml", "kind: Component\ncommonAnnotations: {a: b}\n");
      write(files);
      var problems = problems();
      var answers = answers();
      files.replaceAll((name, content) -> name.endsWith(".yaml") && !name.contains("kustomization")
          ? content + "# kubevirt.io\n"
          : content);
      write(files);
      assertEquals(problems(), problems, text.toString());
      assertEquals(described(answers()), described(answers), text.toString());
      folder = base;
    }
  }
}
