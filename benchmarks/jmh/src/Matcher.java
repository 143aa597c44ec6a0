package io.github.migrationlint.benchmarks;

import io.github.migrationlint.core.analysis.Driver;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.facts.PolicyMatch;
import io.github.migrationlint.core.facts.PolicyMatches;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Which of 50 policies governs each of 500 VMs. */
@State(Scope.Benchmark)
public class Matcher {
  private final ClusterModel cluster =
      Manifests.read(Manifests.cluster()).clusters().get(0);

  @Benchmark
  public List<PolicyMatch> match() {
    return new Driver().ask(PolicyMatches.ANALYSIS, cluster);
  }
}
