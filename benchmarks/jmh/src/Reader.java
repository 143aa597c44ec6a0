package io.github.migrationlint.benchmarks;

import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.YamlFiles;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From the text of 550 objects to their trees: 150 KB of YAML. */
@State(Scope.Benchmark)
public class Reader {
  private final List<SourceFile> files = Manifests.cluster();

  @Benchmark
  public Outcome<YamlFiles> read() {
    return new YamlReader().read(files);
  }
}
