package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases by hand; {@link SettingsOracleTest} has all the others. */
class PolicyRepetitionTest {
  private static final String CLUSTER = """
      apiVersion: kubevirt.io/v1
      kind: KubeVirt
      metadata: {name: kubevirt, namespace: kubevirt}
      spec: {configuration: {migrations: {bandwidthPerMigration: 64Mi, completionTimeoutPerGiB: 200}}}
      """;

  private static final String BASE =
      policy("base", "app: shop, tier: web", "bandwidthPerMigration: 64Mi");

  private static String policy(String name, String pairs, String settings) {
    return Manifests.policy(
        name, "{selectors: {virtualMachineInstanceSelector: {%s}}, %s}".formatted(pairs, settings));
  }

  private static List<String> repeating(String... others) {
    var names = new ArrayList<String>();
    var cluster = Clusters.of(CLUSTER + BASE + String.join("", others));
    for (var repetition : Clusters.ask(PolicyRepetition.ANALYSIS, cluster)) {
      names.add(repetition.policy().name());
    }
    return names;
  }

  @Test
  void what_the_cluster_has_anyway_is_repeated() {
    assertEquals(List.of("base"), repeating());
    assertEquals(
        List.of("base", "other"),
        repeating(policy("other", "app: shop", "completionTimeoutPerGiB: 200")));
  }

  /** It keeps a policy that ranks below it from its VMs, so it is there for a reason. */
  @Test
  void a_policy_that_takes_precedence_over_another_is_kept() {
    assertEquals(List.of(), repeating(policy("slow", "app: shop", "bandwidthPerMigration: 1Mi")));
    assertEquals(
        List.of(), repeating(policy("slow", "app: shop", "bandwidthPerMigration: '${LIMIT}'")));
    assertEquals(
        List.of(), repeating(policy("slow", "app: '${APP}'", "bandwidthPerMigration: 1Mi")));
  }

  @Test
  void a_policy_that_takes_precedence_over_nothing_is_not() {
    assertEquals(
        List.of("base"), repeating(policy("slow", "app: lab", "bandwidthPerMigration: 1Mi")));
    assertEquals(
        List.of("base"),
        repeating(policy("slow", "app: shop, tier: web, size: s", "bandwidthPerMigration: 1Mi")));
  }

  @Test
  void a_policy_that_selects_no_one_knows_what_is_kept() {
    assertEquals(
        List.of("base"), repeating(policy("open", "app: '${APP}'", "bandwidthPerMigration: 64Mi")));
  }

  @Test
  void a_setting_that_is_no_policys_is_no_repetition() {
    var cluster = CLUSTER.replace("64Mi,", "64Mi, network: lab,");
    var policy = policy("other", "app: shop", "bandwidthPerMigration: 64Mi, network: lab");
    assertEquals(List.of(), Clusters.ask(PolicyRepetition.ANALYSIS, Clusters.of(cluster + policy)));
  }

  /** What it sets is unknown, so it may have an effect even where the cluster has the same. */
  @Test
  void a_policy_with_a_setting_that_is_filled_in_later_may_be_kept_from_vms() {
    assertEquals(
        List.of(), repeating(policy("slow", "app: shop", "allowAutoConverge: '${CONVERGE}'")));
  }
}
