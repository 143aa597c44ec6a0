package io.github.migrationlint.core.gitops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.manifest.Classifier;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What GitOps objects have applied of a repository with some folders. */
class DeliveriesTest {
  private static final List<SourceId> FILES = List.of(
      new SourceId("apps/shop/prod/vm.yaml"),
      new SourceId("apps/shop/dev/vm.yaml"),
      new SourceId("apps/.hidden/vm.yaml"),
      new SourceId("clusters/east/config.json"),
      new SourceId("clusters/west/config.json"),
      new SourceId("policies/gold.yaml"));

  private static Deliveries read(String yaml, String... configs) {
    var reader = new YamlReader();
    var documents =
        reader.read(new SourceFile(new SourceId("argocd/test.yaml"), yaml)).value();
    var manifests = new Classifier().classify(documents).value();
    var paths = new RepositoryPaths(FILES, "");
    return Deliveries.of(
        manifests,
        GitOpsContext.of(
            manifests,
            paths,
            path -> {
              for (var i = 0; i + 1 < configs.length; i += 2) {
                if (configs[i].equals(path)) {
                  return reader
                      .read(new SourceFile(new SourceId(path), configs[i + 1]))
                      .value()
                      .stream()
                      .findFirst()
                      .flatMap(Document::root);
                }
              }
              return Optional.empty();
            },
            ChartFiles.NONE,
            new Budget(),
            folder -> true));
  }

  /** Each as {@code path -> cluster}; a dot is the object's own cluster. */
  private static List<String> delivered(Deliveries deliveries) {
    var words = new ArrayList<String>();
    for (var delivery : deliveries.all()) {
      var to = delivery.destination() instanceof Destination.Named named
          ? named.cluster()
          : delivery.destination() instanceof Destination.Local ? "." : "?";
      words.add(delivery.path() + " -> " + to);
    }
    return words;
  }

  private static List<String> notSeen(Deliveries deliveries) {
    return deliveries.notSeen().stream().map(NotSeen::what).toList();
  }

  private static String application(String source, String destination) {
    return """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: test}
        spec:
          source: {repoURL: x, %s}
          destination: {%s}
        """.formatted(source, destination);
  }

  @ParameterizedTest
  @CsvSource({
    "name: in-cluster, .",
    "server: 'https://kubernetes.default.svc', .",
    "server: 'https://kubernetes.default.svc:443', .",
    "server: 'https://api.east.example.com:6443', api.east.example.com",
    "name: east, east",
    "name: '{{cluster}}', ?",
    "namespace: shop, ?"
  })
  void a_destination_is_a_name_a_server_or_the_own_cluster(String written, String cluster) {
    var destination = written.startsWith("server") || written.startsWith("name: '")
        ? written.replace("'", "\"")
        : written;
    assertEquals(
        List.of("policies -> " + cluster),
        delivered(read(application("path: ./policies/", destination))));
  }

  @ParameterizedTest
  @CsvSource({
    "path: ../../etc, 'path `../../etc`, which is not in these files'",
    "path: /etc, 'path `/etc`, which is not in these files'",
    "path: nowhere, 'path `nowhere`, which is not in these files'",
    "path: 'apps/${STAGE}', 'path `apps/${STAGE}`, which is filled in elsewhere'",
    "'path: policies, plugin: {}', 'path `policies`, which a plugin of Argo CD renders'",
    "path: ., 'the root of a repository, which need not be this one'",
    "chart: kubevirt, 'chart `kubevirt` of `x`, which Helm renders'"
  })
  void what_is_not_in_the_repository_is_not_seen(String source, String what) {
    var deliveries = read(application(source, "name: east"));
    assertEquals(List.of(), delivered(deliveries));
    assertEquals(List.of(what), notSeen(deliveries));
  }

