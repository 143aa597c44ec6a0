package io.github.migrationlint.core.targets;

import static io.github.migrationlint.core.targets.SmallRepositories.application;
import static io.github.migrationlint.core.targets.SmallRepositories.vm;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.kustomize.NotSeen;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is at the paths that Argo CD and Flux apply. */
class AppliedPathsTest {
  private static final String DB = vm("name: db, namespace: shop");
  private static final String WEB = vm("name: web, namespace: shop");

  private static String file(String path, String text) {
    return "=== " + path + "\n" + text;
  }

  private static String flux(String name, String path, String more) {
    return """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: %s, namespace: flux-system}
        spec: {path: ./%s, sourceRef: {kind: GitRepository, name: fleet}%s}
        """.formatted(name, path, more);
  }

  private static String source(String ignore) {
    return file("clusters/east/source.yaml", """
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata: {name: fleet, namespace: flux-system}
        spec:
          url: https://git.example.com/fleet.git
          ignore: |
            %s
        """.formatted(ignore));
  }

  /** Each cluster as {@code name: objects}. */
  private static List<String> objects(String text) {
    var found = new ArrayList<String>();
    for (var cluster : SmallRepositories.read(text).plan().clusters()) {
      var names = new ArrayList<String>();
      for (var manifest : cluster.manifests()) {
        names.add(manifest.name().orElse(""));
      }
      found.add(cluster.name() + ": " + String.join(" ", names));
    }
    return found;
  }

  private static List<String> notSeen(String text) {
    return SmallRepositories.read(text).targets().notSeen().stream()
        .map(NotSeen::what)
        .toList();
  }

  @Test
  void argo_skips_files_that_say_so() {
    assertEquals(
        List.of("east: db"),
        objects(file("apps/a.yaml", application("a", "a", "name: east"))
            + file("a/skipped.yaml", "# +argocd:skip-file-rendering\n" + WEB)
            + file("a/vm.yaml", DB)));
  }

  private static final String NAMED_VM = vm("name: \"vm-${name}\", namespace: shop");

  @Test
  void one_path_is_built_for_each_set_of_variables() {
    assertEquals(
        List.of("east: vm-one vm-two"),
        objects(file(
                "clusters/east/apps.yaml",
                flux("one", "vms", ", postBuild: {substitute: {name: one}}") + "---\n"
                    + flux("two", "vms", ", postBuild: {substitute: {name: two}}"))
            + file("vms/vm.yaml", NAMED_VM)));
  }

  /** The clusters apply one Kustomization, into which each puts a value of its own. */
  @Test
  void a_child_is_built_with_the_variables_of_each_parent() {
    assertEquals(
        List.of("east: vm-east", "west: vm-west"),
        objects(file(
                "clusters/east/apps.yaml",
                flux("apps", "apps", ", postBuild: {substitute: {cluster: east}}"))
            + file(
                "clusters/west/apps.yaml",
                flux("apps", "apps", ", postBuild: {substitute: {cluster: west}}"))
            + file(
                "apps/child.yaml",
                flux("child", "vms", ", postBuild: {substitute: {name: \"${cluster}\"}}"))
            + file("vms/vm.yaml", NAMED_VM)));
  }

