package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Fact;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.facts.UpstreamMonitor.End;
import io.github.migrationlint.core.facts.UpstreamMonitor.Ended;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.schemas.Version;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every claim about migrations that are aborted in time, against a port of upstream's monitor, for clusters and
 * VMs at random: a shortfall is likely only where the monitor aborts, and certain only where less than 1 GiB was
 * copied by then, and silence only where it does not abort.
 */
class InfeasibilityOracleTest {
  private static final int CASES = Integer.getInteger("oracle.worlds", 10_000);

  private static final List<Version> VERSIONS =
      List.of(Version.of(1, 4), Version.of(1, 5), Version.of(1, 8), Version.of(1, 9));

  private static final List<String> BANDWIDTHS = List.of(
      "0", "100m", "64", "217Ki", "1Mi", "1.4Mi", "1.5Mi", "3Mi", "6Mi", "7Mi", "12Mi", "20M",
      "32Mi", "48Mi", "64Mi", "64M", "100M", "128Mi", "512Mi", "1Gi", "10G");

  private static final List<String> MEMORIES = List.of(
      "64Mi",
      "512Mi",
      "1Gi",
      "1G",
      "1000000001",
      "2Gi",
      "3Gi",
      "4Gi",
      "6Gi",
      "8Gi",
      "16Gi",
      "31Gi",
      "64Gi",
      "128Gi",
      "512Gi",
      "3Ti");

  private record Claims(TimeLimits limits, List<GovernedVm> vms) {
    static final Analysis<Claims> ANALYSIS =
        new Fact<>("infeasibility-oracle-test", TimeLimits.ANALYSIS, GovernedVms.ANALYSIS) {
          @Override
          public Claims run(Pass pass) {
            return new Claims(
                pass.resultOf(TimeLimits.ANALYSIS), pass.resultOf(GovernedVms.ANALYSIS));
          }
        };
  }

  /** A cluster with one VM. */
  private record Case(
      Version kubeVirt,
      String bandwidth,
      long timeout,
      boolean postCopy,
      boolean disruption,
      boolean byPolicy,
      String memory) {
    static Case random(Random random) {
      var kubeVirt = VERSIONS.get(random.nextInt(VERSIONS.size()));
      return new Case(
          kubeVirt,
          random.nextInt(3) == 0
              ? (1 + random.nextInt(80)) + "Mi"
              : BANDWIDTHS.get(random.nextInt(BANDWIDTHS.size())),
          random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(random.nextBoolean() ? 30 : 1000),
          random.nextInt(3) == 0,
          random.nextInt(3) == 0,
          random.nextBoolean(),
          random.nextInt(3) == 0
              ? (1 + random.nextInt(40_000)) + "Mi"
              : MEMORIES.get(random.nextInt(MEMORIES.size())));
    }

    String settings() {
      return "bandwidthPerMigration: '" + bandwidth + "', completionTimeoutPerGiB: " + timeout
          + ", allowPostCopy: " + postCopy
          + (kubeVirt.isAtLeast(Version.of(1, 5))
              ? ", allowWorkloadDisruption: " + disruption
              : "");
    }

    String yaml() {
      var policy = """
          apiVersion: migrations.kubevirt.io/v1alpha1
          kind: MigrationPolicy
          metadata: {name: gold}
          spec: {selectors: {virtualMachineInstanceSelector: {tier: gold}}, %s}
          ---
          """;
      return (byPolicy ? policy.formatted(settings()) : "")
          + """
          apiVersion: kubevirt.io/v1
          kind: KubeVirt
          metadata: {name: kubevirt, namespace: kubevirt}
          spec: {configuration: {migrations: {%s}}}
          ---
          apiVersion: kubevirt.io/v1
          kind: VirtualMachine
          metadata: {name: db, namespace: shop}
          spec:
            runStrategy: Always
            template:
              metadata: {labels: {tier: gold}}
              spec:
                domain: {memory: {guest: %s}, devices: {interfaces: [{name: pod, masquerade: {}}]}}
                networks: [{name: pod, pod: {}}]
          """.formatted(byPolicy ? "" : settings(), memory);
    }

    Ended upstream(Random random) {
      return new UpstreamMonitor(kubeVirt, postCopy, disruption, random)
          .migrate(bytes(memory), bytes(bandwidth), timeout);
    }

    private static BigDecimal bytes(String quantity) {
      return Quantity.parse(quantity).orElseThrow().value();
    }
  }