  @Test
  void every_source_of_an_application_counts() {
    var deliveries = read("""
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: test}
        spec:
          sources:
          - {repoURL: x, path: policies}
          - {repoURL: x, ref: values}
          - {repoURL: x, path: apps/shop/prod}
          destination: {name: east}
        """);
    assertEquals(List.of("policies -> east", "apps/shop/prod -> east"), delivered(deliveries));
  }

  private static String set(boolean isGoTemplate, String generators, String path, String cluster) {
    return """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: test}
        spec:
          goTemplate: %s
          generators: [%s]
          template:
            metadata: {name: test}
            spec:
              source: {repoURL: x, path: "%s"}
              destination: {name: "%s"}
        """.formatted(isGoTemplate, generators, path, cluster);
  }

  @Test
  void folders_fill_a_template_in_either_language() {
    var git = "git: {directories: [{path: apps/*/*}, {path: apps/*/dev, exclude: true}]}";
    assertEquals(
        List.of("apps/shop/prod -> prod"),
        delivered(read(set(false, "{" + git + "}", "{{path}}", "{{path.basename}}"))));
    assertEquals(
        List.of("apps/shop/prod -> shop"),
        delivered(
            read(set(true, "{" + git + "}", "{{ .path.path }}", "{{index .path.segments 1}}"))));
    assertEquals(
        List.of("apps/shop/prod -> shop"),
        delivered(read(set(false, "{" + git + "}", "{{path}}", "{{path[1]}}"))));
  }

  @Test
  void files_tell_what_is_in_them_and_where_they_lie() {
    var set = set(
        true,
        "{git: {files: [{path: clusters/*/config.json}]}}",
        "{{.folder}}",
        "{{.path.basename}}");
    var deliveries = read(set, "clusters/east/config.json", "{\"folder\": \"policies\"}");
    assertEquals(List.of("policies -> east"), delivered(deliveries));
    assertEquals(
        List.of(
            "`clusters/west/config.json`, which ApplicationSet `test` reads, was not read",
            "path `{{.folder}}`, which is filled in elsewhere"),
        notSeen(deliveries));
  }

  @Test
  void a_matrix_gives_every_pair_and_its_second_generator_may_use_the_first() {
    var matrix = """
        {matrix: {generators: [
          {list: {elements: [{folder: apps, cluster: east}, {folder: apps, cluster: west}]}},
          {git: {directories: [{path: "{{folder}}/shop/*"}]}}]}}""".replace("\n", " ");
    assertEquals(
        List.of(
            "apps/shop/dev -> east",
            "apps/shop/prod -> east",
            "apps/shop/dev -> west",
            "apps/shop/prod -> west"),
        delivered(read(set(false, matrix, "{{path}}", "{{cluster}}"))));
  }

  @Test
  void a_merge_lets_later_generators_speak_of_the_same_keys() {
    var merge = """
        {merge: {mergeKeys: [cluster], generators: [
          {list: {elements: [{cluster: east, stage: prod}, {cluster: west, stage: prod}]}},
          {list: {elements: [{cluster: west, stage: dev}, {cluster: north, stage: dev}]}}]}}""".replace("\n", " ");
    assertEquals(
        List.of("apps/shop/prod -> east", "apps/shop/dev -> west"),
        delivered(read(set(false, merge, "apps/shop/{{stage}}", "{{cluster}}"))));
  }