  /** The child is written the same in both, but takes its value from an object of each cluster. */
  @Test
  void a_child_that_takes_values_from_objects_of_its_parents_is_built_for_each() {
    var child =
        flux("child", "vms", ", postBuild: {substituteFrom: [{kind: ConfigMap, name: %s}]}");
    var map = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s, namespace: flux-system}
        data: {name: %s}
        """;
    assertEquals(
        List.of("east: vm-a", "west: vm-b"),
        objects(file("clusters/east/child.yaml", child.formatted("a"))
            + file("clusters/east/map.yaml", map.formatted("a", "a"))
            + file("clusters/west/child.yaml", child.formatted("b"))
            + file("clusters/west/map.yaml", map.formatted("b", "b"))
            + file("vms/vm.yaml", NAMED_VM)));
  }

  @Test
  void what_the_source_of_flux_leaves_out_is_counted() {
    var text = file("clusters/east/apps.yaml", flux("apps", "apps", ""))
        + file("apps/db.yaml", DB)
        + file("apps/web.yaml", WEB);
    var repository = SmallRepositories.read(text + source("/apps/web.yaml"));
    assertEquals(1, repository.targets().leftOutBySources());
    assertEquals(List.of("east: db", "apps: web"), objects(text + source("/apps/web.yaml")));
    assertEquals(0, SmallRepositories.read(text).targets().leftOutBySources());
    assertEquals(List.of("east: db web"), objects(text));
  }

  @Test
  void a_path_of_which_the_source_leaves_out_all_is_not_seen() {
    var text = file("clusters/east/apps.yaml", flux("apps", "apps", ""))
        + source("/apps")
        + file("apps/db.yaml", DB);
    assertEquals(
        List.of("what is in `apps`, which the GitRepository of Flux leaves out"), notSeen(text));
  }

  @Test
  void a_kustomization_that_needs_what_the_source_leaves_out_is_not_built() {
    var text = file("clusters/east/apps.yaml", flux("apps", "apps", ""))
        + source("/apps/web.yaml")
        + file("apps/kustomization.yaml", "resources: [db.yaml, web.yaml]\n")
        + file("apps/db.yaml", DB)
        + file("apps/web.yaml", WEB);
    assertEquals(
        List.of("`apps/web.yaml`, which `apps` needs and Flux does not see"), notSeen(text));
    assertEquals(List.of("east: "), objects(text));
  }

  /** Flux then makes one of the files it sees. */
  @Test
  void a_kustomization_that_the_source_leaves_out_is_none() {
    var text = file("clusters/east/apps.yaml", flux("apps", "apps", ""))
        + file("apps/kustomization.yaml", "resources: [db.yaml]\nnamePrefix: x-\n")
        + file("apps/db.yaml", DB)
        + file("apps/web.yaml", WEB);
    assertEquals(
        List.of("east: db web", "apps: x-db"), objects(text + source("/apps/kustomization.yaml")));
    assertEquals(List.of("east: x-db", "apps: web"), objects(text));
  }

  /** Argo CD reads no source of Flux. */
  @Test
  void what_flux_leaves_out_argo_applies() {
    var text = file("apps/a.yaml", application("a", "vms", "name: west"))
        + file("clusters/east/vms.yaml", flux("vms", "vms", ""))
        + source("/vms/web.yaml")
        + file("vms/db.yaml", DB)
        + file("vms/web.yaml", WEB);
    assertEquals(List.of("east: db", "west: db web"), objects(text));
  }

  @Test
  void flux_takes_the_nearest_kustomization_below_a_path() {
    assertEquals(
        List.of("east: web x-db", "more: left"),
        objects(file("clusters/east/apps.yaml", flux("apps", "apps", ""))
            + file("apps/one/kustomization.yaml", "resources: [two, more]\nnamePrefix: x-\n")
            + file("apps/one/two/kustomization.yaml", "resources: [db.yaml]\n")
            + file("apps/one/two/db.yaml", DB)
            + file("apps/one/more/kustomization.yaml", "resources: []\n")
            + file("apps/one/more/left.yaml", vm("name: left, namespace: shop"))
            + file("apps/web.yml", WEB)
            + file("apps/web.json", "{}")));
  }

  /** Flux fails at such a file unless its source leaves it out, so it is taken to do so. */
  @Test
  void flux_takes_no_file_that_holds_something_else() {
    assertEquals(
        List.of("east: db", "apps: web"),
        objects(file("clusters/east/apps.yaml", flux("apps", "apps", ""))
            + file("apps/db.yaml", "---\n" + DB)
            + file("apps/values.yaml", "kubevirt.io: x\n")
            + file("apps/kind.yaml", "kind: VirtualMachine\n")
            + file("apps/both.yaml", WEB + "---\nkubevirt: none\n")));
  }

  private static final String OPEN = """
      resources: [vm.yaml]
      transformers: [unknown.yaml]
      """;

  /** A transformer of someone's own may change all of it. */
  @Test
  void an_object_that_may_look_different_is_named_with_its_namespace() {
    var unknown = """
        apiVersion: example.com/v1
        kind: Changes
        metadata: {name: unknown}
        """;
    assertEquals(
        List.of("how VirtualMachine shop/db ends up: a transformer may change it"),
        notSeen(file("apps/a.yaml", application("a", "a", "name: east"))
            + file("a/kustomization.yaml", OPEN)
            + file("a/unknown.yaml", unknown)
            + file("a/vm.yaml", DB)));
  }

  /** Each cluster as {@code name: namespace/name …}, Namespaces with their label. */
  private static List<String> inNamespaces(String text) {
    var found = new ArrayList<String>();
    for (var cluster : SmallRepositories.read(text).plan().clusters()) {
      var names = new ArrayList<String>();
      for (var manifest : cluster.manifests()) {
        var labels =
            manifest.root().mapping("metadata").flatMap(fields -> fields.mapping("labels"));
        names.add(labels
            .flatMap(fields -> fields.scalar("tier"))
            .map(tier -> "tier " + tier.text())
            .orElse(manifest.namespace().orElse("") + "/" + manifest.name().orElse("")));
      }
      found.add(cluster.name() + ": " + String.join(" ", names));
    }
    return found;
  }

  @Test
  void a_set_may_apply_one_path_to_several_namespaces() {
    assertEquals(
        List.of("east: one/db two/db"), inNamespaces("""
        === apps/set.yaml
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: set, namespace: argocd}
        spec:
          generators: [{list: {elements: [{ns: one}, {ns: two}]}}]
          template:
            metadata: {name: "vms-{{ns}}"}
            spec:
              source: {repoURL: https://git.example.com/fleet.git, path: vms}
              destination: {name: east, namespace: "{{ns}}"}
        """ + file("vms/vm.yaml", vm("name: db"))));
  }

  /** Only the Application that says so labels the namespace, and each in its own way. */
  @Test
  void the_labels_of_a_namespace_are_those_of_its_application() {
    var options = """
          syncPolicy:
            syncOptions: [CreateNamespace=true]
            managedNamespaceMetadata: {labels: {tier: %s}}
        """;
    var vms = application("NAME", "vms", "name: NAME, namespace: shop");
    assertEquals(
        List.of("east: shop/db tier gold", "north: shop/db tier iron", "west: shop/db"),
        inNamespaces(file("apps/a.yaml", vms.replace("NAME", "east") + options.formatted("gold"))
            + file("apps/b.yaml", vms.replace("NAME", "north") + options.formatted("iron"))
            + file("apps/c.yaml", vms.replace("NAME", "west"))
            + file("vms/vm.yaml", vm("name: db"))));
  }

  /** One file, which two policies bring to a cluster each. */
  @Test
  void an_application_that_policies_carry_applies_to_the_clusters_of_each() {
    assertEquals(
        List.of("east: db", "west: db"),
        objects("""
        === generator.yaml
        apiVersion: policy.open-cluster-management.io/v1
        kind: PolicyGenerator
        metadata: {name: migration}
        policyDefaults: {namespace: policies, remediationAction: enforce}
        policies:
        - name: east
          placement: {labelSelector: {name: east}}
          manifests: [{path: app.yaml}]
        - name: west
          placement: {labelSelector: {name: west}}
          manifests: [{path: app.yaml}]
        === kustomization.yaml
        generators: [generator.yaml]
        """
            + file("app.yaml", application("app", "vms", "name: in-cluster"))
            + file("vms/vm.yaml", DB)));
  }

  @Test
  void values_that_a_kustomization_hands_to_a_chart_have_paths_applied() {
    var chart = """
        helmCharts:
        - {name: apps, repo: https://charts.example.com, %s}
        """;
    var vms = file("vms/db.yaml", DB) + file("other/web.yaml", WEB);
    assertEquals(
        List.of("etl: db", "other: web"),
        objects(vms
            + file(
                "clusters/etl/kustomization.yaml",
                chart.formatted("valuesInline: {apps: {db: {source: {path: vms}}}}"))));
    assertEquals(
        List.of("etl: web db"),
        objects(vms
            + file(
                "clusters/etl/kustomization.yaml",
                chart.formatted(
                    "valuesFile: values.yaml, valuesInline: {apps: {db: {source: {path: vms}}}}"))
            + file("clusters/etl/values.yaml", "apps: {web: {source: {path: other}}}\n")));
  }

  /** Only kustomize reads the field. */
  @Test
  void a_file_that_is_no_kustomization_hands_nothing_to_charts() {
    assertEquals(
        List.of("etl: web", "vms: db"),
        objects(file("vms/db.yaml", DB)
            + file("clusters/etl/kustomization.yaml", "resources: [charts.yaml, app.yaml]\n")
            + file("clusters/etl/charts.yaml", """
                helmCharts:
                - {name: apps, valuesInline: {apps: {db: {source: {path: vms}}}}}
                """)
            + file("clusters/etl/app.yaml", application("app", "other", "name: in-cluster"))
            + file("other/web.yaml", WEB)));
  }

  /** Argo CD builds without them if its ConfigMap says so, in which nothing speaks of KubeVirt. */
  @Test
  void load_restrictions_are_lifted_by_the_settings_of_argo() {
    var text = file("apps/a.yaml", application("a", "a", "name: east"))
        + file("a/kustomization.yaml", "resources: [../b/vm.yaml]\n")
        + file("b/vm.yaml", DB);
    var settings = """
        === later argocd/argocd-cm.yaml
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: argocd-cm, namespace: argocd}
        data: {kustomize.buildOptions: --load-restrictor LoadRestrictionsNone}
        """;
    assertEquals(1, SmallRepositories.problems(text).size());
    assertEquals(
        1,
        SmallRepositories.problems(text + settings.replace("RestrictionsNone", "x"))
            .size());
    assertEquals(List.of(), SmallRepositories.problems(text + settings));
    assertEquals(List.of(), SmallRepositories.problems(text + settings.replace("later ", "")));
  }

  /** What its child applies is applied once, in the way the patch makes of it. */
  @Test
  void a_child_that_its_parent_patches_is_applied_only_so() {
    var patch = """
        , patches: [{target: {kind: Kustomization}, patch: '[{"op": "add", "path":
          "/spec/targetNamespace", "value": "shop"}]'}]""";
    var text = file("clusters/east/apps.yaml", flux("apps", "apps", patch))
        + file("apps/kustomization.yaml", "resources: [child.yaml]\n")
        + file("apps/child.yaml", flux("child", "middle", ""))
        + file("middle/kustomization.yaml", "resources: [grandchild.yaml]\n")
        + file("middle/grandchild.yaml", flux("grandchild", "vms", ", targetNamespace: own"))
        + file("vms/kustomization.yaml", "resources: [vm.yaml]\n")
        + file("vms/vm.yaml", vm("name: db"));
    assertEquals(List.of("east: vms"), SmallRepositories.clusters(text));
    assertEquals(List.of("east: own/db"), inNamespaces(text));
  }

  /** What is wrong with a path concerns no one where it makes nothing that is linted. */
  @Test
  void mistakes_of_paths_without_vms_are_not_reported() {
    for (var destination : List.of("name: east", "name: east, namespace: shop")) {
      var applied = file("apps/a.yaml", application("a", "k", destination))
          + file("k/kustomization.yaml", "resources: [object.yaml, object.yaml]\n");
      var map = """
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: m, namespace: shop}
          """;
      assertEquals(List.of(), SmallRepositories.problems(applied + file("k/object.yaml", map)));
      assertEquals(
          List.of("default*: "), SmallRepositories.clusters(applied + file("k/object.yaml", map)));
      assertEquals(
          1, SmallRepositories.problems(applied + file("k/object.yaml", DB)).size());
    }
  }

  @Test
  void a_kustomization_below_that_the_source_leaves_out_is_none() {
    var text = file("clusters/east/apps.yaml", flux("apps", "apps", ""))
        + file("apps/one/kustomization.yaml", "resources: [db.yaml]\nnamePrefix: x-\n")
        + file("apps/one/db.yaml", DB)
        + file("apps/web.yaml", WEB);
    assertEquals(List.of("east: web x-db"), objects(text));
    assertEquals(
        List.of("east: db web", "one: x-db"),
        objects(text + source("/apps/one/kustomization.yaml")));
  }

  /** Of files that no one lists, only what Flux substitutes is a mistake. */
  @Test
  void variables_are_missing_in_a_folder_without_a_kustomization_too() {
    assertEquals(
        List.of("note VirtualMachine `vm-${missing}` uses `missing`, which is not defined here"
            + " clusters/east/apps.yaml:4 [east]"),
        SmallRepositories.problems(file(
                "clusters/east/apps.yaml",
                flux("apps", "apps", ", postBuild: {substitute: {a: b}}"))
            + file("apps/vm.yaml", vm("name: \"vm-${missing}\", namespace: shop"))
            + file("apps/one.yaml", DB)
            + file("apps/two.yaml", DB)));
  }

  /** Whether something in its values speaks of KubeVirt, so that they are read at once, or later. */
  @Test
  void the_values_of_a_chart_of_applications_have_paths_applied() {
    for (var later : List.of("", "later ")) {
      assertEquals(
          List.of("east: db"),
          objects(file("apps/a.yaml", application("a", "charts/apps", "name: east"))
              + file("charts/apps/Chart.yaml", "apiVersion: v2\nname: apps\nversion: 0.1.0\n")
              + file("charts/apps/templates/apps.yaml", """
                  {{- range .Values.apps }}
                  apiVersion: argoproj.io/v1alpha1
                  kind: Application
                  {{- end }}
                  """)
              + file(later + "charts/apps/values.yaml", "apps: {virt: {source: {path: vms}}}\n")
              + file("vms/vm.yaml", DB)));
    }
  }
}
