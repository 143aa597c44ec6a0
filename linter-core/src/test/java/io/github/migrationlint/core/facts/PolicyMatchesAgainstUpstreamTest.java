package io.github.migrationlint.core.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random small clusters, written as YAML, against a direct port of the upstream matcher. */
class PolicyMatchesAgainstUpstreamTest {
  private static final int CLUSTERS = 20_000;
  private static final List<Version> VERSIONS =
      List.of(Version.of(0, 49), Version.of(0, 53), Version.of(0, 58), Version.of(1, 8));
  private static final List<String> NAMES = List.of("a", "b", "p-10", "p-2", "p.1", "z");

  @Test
  void the_winner_is_upstreams_where_everything_is_known() {
    var random = new Random(494_520_559);
    var won = 0;
    for (var i = 0; i < CLUSTERS; i++) {
      var sample = Sample.of(random);
      var match = sample.match(sample.yaml() + sample.namespaceManifest(sample.namespaceLabels));

      assertTrue(match.isDecided(), sample::yaml);
      assertEquals(
          sample.upstreamWinner(sample.namespaceLabels),
          match.winner().map(MigrationPolicy::name),
          sample::yaml);
      won += match.winner().isPresent() ? 1 : 0;
    }
    assertTrue(won > CLUSTERS / 4 && won < CLUSTERS, "clusters with a winner: " + won);
  }

  /** Whatever labels the namespace turns out to have, the claim made without them holds. */
  @Test
  void what_is_claimed_of_an_undefined_namespace_holds_for_any_labels_of_it() {
    var random = new Random(20_260_822);
    var open = 0;
    for (var i = 0; i < CLUSTERS / 4; i++) {
      var sample = Sample.of(random);
      var match = sample.match(sample.yaml());
      open += match.isDecided() ? 0 : 1;
      for (var completion = 0; completion < 4; completion++) {
        var winner = sample.upstreamWinner(Sample.labels(random, 2));
        if (match.isDecided()) {
          assertEquals(winner, match.winner().map(MigrationPolicy::name), sample::yaml);
        } else if (winner.isPresent()) {
          assertTrue(
              match.candidates().stream().anyMatch(policy -> policy.name().equals(winner.get())),
              () -> winner.get() + " of\n" + sample.yaml());
        } else {
          assertTrue(match.matching().isEmpty(), sample::yaml);
        }
      }
    }
    assertTrue(open > CLUSTERS / 40, "clusters without a certain winner: " + open);
  }

  /** One VM in one namespace, and some policies. */
  private record Sample(
      Version kubeVirt,
      List<UpstreamMatcher.Policy> policies,
      String policyManifests,
      Map<String, String> vmiLabels,
      Map<String, String> namespaceLabels) {

    static Sample of(Random random) {
      var kubeVirt = VERSIONS.get(random.nextInt(VERSIONS.size()));
      var names = new ArrayList<>(NAMES);
      Collections.shuffle(names, random);
      var policies = new ArrayList<UpstreamMatcher.Policy>();
      var yaml = new StringBuilder();
      for (var name : names.subList(0, random.nextInt(5))) {
        var vmi = labels(random, 2);
        var namespace = labels(random, 2);
        if (random.nextInt(12) == 0) {
          yaml.append(Manifests.policy(name, "{allowPostCopy: true}"));
          policies.add(new UpstreamMatcher.Policy(name, Optional.empty(), Optional.empty()));
        } else {
          yaml.append(Manifests.policy(
              name, selector(kubeVirt, vmi, random), selector(kubeVirt, namespace, random)));
          policies.add(new UpstreamMatcher.Policy(name, Optional.of(vmi), Optional.of(namespace)));
        }
      }
      return new Sample(kubeVirt, policies, yaml.toString(), labels(random, 3), labels(random, 3));
    }

    /** Up to that many of three keys, with one of two values, so that much collides. */
    static Map<String, String> labels(Random random, int most) {
      var labels = new TreeMap<String, String>();
      for (var i = random.nextInt(most + 1); i > 0; i--) {
        labels.put("k" + random.nextInt(3), random.nextInt(3) == 0 ? "w" : "v");
      }
      return labels;
    }

    /** The pairs in the form of that release, with something beside them that does not count. */
    private static String selector(Version kubeVirt, Map<String, String> pairs, Random random) {
      var noise = random.nextInt(4) == 0;
      if (kubeVirt.isBefore(Version.of(0, 55))) {
        var ignored = noise ? ", k0: v, matchExpressions: [{key: k1, operator: Exists}]" : "";
        return "matchLabels: {" + flow(pairs) + "}" + ignored;
      }
      return noise ? flow(pairs) + (pairs.isEmpty() ? "" : ", ") + "k9: null" : flow(pairs);
    }

    private static String flow(Map<String, String> pairs) {
      var flow = new ArrayList<String>();
      pairs.forEach((key, value) -> flow.add(key + ": " + value));
      return String.join(", ", flow);
    }

    String yaml() {
      return policyManifests + Manifests.vm("shop", "db", flow(vmiLabels));
    }

    String namespaceManifest(Map<String, String> labels) {
      return Manifests.namespace("shop", flow(labels));
    }

    PolicyMatch match(String yaml) {
      ClusterModel cluster = Clusters.at(kubeVirt, yaml);
      return Clusters.ask(PolicyMatches.ANALYSIS, cluster).get(0);
    }

    Optional<String> upstreamWinner(Map<String, String> namespace) {
      return new UpstreamMatcher(kubeVirt.isAtLeast(Version.of(0, 52)))
          .matchPolicy(policies, vmiLabels, namespace);
    }
  }
}
