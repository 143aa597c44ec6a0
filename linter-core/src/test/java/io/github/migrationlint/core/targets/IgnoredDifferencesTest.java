package io.github.migrationlint.core.targets;

import static io.github.migrationlint.core.targets.SmallRepositories.problems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases beside those of the page {@code ignored-difference}. */
class IgnoredDifferencesTest {
  private static final String AUTOMATED = "automated: {}";

  private static String application(String syncPolicy, String ignored) {
    return """
        === apps/virt.yaml
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: virt}
        spec:
          source: {repoURL: https://git.example.com/fleet.git, path: virt}
          destination: {name: east}
          syncPolicy: {%s}
          ignoreDifferences: [{%s}]
        """.formatted(syncPolicy, ignored);
  }

  private static String object(String apiVersion, String kind, String spec) {
    return """
        === virt/object.yaml
        apiVersion: %s
        kind: %s
        metadata: {name: kubevirt, namespace: virt, annotations: {a/b: c}}
        spec: {%s}
        """.formatted(apiVersion, kind, spec);
  }

  private static final String POLICY = object(
      "migrations.kubevirt.io/v1alpha1", "MigrationPolicy", "allowPostCopy: true, selectors: {}");

  /** The name that Argo CD ignores; empty where nothing is found. */
  private static String ignored(String text) {
    var found = problems(text);
    if (found.isEmpty()) {
      return "";
    }
    assertEquals(1, found.size(), found.toString());
    var message = found.get(0);
    return message.substring(
        message.indexOf('`') + 1, message.indexOf('`', message.indexOf('`') + 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hco.kubevirt.io/v1beta1 | HyperConverged | liveMigrationConfig: {network: a} | /spec/liveMigrationConfig | liveMigrationConfig",
        "hco.kubevirt.io/v1beta1 | HyperConverged | liveMigrationConfig: {network: a} | /spec/liveMigrationConfig/network | network",
        "hco.kubevirt.io/v1beta1 | HyperConverged | liveMigrationConfig: {network: a} | /spec | liveMigrationConfig",
        "hco.kubevirt.io/v1beta1 | HyperConverged | liveMigrationConfig: {network: a} | /spec/evictionStrategy | ''",
        "hco.kubevirt.io/v1beta1 | HyperConverged | liveMigrationConfig: {} | /spec/liveMigrationConfig | ''",
        "hco.kubevirt.io/v1beta1 | HyperConverged | evictionStrategy: None | /spec/evictionStrategy | evictionStrategy",
        "hco.kubevirt.io/v1beta1 | HyperConverged | evictionStrategy: '' | /spec/evictionStrategy | ''",
        "hco.kubevirt.io/v1beta1 | HyperConverged | workloadUpdateStrategy: {a: b} | /spec/workloadUpdateStrategy | workloadUpdateStrategy",
        "hco.kubevirt.io/v1beta1 | HyperConverged | virtualization: {evictionStrategy: None} | /spec/virtualization | ''",
        "hco.kubevirt.io/v1 | HyperConverged | virtualization: {evictionStrategy: None} | /spec/virtualization | evictionStrategy",
        "hco.kubevirt.io/v1 | HyperConverged | virtualization: {liveMigrationConfig: {network: a}} | /spec/virtualization/liveMigrationConfig | liveMigrationConfig",
        "hco.kubevirt.io/v1 | HyperConverged | virtualization: {workloadUpdateStrategy: {a: b}} | /spec/virtualization/workloadUpdateStrategy/a | a",
        "kubevirt.io/v1 | KubeVirt | configuration: {migrations: {network: a}} | /spec/configuration/migrations | migrations",
        "kubevirt.io/v1 | KubeVirt | configuration: {evictionStrategy: None} | /spec/configuration/evictionStrategy | evictionStrategy",
        "kubevirt.io/v1 | KubeVirt | workloadUpdateStrategy: {a: b} | /spec/workloadUpdateStrategy | workloadUpdateStrategy",
        "kubevirt.io/v1 | KubeVirt | configuration: {cpuModel: a} | /spec/configuration/cpuModel | ''",
        "kubevirt.io/v1 | VirtualMachine | template: {spec: {evictionStrategy: None}} | /spec/template/spec/evictionStrategy | evictionStrategy",
        "kubevirt.io/v1 | VirtualMachine | template: {spec: {evictionStrategy: None}} | /spec/template | evictionStrategy",
        "kubevirt.io/v1 | VirtualMachine | template: {spec: {evictionStrategy: None}} | /spec/runStrategy | ''",
        "kubevirt.io/v1 | VirtualMachine | template: {spec: {evictionStrategy: None}} | spec/template | ''",
        "kubevirt.io/v1 | VirtualMachinePool | template: {spec: {evictionStrategy: None}} | /spec/template | ''",
      })
  void what_decides_about_migrations_is_known_for_each_kind(
      String apiVersion, String kind, String spec, String pointer, String name) {
    var ignored = "group: %s, kind: %s, jsonPointers: ['%s']"
        .formatted(apiVersion.substring(0, apiVersion.indexOf('/')), kind, pointer);

    assertEquals(name, ignored(application(AUTOMATED, ignored) + object(apiVersion, kind, spec)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".spec.allowPostCopy | allowPostCopy",
        ".spec | spec",
        "spec | ''",
        ".spec[0] | ''",
        ".spec..allowPostCopy | ''",
        ".spec.allow_PostCopy2 | ''",
        "'.' | ''",
      })
  void a_path_of_jq_is_followed_where_it_only_has_names(String path, String name) {
    var ignored = "group: migrations.kubevirt.io, kind: MigrationPolicy, jqPathExpressions: ['%s']"
        .formatted(path);

    assertEquals(name, ignored(application(AUTOMATED, ignored) + POLICY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "group: migrations.kubevirt.io, kind: MigrationPolicy | spec",
        "group: '*', kind: '*' | spec",
        "group: '*.kubevirt.io', kind: Migration* | spec",
        "group: kubevirt.io, kind: MigrationPolicy | ''",
        "group: migrations.kubevirt.io, kind: KubeVirt | ''",
        "kind: MigrationPolicy | ''",
        "group: migrations.kubevirt.io, kind: MigrationPolicy, name: kubevirt | spec",
        "group: migrations.kubevirt.io, kind: MigrationPolicy, name: other | ''",
        "group: migrations.kubevirt.io, kind: MigrationPolicy, namespace: virt | spec",
        "group: migrations.kubevirt.io, kind: MigrationPolicy, namespace: other | ''",
      })
  void an_entry_is_for_a_group_a_kind_and_perhaps_a_name(String entry, String name) {
    assertEquals(name, ignored(application(AUTOMATED, entry + ", jsonPointers: [/spec]") + POLICY));
  }

  private static final String ENTRY =
      "group: migrations.kubevirt.io, kind: MigrationPolicy, jsonPointers: [/spec]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "automated: {} | note edits of `spec` start no sync: Argo CD ignores them",
        "automated: {enabled: true} | note edits of `spec` start no sync: Argo CD ignores them",
        "automated: {enabled: false} | ''",
        "syncOptions: [CreateNamespace=true] | ''",
        "syncOptions: [CreateNamespace=true, RespectIgnoreDifferences=true] | warning edits of `spec` never reach the cluster: Argo CD ignores them",
        "syncOptions: [RespectIgnoreDifferences=false] | ''",
        "syncOptions: [{RespectIgnoreDifferences=true: a}] | ''",
      })
  void only_a_sync_that_starts_by_itself_or_respects_them_loses_edits(
      String policy, String message) {
    var found = problems(application(policy, ENTRY) + POLICY);

    assertEquals(
        message.isEmpty() ? List.of() : List.of(message + " apps/virt.yaml:8 [east]"), found);
  }

  @Test
  void each_path_is_reported_once_for_an_object() {
    var two = ENTRY.replace("[/spec]", "[/spec, /spec/allowPostCopy]");
    assertEquals(2, problems(application(AUTOMATED, two) + POLICY).size());
    var both = object(
        "hco.kubevirt.io/v1beta1",
        "HyperConverged",
        "evictionStrategy: None, liveMigrationConfig: {network: a}");
    var all = "group: hco.kubevirt.io, kind: HyperConverged, jsonPointers: [/spec]";
    assertEquals(1, problems(application(AUTOMATED, all) + both).size());
  }

  @Test
  void flux_ignores_nothing() {
    assertEquals(List.of(), problems("""
        === apps/virt.yaml
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: virt, namespace: flux-system}
        spec:
          path: ./virt
          sourceRef: {kind: GitRepository, name: fleet}
          syncPolicy: {automated: {}}
          ignoreDifferences: [{group: "*", kind: "*", jsonPointers: [/spec]}]
        """ + POLICY));
  }
}
