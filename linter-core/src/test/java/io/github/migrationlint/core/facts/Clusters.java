package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Driver;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.cluster.VersionEvidence;
import io.github.migrationlint.core.manifest.Classifier;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.resource.ResourceReader;
import io.github.migrationlint.core.resource.ResourceReader.CheckedManifest;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.YamlReader;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Clusters read from YAML text, with every object taken for valid by its schema. */
final class Clusters {
  private Clusters() {}

  /** The cluster of these manifests, in the versions they give evidence of. */
  static ClusterModel of(String yaml) {
    var manifests = manifests(yaml);
    return model(manifests, VersionEvidence.in(manifests));
  }

  /** The same at a version of KubeVirt that may have no HyperConverged release. */
  static ClusterModel at(Version kubeVirt, String yaml) {
    return at(kubeVirt, Version.of(1, 18), yaml);
  }

  static ClusterModel at(Version kubeVirt, Version hyperConverged, String yaml) {
    var versions = PlatformVersions.declared(hyperConverged, kubeVirt, "the test says so");
    return model(manifests(yaml), versions);
  }

  static <T> T ask(Analysis<T> fact, ClusterModel cluster) {
    return new Driver().ask(fact, cluster);
  }

  private static List<Manifest> manifests(String yaml) {
    var source = new SourceFile(new SourceId("cluster.yaml"), yaml);
    var files = new YamlReader().read(List.of(source));
    assertEquals(List.of(), files.problems());
    var manifests = new Classifier().classify(files.value().documents());
    assertEquals(List.of(), manifests.problems());
    return manifests.value();
  }

  private static ClusterModel model(List<Manifest> manifests, PlatformVersions versions) {
    var checked = new ArrayList<CheckedManifest>();
    for (var manifest : manifests) {
      checked.add(new CheckedManifest(manifest, Optional.empty()));
    }
    return new ClusterModel("test", versions, new ResourceReader().read(checked));
  }
}
