package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyLossTest {
  private static final String VM = Manifests.vm("shop", "db", "team: shop, tier: db");

  @Test
  void what_the_winner_leaves_out_is_lost() {
    assertEquals(
        List.of("wide loses [bandwidthPerMigration, allowAutoConverge] to narrow on [shop/db]"),
        losses(
            Version.of(1, 8),
            wide("bandwidthPerMigration: 64Mi, allowAutoConverge: true")
                + narrow("completionTimeoutPerGiB: 400")
                + VM));
  }

  @Test
  void what_the_winner_sets_itself_is_not() {
    assertEquals(
        List.of(),
        losses(
            Version.of(1, 8),
            wide("allowAutoConverge: true") + narrow("allowAutoConverge: false") + VM));
  }

  /** What follows is not written, and yet the VM has it. */
  @Test
  void what_follows_from_the_winner_is_not_lost() {
    assertEquals(
        List.of(),
        losses(
            Version.of(1, 8),
            wide("allowWorkloadDisruption: true") + narrow("allowPostCopy: true") + VM));
    assertEquals(
        List.of("wide loses [allowWorkloadDisruption] to narrow on [shop/db]"),
        losses(
            Version.of(1, 8),
            wide("allowWorkloadDisruption: true") + narrow("allowPostCopy: false") + VM));
  }

  @Test
  void what_the_release_drops_is_not_lost() {
    var policies = wide("allowWorkloadDisruption: true") + narrow("completionTimeoutPerGiB: 400");
    assertEquals(List.of(), losses(Version.of(1, 4), policies + VM));
    assertEquals(1, losses(Version.of(1, 5), policies + VM).size());
  }

  @Test
  void what_the_cluster_may_have_too_is_not_lost() {
    var policies = wide("bandwidthPerMigration: 64Mi") + narrow("completionTimeoutPerGiB: 400");
    for (var bandwidth : List.of("0.0625Gi", "${BANDWIDTH}")) {
      assertEquals(List.of(), losses(Version.of(1, 8), kubeVirt(bandwidth) + policies + VM));
    }
    assertEquals(1, losses(Version.of(1, 8), kubeVirt("128Mi") + policies + VM).size());
  }

  @Test
  void the_best_that_writes_it_settles_it_even_where_its_value_is_unknown() {
    var everywhere = Manifests.policy("all", "{bandwidthPerMigration: 64Mi, selectors: {}}");
    assertEquals(
        List.of("wide loses [bandwidthPerMigration] to narrow on [shop/db]"),
        losses(
            Version.of(1, 8),
            everywhere
                + wide("bandwidthPerMigration: 128Mi")
                + narrow("allowAutoConverge: true")
                + VM));
    assertEquals(
        List.of(),
        losses(
            Version.of(1, 8),
            everywhere
                + wide("bandwidthPerMigration: '${BANDWIDTH}'")
                + narrow("allowAutoConverge: true")
                + VM));
  }

  private static String wide(String settings) {
    return Manifests.policy(
        "wide",
        "{%s, selectors: {virtualMachineInstanceSelector: {team: shop}}}".formatted(settings));
  }

  private static String narrow(String settings) {
    return Manifests.policy(
        "narrow",
        "{%s, selectors: {virtualMachineInstanceSelector: {team: shop, tier: db}}}"
            .formatted(settings));
  }

  private static String kubeVirt(String bandwidth) {
    return """
        ---
        apiVersion: kubevirt.io/v1
        kind: KubeVirt
        metadata: {name: kubevirt, namespace: kubevirt}
        spec: {configuration: {migrations: {bandwidthPerMigration: "%s"}}}
        """.formatted(bandwidth);
  }

  private static List<String> losses(Version kubeVirt, String yaml) {
    var words = new ArrayList<String>();
    for (var loss : Clusters.ask(PolicyLoss.ANALYSIS, Clusters.at(kubeVirt, yaml))) {
      var vms = new ArrayList<String>();
      loss.vms().forEach(vm -> vms.add(vm.id()));
      words.add(loss.loser().name()
          + " loses "
          + loss.fields()
          + " to "
          + loss.winner().name()
          + " on "
          + vms);
    }
    return words;
  }

  /** Then it loses all of its settings on every VM, which is reported elsewhere. */
  @Test
  void a_policy_with_the_selectors_of_the_winner_is_dead() {
    var same = Manifests.policy(
        "a", "{selectors: {virtualMachineInstanceSelector: {team: shop}}, allowPostCopy: true}");
    var other = Manifests.policy(
        "b",
        "{selectors: {virtualMachineInstanceSelector: {team: shop}}, allowAutoConverge: true}");
    var cluster = Clusters.of(same + other + VM);
    var losses = Clusters.ask(PolicyLoss.ANALYSIS, cluster);
    assertEquals(1, losses.size());
    assertTrue(losses.get(0).isOfDeadPolicy());
    var wide = Clusters.of(same + other.replace("{team: shop}", "{tier: db}") + VM);
    for (var loss : Clusters.ask(PolicyLoss.ANALYSIS, wide)) {
      assertFalse(loss.isOfDeadPolicy());
    }
    assertEquals(1, Clusters.ask(PolicyLoss.ANALYSIS, wide).size());
  }
}
