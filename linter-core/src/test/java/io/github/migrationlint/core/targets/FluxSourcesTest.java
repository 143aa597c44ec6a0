package io.github.migrationlint.core.targets;

import static io.github.migrationlint.core.targets.SmallRepositories.vm;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a GitRepository of Flux leaves out, of the paths of which Kustomization. */
class FluxSourcesTest {
  private static final String FILES = file("apps/db.yaml", vm("name: db, namespace: shop"))
      + file("apps/web.yaml", vm("name: web, namespace: shop"));

  private static String file(String path, String text) {
    return "=== " + path + "\n" + text;
  }

  private static String kustomization(String cluster, String path, String source) {
    return file("clusters/" + cluster + "/apps.yaml", """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: apps, namespace: flux-system}
        spec: {path: %s, sourceRef: {%s}}
        """.formatted(path, source));
  }

  private static String repository(String metadata, String ignore) {
    return """
        ---
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata: {%s}
        spec: {url: https://git.example.com/fleet.git, ignore: "%s"}
        """.formatted(metadata, ignore);
  }

  private static String repositories(String... all) {
    return file("sources/all.yaml", String.join("", all));
  }

  /** The VMs of each cluster that is known. */
  private static List<String> vms(String text) {
    var found = new ArrayList<String>();
    for (var cluster : SmallRepositories.read(text).plan().clusters()) {
      if (cluster.isNamed()) {
        var names = new ArrayList<String>();
        for (var manifest : cluster.manifests()) {
          names.add(manifest.name().orElse(""));
        }
        found.add(cluster.name() + ": " + String.join(" ", names));
      }
    }
    return found;
  }

  private static List<String> vmsOf(String source, String... repositories) {
    return vms(FILES + kustomization("east", "./apps", source) + repositories(repositories));
  }

  private static final String FLEET = "kind: GitRepository, name: fleet";

  @Test
  void a_source_leaves_out_what_it_ignores() {
    assertEquals(
        List.of("east: db"),
        vmsOf(FLEET, repository("name: fleet, namespace: flux-system", "/apps/web.yaml")));
    assertEquals(
        List.of("east: db web"),
        vmsOf(FLEET, repository("name: fleet, namespace: flux-system", "/other")));
  }

  @Test
  void a_source_of_another_name_or_kind_leaves_out_nothing() {
    assertEquals(
        List.of("east: db web"),
        vmsOf(FLEET, repository("name: other, namespace: flux-system", "/apps/web.yaml")));
    assertEquals(
        List.of("east: db web"),
        vmsOf(
            "kind: OCIRepository, name: fleet",
            repository("name: fleet, namespace: flux-system", "/apps/web.yaml")));
  }

  @Test
  void the_namespace_of_a_source_is_that_of_the_kustomization_unless_it_says_another() {
    var both = new String[] {
      repository("name: fleet, namespace: flux-system", "/apps/web.yaml"),
      repository("name: fleet, namespace: other", "/apps/db.yaml")
    };
    assertEquals(List.of("east: db"), vmsOf(FLEET, both));
    assertEquals(List.of("east: web"), vmsOf(FLEET + ", namespace: other", both));
    assertEquals(List.of("east: db web"), vmsOf(FLEET + ", namespace: third", both));
  }

  /** Someone else gives it one. */
  @Test
  void a_source_without_a_namespace_may_be_meant() {
    assertEquals(List.of("east: db"), vmsOf(FLEET, repository("name: fleet", "/apps/web.yaml")));
  }

  @Test
  void two_sources_that_may_be_meant_leave_out_nothing_unless_they_agree() {
    assertEquals(
        List.of("east: db web"),
        vmsOf(
            FLEET,
            repository("name: fleet", "/apps/web.yaml"),
            repository("name: fleet, namespace: flux-system", "/apps/db.yaml")));
    assertEquals(
        List.of("east: db"),
        vmsOf(
            FLEET,
            repository("name: fleet", "/apps/web.yaml"),
            repository("name: fleet, namespace: flux-system", "/apps/web.yaml")));
  }

  @Test
  void patterns_that_are_filled_in_later_are_unknown() {
    assertEquals(
        List.of("east: db web"),
        vmsOf(FLEET, repository("name: fleet", "/apps/web.yaml ${ignored}")));
  }

  /** Both have one path applied, and each sees other files of it. */
  @Test
  void each_kustomization_has_what_its_own_source_leaves() {
    assertEquals(
        List.of("east: db", "west: db web"),
        vms(FILES
            + kustomization("east", "./apps", "kind: GitRepository, name: some")
            + kustomization("west", "./apps", "kind: GitRepository, name: all")
            + repositories(
                repository("name: some, namespace: flux-system", "/apps/web.yaml"),
                repository("name: all, namespace: flux-system", ""))));
  }

  /** The files are below a folder that is not the root of the repository. */
  @Test
  void patterns_do_not_count_where_the_root_is_not_known() {
    var files = FILES
        + kustomization("east", "./apps", FLEET)
        + repositories(repository("name: fleet", "web.yaml"));
    assertEquals(List.of("east: db"), vms(files));
    assertEquals(List.of("east: db web"), vms(files.replace("=== ", "=== checkout/")));
  }

  private static List<String> withFiles(String... ignores) {
    var text = new StringBuilder(FILES)
        .append(file("apps/+more/cache.yaml", vm("name: cache, namespace: shop")))
        .append(kustomization("east", "./apps", FLEET))
        .append(repositories(repository("name: fleet", ignores[0])));
    for (var i = 1; i < ignores.length; i += 2) {
      text.append(file(ignores[i], ignores[i + 1] + "\n"));
    }
    return vms(text.toString());
  }

  /** Files further down count after those further up, and the source itself last. */
  @Test
  void what_comes_last_decides() {
    assertEquals(List.of("east: cache db"), withFiles("", "apps/.sourceignore", "web.yaml"));
    assertEquals(List.of("east: cache"), withFiles("", ".sourceignore", "/apps/*.yaml"));
    assertEquals(
        List.of("east: cache db"),
        withFiles("", "apps/.sourceignore", "!db.yaml", ".sourceignore", "/apps/*.yaml"));
    assertEquals(
        List.of("east: cache db web"),
        withFiles(
            "", "apps/+more/.sourceignore", "!cache.yaml", "apps/.sourceignore", "cache.yaml"));
    assertEquals(
        List.of("east: cache web"),
        withFiles(
            "!/apps/web.yaml", ".sourceignore", "/apps/*.yaml", "apps/.sourceignore", "!none"));
  }
}
