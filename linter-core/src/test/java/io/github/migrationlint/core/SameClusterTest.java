package io.github.migrationlint.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.manifest.Classifier;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameClusterTest {
  private static Span in(String path) {
    return new SourceFile(new SourceId(path), "").start();
  }

  private static boolean isCertain(String one, String other, String... files) {
    var sources = Arrays.stream(files).map(SourceId::new).toList();
    return SameCluster.in(sources, List.of()).isCertain(in(one), in(other));
  }

  @Test
  void without_targets_the_whole_repository_is_one() {
    assertEquals(true, isCertain("a/x.yaml", "b/y.yaml", "a/x.yaml", "b/y.yaml"));
  }

  @Test
  void files_of_two_kustomizations_may_reach_two_clusters() {
    assertEquals(
        false, isCertain("a/x.yaml", "b/y.yaml", "a/kustomization.yaml", "b/kustomization.yaml"));
  }

  @Test
  void files_of_one_kustomization_reach_one_cluster() {
    assertEquals(true, isCertain("a/p/x.yaml", "a/q/y.yaml", "a/kustomization.yaml"));
  }

  @Test
  void files_that_no_kustomization_reaches_may_go_anywhere() {
    assertEquals(false, isCertain("b/x.yaml", "c/y.yaml", "a/kustomization.yaml"));
  }

  @Test
  void a_folder_for_each_cluster_is_a_target() {
    assertEquals(
        false,
        isCertain(
            "clusters/a/x.yaml", "clusters/b/x.yaml", "clusters/a/x.yaml", "clusters/b/x.yaml"));
  }

  @Test
  void an_argo_cd_application_makes_targets_of_folders() {
    var application = new SourceFile(
        new SourceId("app.yaml"),
        "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: a}}");
    var documents = new YamlReader().read(application).value();
    var manifests = new Classifier().classify(documents).value();
    var same = SameCluster.in(List.of(application.id()), manifests);
    assertEquals(false, same.isCertain(in("a/x.yaml"), in("b/y.yaml")));
  }
}
