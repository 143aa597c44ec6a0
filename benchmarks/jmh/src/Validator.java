package io.github.migrationlint.benchmarks;

import io.github.migrationlint.core.resource.ResourceReader.CheckedManifest;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.cluster.SchemaCheck;
import io.github.migrationlint.core.cluster.VersionEvidence;
import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.manifest.Manifest;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** 550 objects against the schemas of one release. */
@State(Scope.Benchmark)
public class Validator {
  private final SchemaCheck schemas = new SchemaCheck();
  private final List<Manifest> manifests = Manifests.read(Manifests.cluster()).written();
  private final PlatformVersions versions = VersionEvidence.in(manifests);

  @Benchmark
  public Outcome<List<CheckedManifest>> validate() {
    return schemas.check(manifests, versions);
  }
}
