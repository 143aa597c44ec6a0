package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.schemas.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The cases upstream itself tests when a policy meets the cluster's settings: kubevirt {@code
 * pkg/virt-controller/watch/migration/migration_test.go}, "should override cluster-wide migration
 * configurations", and since 1.9 its "resolveMigrationConfig merge matrix" and {@code
 * migrationpolicy_test.go} beside it. Held against ours and against the port that brute force trusts.
 */
class EffectiveMigrationsAgainstUpstreamTest {
  private static final List<Version> VERSIONS = List.of(Version.of(1, 8), Version.of(1, 9));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // cluster | policy | what becomes of it
        "- | allowAutoConverge: true | allowAutoConverge: true",
        "- | allowAutoConverge: false | allowAutoConverge: false",
        "- | bandwidthPerMigration: 25Mi | bandwidthPerMigration: 25Mi",
        "- | completionTimeoutPerGiB: 33425 | completionTimeoutPerGiB: 33425",
        "- | allowWorkloadDisruption: true | allowWorkloadDisruption: true",
        "- | allowPostCopy: false | allowPostCopy: false",
        "- | - | completionTimeoutPerGiB: 150, progressTimeout: 150, allowPostCopy: false",
        "- | allowPostCopy: true | allowWorkloadDisruption: true",
        "- | allowPostCopy: false | allowWorkloadDisruption: false",
        "- | completionTimeoutPerGiB: 600, allowPostCopy: true"
            + " | completionTimeoutPerGiB: 600, allowPostCopy: true, progressTimeout: 150",
        "allowAutoConverge: true, progressTimeout: 200 | -"
            + " | allowAutoConverge: true, progressTimeout: 200",
        "allowAutoConverge: false, progressTimeout: 300 | allowAutoConverge: true"
            + " | allowAutoConverge: true, progressTimeout: 300",
      })
  void a_policy_overrides_what_it_sets(String cluster, String policy, String expected) {
    for (var version : VERSIONS) {
      check(version, settings(cluster), settings(policy), settings(expected));
    }
  }

  /** Upstream fills every field of a policy and finds it again in the result. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.4 | allowAutoConverge: true, bandwidthPerMigration: 25Mi, completionTimeoutPerGiB: 7,"
            + " allowPostCopy: true",
        "1.8 | allowAutoConverge: true, bandwidthPerMigration: 25Mi, completionTimeoutPerGiB: 7,"
            + " allowPostCopy: true, allowWorkloadDisruption: true",
        "1.9 | allowAutoConverge: true, bandwidthPerMigration: 25Mi, completionTimeoutPerGiB: 7,"
            + " allowPostCopy: true, allowWorkloadDisruption: true, maxDowntimeMs: 7",
      })
  void every_field_of_a_policy_takes_effect(String version, String all) {
    check(Version.parse(version).orElseThrow(), Map.of(), settings(all), settings(all));
  }

  private static void check(
      Version version,
      Map<String, String> cluster,
      Map<String, String> policy,
      Map<String, String> expected) {
    var upstream = new UpstreamMigrations(version);
    var configuration =
        upstream.getMigrationConfiguration(UpstreamMigrations.readings(cluster).get(0));
    var ported = upstream.under(UpstreamMigrations.readings(policy).get(0), configuration);
    var ours = ours(version, cluster, policy);
    for (var setting : UpstreamMigrations.readings(expected).get(0).entrySet()) {
      assertEquals(setting.getValue(), ported.get(setting.getKey()), setting.getKey());
      assertEquals(
          Optional.of(setting.getValue()),
          ours.get(MigrationField.named(setting.getKey()).orElseThrow())
              .map(Setting::value)
              .map(EffectiveMigrationsAgainstUpstreamTest::plain),
          setting.getKey());
    }
  }

  private static EffectiveSettings ours(
      Version version, Map<String, String> cluster, Map<String, String> policy) {
    var kubeVirt = """
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec: {configuration: {migrations: %s}}
        """.formatted(flow(cluster));
    var model = Clusters.at(version, kubeVirt + Manifests.policy("gold", flow(policy)));
    return Clusters.ask(SettingsByPolicy.ANALYSIS, model)
        .under(Optional.of(model.migrationPolicies().get(0)));
  }

  private static Object plain(Object value) {
    return value instanceof Quantity bytes ? bytes.value().longValueExact() : value;
  }

  private static String flow(Map<String, String> settings) {
    return settings.toString().replace("=", ": ");
  }

  private static Map<String, String> settings(String text) {
    var settings = new TreeMap<String, String>();
    if (text != null) {
      for (var pair : text.split(", ", -1)) {
        var colon = pair.indexOf(": ");
        settings.put(pair.substring(0, colon), pair.substring(colon + 2));
      }
    }
    return settings;
  }
}
