package io.github.migrationlint.core;

import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.cluster.SchemaCheck;
import io.github.migrationlint.core.cluster.VersionEvidence;
import io.github.migrationlint.core.diagnostic.Problems;
import io.github.migrationlint.core.manifest.Classifier;
import io.github.migrationlint.core.resource.ResourceReader;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.List;

/** Clusters out of YAML, by the stages the product uses. */
public final class TestClusters {
  private TestClusters() {}

  /** The cluster one file describes. */
  public static ClusterModel of(String yaml) {
    return of(List.of(new SourceFile(new SourceId("test.yaml"), yaml)));
  }

  public static ClusterModel of(List<SourceFile> sources) {
    var problems = new Problems();
    var documents = problems.keep(new YamlReader().read(sources)).documents();
    var manifests = problems.keep(new Classifier().classify(documents));
    var versions = VersionEvidence.in(manifests);
    var checked = problems.keep(new SchemaCheck().check(manifests, versions));
    return new ClusterModel("default", versions, new ResourceReader().read(checked));
  }
}
