package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.schemas.Version;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParallelLimitsTest {
  @ParameterizedTest
  @CsvSource({
    "5, 2, 2 leave one node and 4 run on two",
    "3, 2, 2 leave one node and 3 run on two",
    "1, 2, 1 leave one node and 1 run on two",
    "4294967295, 4294967295, 4294967295 leave one node and 4294967295 run on two",
    "0, 2, nothing",
    "5, 0, nothing",
    "-1, 2, nothing",
  })
  void the_smaller_limit_holds(long cluster, long outbound, String expected) {
    var yaml = """
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec:
          configuration:
            migrations: {parallelMigrationsPerCluster: %d, parallelOutboundMigrationsPerNode: %d}
        """.formatted(cluster, outbound);
    var limits = Clusters.ask(ParallelLimits.ANALYSIS, Clusters.at(Version.of(1, 8), yaml));
    assertEquals(
        expected,
        limits
            .map(found ->
                found.leavingOneNode() + " leave one node and " + found.onNodes(2) + " run on two")
            .orElse("nothing"));
  }
}