  private final Map<End, Integer> ends = new EnumMap<>(End.class);
  private final Map<Shortfall, Integer> shortfalls = new EnumMap<>(Shortfall.class);

  @Test
  void every_claim_agrees_with_the_monitor() {
    var random = new Random(20_261_128);
    for (var i = 0; i < CASES; i++) {
      check(Case.random(random), random);
    }
    for (var end : End.values()) {
      assertTrue(ends.getOrDefault(end, 0) > CASES / 20, ends::toString);
    }
    for (var shortfall : Shortfall.values()) {
      assertTrue(shortfalls.getOrDefault(shortfall, 0) > CASES / 100, shortfalls::toString);
    }
  }

  private void check(Case some, Random random) {
    var ended = some.upstream(random);
    ends.merge(ended.end(), 1, Integer::sum);
    var claims = Clusters.ask(Claims.ANALYSIS, Clusters.at(some.kubeVirt(), some.yaml()));
    var vm = claims.vms().get(0);
    var size = vm.size().orElseThrow().bytes();
    var limit = claims.limits().of(vm);
    var shortfall = limit.flatMap(found -> found.shortfallOf(size));
    shortfall.ifPresent(found -> shortfalls.merge(found, 1, Integer::sum));
    var isAborted = ended.end() == End.ABORTED;
    if (shortfall.filter(found -> found != Shortfall.POSSIBLE).isPresent()) {
      assertTrue(isAborted, () -> some + " " + shortfall + " " + ended);
    }
    if (isAborted) {
      var seconds = new BigDecimal(limit.orElseThrow().feasibility().seconds(size));
      assertTrue(ended.seconds().compareTo(seconds.add(BigDecimal.ONE)) >= 0, some::toString);
      assertTrue(ended.seconds().compareTo(seconds.add(BigDecimal.valueOf(2))) < 0, some::toString);
      // The monitor looks up to two seconds late, which may or may not be enough.
      var isLate = limit.get().feasibility().mostOf(size).isWhole();
      assertTrue(isLate || isLikely(shortfall), () -> some + " " + shortfall + " " + ended);
    }
    if (limit.isPresent() && limit.get().feasibility().shareOf(size).isWhole()) {
      assertNotEquals(End.ABORTED, ended.end(), some::toString);
    }
    if (shortfall.equals(Optional.of(Shortfall.CERTAIN))) {
      assertTrue(ended.bytes().compareTo(BigDecimal.valueOf(1L << 30)) < 0, some::toString);
      assertTrue(size.bitLength() > 31, some::toString);
    }
  }

  private static boolean isLikely(Optional<Shortfall> shortfall) {
    return shortfall.filter(found -> found.compareTo(Shortfall.LIKELY) >= 0).isPresent();
  }

  /** The figures that are known from reading upstream's code. */
  @ParameterizedTest
  @CsvSource({
    // bandwidth, seconds per gigabyte, memory, end, after at least
    "64Mi,  800, 6Gi,  COMPLETED, 96",
    "1Mi,   800, 6Gi,  ABORTED,   5601",
    "217Ki, 23,  1Gi,  ABORTED,   47",
    "217Ki, 23,  64Gi, ABORTED,   1588",
    "7Mi,   150, 64Gi, COMPLETED, 9362",
    "6Mi,   150, 64Gi, ABORTED,   10351",
    "48Mi,  20,  64Gi, COMPLETED, 1365",
    "47Mi,  20,  512Gi, ABORTED,  11001",
    "100m,  1,   512Gi, COMPLETED, 0",
    "1Mi,   0,   64Gi, COMPLETED, 65536",
  })
  void the_monitor_does_what_upstream_does(
      String bandwidth, long timeout, String memory, End end, long seconds) {
    var some = new Case(Version.of(1, 9), bandwidth, timeout, false, false, false, memory);
    var ended = some.upstream(new Random(1));
    assertEquals(end, ended.end());
    assertEquals(seconds, ended.seconds().longValue());
  }
}