  @Test
  void a_generator_that_asks_a_cluster_leaves_the_cluster_open() {
    var deliveries = read(set(false, "{clusters: {}}", "policies", "{{name}}"));
    assertEquals(List.of("policies -> ?"), delivered(deliveries));
    assertEquals(
        List.of("the clusters of ApplicationSet `test`, which its `clusters` generator finds"),
        notSeen(deliveries));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 'what a generator of ApplicationSet `test` lists, which is empty'",
        "{matrix: {generators: []}} | 'the `matrix` generator of ApplicationSet `test`, which does not have two parts'",
        "{git: {repoURL: x}} | 'what the `git` generator of ApplicationSet `test` asks for'",
        "{git: {directories: [{path: a/*}]}} | 'the folders that the `git` generator of ApplicationSet `test` asks for, none is here'",
      })
  void a_generator_that_gives_nothing_is_not_passed_over(String generator, String what) {
    var deliveries = read(set(false, generator, "policies", "east"));
    assertEquals(List.of(), delivered(deliveries));
    assertEquals(List.of(what), notSeen(deliveries));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chart: {spec: {chart: cilium, sourceRef: {kind: HelmRepository, name: cilium}}} | 'chart `cilium` of HelmRepository `cilium`, which Helm renders'",
        "chart: {spec: {chart: ./charts/vm}} | 'chart `./charts/vm`, which Helm renders'",
        "chartRef: {kind: OCIRepository, name: vms} | 'the chart of OCIRepository `vms`, which Helm renders'",
      })
  void a_release_of_helm_is_a_chart_that_is_not_seen(String chart, String what) {
    var deliveries = read("""
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: test}
        spec:
          %s
        """.formatted(chart));
    assertEquals(List.of(), delivered(deliveries));
    assertEquals(List.of(what), notSeen(deliveries));
  }

  private static String applications(String... repositoriesAndPaths) {
    var all = new StringBuilder();
    for (var i = 0; i + 1 < repositoriesAndPaths.length; i += 2) {
      all.append("---\n")
          .append("""
          apiVersion: argoproj.io/v1alpha1
          kind: Application
          metadata: {name: test}
          spec:
            source: {repoURL: "%s", path: "%s"}
            destination: {name: east}
          """.formatted(repositoriesAndPaths[i], repositoriesAndPaths[i + 1]));
    }
    return all.toString();
  }

  @Test
  void a_path_of_another_repository_is_not_ours_because_it_exists_here() {
    var deliveries = read(applications(
        "https://git.example.com/ops/fleet.git", "apps/shop/dev",
        "git@ssh.example.com:mirror/Fleet", "apps/shop/prod",
        "https://git.example.com/shop/database/", "policies"));
    assertEquals(List.of("apps/shop/dev -> east", "apps/shop/prod -> east"), delivered(deliveries));
    assertEquals(
        List.of("path `policies` of `https://git.example.com/shop/database/`, which is another"
            + " repository"),
        notSeen(deliveries));
    assertEquals(List.of(), deliveries.lostPaths());
  }

  @Test
  void which_repository_is_ours_takes_several_paths_of_one_alone() {
    var once = applications("https://x/fleet", "apps/shop/dev", "https://x/database", "policies");
    assertEquals(List.of("apps/shop/dev -> east", "policies -> east"), delivered(read(once)));
    var twice = applications(
        "https://x/fleet",
        "apps/shop/dev",
        "https://x/fleet",
        "policies",
        "https://x/database",
        "policies",
        "https://x/database",
        "apps/shop/prod");
    assertEquals(4, read(twice).all().size());
    var filledIn = applications(
        "https://x/fleet",
        "apps/shop/dev",
        "https://x/fleet",
        "policies",
        "${REPOSITORY}",
        "apps/shop/prod");
    assertEquals(3, read(filledIn).all().size());
  }

  @Test
  void flux_names_the_repository_in_an_object_of_its_own() {
    var source = """
        ---
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata: {name: %s}
        spec: {url: "%s"}
        """;
    var kustomization = """
        ---
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: test}
        spec:
          sourceRef: {kind: GitRepository, name: %s}
          path: %s
        """;
    var deliveries = read(source.formatted("flux-system", "ssh://git@example.com/ops/fleet.git")
        + source.formatted("database", "https://example.com/shop/database")
        + kustomization.formatted("flux-system", "apps/shop/dev")
        + kustomization.formatted("flux-system", "apps/shop/prod")
        + kustomization.formatted("database", "policies"));
    assertEquals(List.of("apps/shop/dev -> .", "apps/shop/prod -> ."), delivered(deliveries));
  }

  @Test
  void a_hydrated_application_comes_from_its_dry_source() {
    var deliveries = read("""
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: test}
        spec:
          sourceHydrator:
            drySource: {repoURL: x, path: policies}
            syncSource: {targetBranch: rendered, path: policies}
          destination: {name: east}
        """);
    assertEquals(List.of("policies -> east"), delivered(deliveries));
  }

  @Test
  void expressions_are_looked_up_and_never_evaluated() {
    var list = "{list: {elements: [{path: policies, loop: '{{.loop}}{{.loop}}'}]}}";
    for (var path : List.of("{{ .path | upper }}", "{{ env `HOME` }}", "{{.loop}}", "{{.path")) {
      assertEquals(List.of(), delivered(read(set(true, list, path, "east"))), path);
    }
  }

  @Test
  void there_is_an_end_to_what_a_set_may_make() {
    var list = "{list: {elements: [" + "{a: policies},".repeat(200) + "]}}";
    var matrix = "{matrix: {generators: [" + list + ", " + list + "]}}";
    var deliveries = read(set(false, matrix, "{{a}}", "east"));
    assertEquals(10_000, deliveries.all().size());
    assertEquals(
        List.of("generators make too many applications: some are left out"), notSeen(deliveries));
  }

  @Test
  void applications_that_are_written_down_have_no_end() {
    var list = "{list: {elements: [" + "{a: policies},".repeat(12_000) + "]}}";
    var deliveries = read(set(false, list, "{{a}}", "east"));
    assertEquals(12_000, deliveries.all().size());
    assertEquals(List.of(), notSeen(deliveries));
  }

  @ParameterizedTest
  @CsvSource({
    "'interval: 1m', .",
    "'kubeConfig: {secretRef: {name: edge-kubeconfig}}', edge",
    "'kubeConfig: {secretRef: {name: far}}', far",
    "'kubeConfig: {configMapRef: {name: far}}', ?"
  })
  void flux_applies_to_its_own_cluster_by_default(String more, String cluster) {
    assertEquals(List.of("policies -> " + cluster), delivered(read("""
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: test}
            spec: {path: ./policies, %s}
            """.formatted(more))));
  }

  @Test
  void what_flux_does_not_reconcile_is_not_applied() {
    assertEquals(List.of(), delivered(read("""
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: test
          annotations: {kustomize.toolkit.fluxcd.io/reconcile: disabled}
        spec: {path: ./policies}
        """)));
  }

  private static String generator(String defaults) {
    return """
        apiVersion: policy.open-cluster-management.io/v1
        kind: PolicyGenerator
        metadata: {name: test}
        policyDefaults: {%s}
        policies:
        - name: one
          manifests: [{path: ../policies/gold.yaml}]
        ---
        apiVersion: cluster.open-cluster-management.io/v1beta1
        kind: Placement
        metadata: {name: edge, namespace: policies}
        spec:
          predicates:
          - requiredClusterSelector:
              labelSelector: {matchLabels: {name: edge-1}}
        """.formatted(defaults);
  }

  @ParameterizedTest
  @CsvSource({
    "'remediationAction: enforce, placement: {clusterSelectors: {name: east}}', east",
    "'remediationAction: enforce, placement: {placementName: edge}', edge-1",
    "'remediationAction: enforce, placement: {placementPath: test.yaml}', edge-1",
    "'remediationAction: enforce, placement: {labelSelector: {env: prod}}', ?",
    "'remediationAction: enforce', ?"
  })
  void a_policy_generator_brings_its_manifests_to_its_placement(String defaults, String cluster) {
    assertEquals(List.of("policies/gold.yaml -> " + cluster), delivered(read(generator(defaults))));
  }

  @Test
  void a_policy_that_informs_brings_nothing() {
    assertEquals(List.of(), delivered(read(generator("placement: {clusterSelectors: {name: e}}"))));
    assertEquals(
        List.of(),
        delivered(read(generator("remediationAction: enforce, complianceType: mustnothave"))));
  }
}
