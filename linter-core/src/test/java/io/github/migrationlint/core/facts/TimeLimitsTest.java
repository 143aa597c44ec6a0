package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeLimitsTest {
  private static final Version NEW = Version.of(1, 8);

  @Test
  void the_cluster_has_a_limit_where_it_writes_one() {
    assertEquals(List.of("2Mi: 2 MiB/s, 150 s, 1x"), limits(NEW, "bandwidthPerMigration: 2Mi", ""));
    assertEquals(List.of(), limits(NEW, "completionTimeoutPerGiB: 20", ""));
    assertEquals(List.of(), limits(NEW, "", ""));
  }

  @Test
  void a_policy_with_one_of_the_two_has_the_other_of_the_cluster() {
    assertEquals(
        List.of("2Mi: 2 MiB/s, 150 s, 1x", "5: 2 MiB/s, 5 s, 1x"),
        limits(NEW, "bandwidthPerMigration: 2Mi", "completionTimeoutPerGiB: 5"));
  }

  @Test
  void post_copy_always_ends() {
    assertEquals(List.of(), limits(NEW, "allowPostCopy: true", "bandwidthPerMigration: 2Mi"));
  }

  /** The field {@code allowWorkloadDisruption} came with 1.5. */
  @Test
  void before_1_5_allowing_post_copy_is_enough() {
    var cluster = "bandwidthPerMigration: 2Mi, allowPostCopy: true, allowWorkloadDisruption: false";
    assertEquals(List.of(), limits(Version.of(1, 4), cluster, ""));
    assertEquals(List.of("2Mi: 2 MiB/s, 150 s, 1x"), limits(Version.of(1, 5), cluster, ""));
  }

  @Test
  void a_pause_gives_as_long_again() {
    assertEquals(
        List.of("2Mi: 2 MiB/s, 150 s, 2x"),
        limits(NEW, "bandwidthPerMigration: 2Mi, allowWorkloadDisruption: true", ""));
  }

  @Test
  void a_policy_that_takes_post_copy_or_the_pause_away_has_a_limit() {
    assertEquals(
        List.of("false: 2 MiB/s, 150 s, 1x"),
        limits(NEW, "bandwidthPerMigration: 2Mi, allowPostCopy: true", "allowPostCopy: false"));
    assertEquals(
        List.of("2Mi: 2 MiB/s, 150 s, 2x", "false: 2 MiB/s, 150 s, 1x"),
        limits(
            NEW,
            "bandwidthPerMigration: 2Mi, allowWorkloadDisruption: true",
            "allowWorkloadDisruption: false"));
  }

  @Test
  void a_policy_that_changes_nothing_or_gives_more_time_has_none() {
    assertEquals(
        List.of("2Mi: 2 MiB/s, 150 s, 1x"),
        limits(NEW, "bandwidthPerMigration: 2Mi", "allowPostCopy: false"));
    assertEquals(
        List.of("2Mi: 2 MiB/s, 150 s, 1x"),
        limits(NEW, "bandwidthPerMigration: 2Mi", "allowWorkloadDisruption: true"));
  }

  @Test
  void what_is_unknown_limits_nothing() {
    assertEquals(
        List.of("2Mi: 2 MiB/s, 150 s, 1x"),
        limits(NEW, "bandwidthPerMigration: 2Mi", "completionTimeoutPerGiB: '${TIMEOUT}'"));
    assertEquals(
        List.of("2Mi: 2 MiB/s, 150 s, 1x"),
        limits(
            NEW,
            "bandwidthPerMigration: 2Mi",
            "completionTimeoutPerGiB: 5, allowPostCopy: '${POST_COPY}'"));
  }

  /** What is not written depends on the release, which nothing tells here. */
  @Test
  void a_default_of_a_release_that_is_assumed_leaves_a_doubt() {
    assertEquals("ASSUMED", doubt("bandwidthPerMigration: 1Mi, allowPostCopy: false"));
    assertEquals("NONE", doubt("bandwidthPerMigration: 1Mi, completionTimeoutPerGiB: 20"));
  }

  private static String doubt(String settings) {
    var yaml = """
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec: {configuration: {migrations: {%s}}}
        """.formatted(settings);
    var limit = Clusters.ask(TimeLimits.ANALYSIS, Clusters.of(yaml)).all().get(0);
    // Of a large guest next to nothing can be copied, and no VM is shown.
    assertEquals(
        limit.doubt() == TimeLimit.Uncertainty.NONE ? Shortfall.CERTAIN : Shortfall.LIKELY,
        limit.shortfall(false).orElseThrow());
    assertEquals(Shortfall.LIKELY, limit.shortfall(true).orElseThrow());
    return limit.doubt().name();
  }

  private static final Version STALL_DETECTION = Version.of(1, 9);
  private static final String GATE =
      "developerConfiguration: {featureGates: [MigrationStallDetection]}, ";

  @Test
  void compression_leaves_a_note() {
    assertEquals(
        List.of("3Mi: 3 MiB/s, 150 s, 1x COMPRESSED"),
        limits(
            STALL_DETECTION, "", "bandwidthPerMigration: 3Mi, experimental: {compression: zstd}"));
    assertEquals(
        List.of("3Mi: 3 MiB/s, 150 s, 1x"),
        limits(
            STALL_DETECTION, "", "bandwidthPerMigration: 3Mi, experimental: {compression: none}"));
  }

  /** A declared release without the field drops it. */
  @Test
  void a_release_without_compression_drops_it() {
    assertEquals(
        List.of("3Mi: 3 MiB/s, 150 s, 1x"),
        limits(NEW, "", "bandwidthPerMigration: 3Mi, experimental: {compression: zstd}"));
  }

  /** At the default factor what remains has to fit into one more timeout: all of it, at first. */
  @Test
  void stall_detection_saves_no_migration_that_cannot_be_copied_in_time() {
    assertEquals(
        List.of("2Mi: 2 MiB/s, 150 s, 1x ASSUMED"),
        gated("bandwidthPerMigration: 2Mi, allowPostCopy: true", ""));
    assertEquals(
        List.of("2Mi: 2 MiB/s, 150 s, 1x ASSUMED"),
        gated(
            "bandwidthPerMigration: 2Mi, allowPostCopy: true, allowWorkloadDisruption: false", ""));
    assertEquals(List.of("2Mi: 2 MiB/s, 150 s, 1x"), gated("bandwidthPerMigration: 2Mi", ""));
  }

  @Test
  void a_raised_factor_of_stall_detection_gives_more_time() {
    assertEquals(
        List.of("1Mi: 1 MiB/s, 150 s, 3x ASSUMED"),
        gated(
            "allowPostCopy: true",
            "bandwidthPerMigration: 1Mi,"
                + " experimental: {stallDetector: {completionTimeoutFactor: '3.5'}}"));
    assertEquals(
        List.of(),
        gated(
            "allowPostCopy: true",
            "bandwidthPerMigration: 1Mi,"
                + " experimental: {stallDetector: {completionTimeoutFactor: '${FACTOR}'}}"));
  }

  private static List<String> gated(String cluster, String policy) {
    return limits(STALL_DETECTION, GATE, cluster, policy);
  }

  private static List<String> limits(Version kubeVirt, String cluster, String policy) {
    return limits(kubeVirt, "", cluster, policy);
  }

  /** Where each is, what it allows, and how often the timeout passes. */
  private static List<String> limits(
      Version kubeVirt, String gates, String cluster, String policy) {
    var yaml = """
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec: {configuration: {%smigrations: {%s}}}
        ---
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: slow}
        spec: {selectors: {}, %s}
        """.formatted(gates, cluster, policy);
    var found = new ArrayList<String>();
    for (var limit :
        Clusters.ask(TimeLimits.ANALYSIS, Clusters.at(kubeVirt, yaml)).all()) {
      var feasibility = limit.feasibility();
      found.add(limit.place().text() + ": " + feasibility.mebiBytesPerSecond() + " MiB/s, "
          + feasibility.secondsPerGigabyte() + " s, " + feasibility.timeouts() + "x"
          + (limit.doubt() == TimeLimit.Uncertainty.NONE ? "" : " " + limit.doubt()));
    }
    return found;
  }
}
