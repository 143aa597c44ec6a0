package io.github.migrationlint.rules;

import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.config.ClusterFacts;
import io.github.migrationlint.core.resource.HyperConverged;
import java.util.List;

/**
 * What is there in at least one of the clusters of a run, as rules see it.
 *
 * @param patches a JSON patch of a HyperConverged
 * @param platform a network, a descheduler or a ConfigMap of an old KubeVirt
 * @param facts what the user says about a cluster
 */
record ObjectsAtHand(
    boolean hyperConvergeds,
    boolean patches,
    boolean kubeVirts,
    boolean policies,
    boolean workloads,
    boolean migrations,
    boolean platform,
    boolean facts) {
  static final ObjectsAtHand EVERYTHING =
      new ObjectsAtHand(true, true, true, true, true, true, true, true);
  private static final ObjectsAtHand NOTHING =
      new ObjectsAtHand(false, false, false, false, false, false, false, false);

  static ObjectsAtHand in(List<ClusterModel> clusters) {
    var there = NOTHING;
    for (var cluster : clusters) {
      there = there.or(of(cluster));
    }
    return there;
  }

  private static ObjectsAtHand of(ClusterModel cluster) {
    var resources = cluster.resources();
    var platform = resources.platform();
    return new ObjectsAtHand(
        !resources.hyperConvergeds().isEmpty(),
        hasPatch(resources.hyperConvergeds()),
        !resources.kubeVirts().isEmpty(),
        !resources.migrationPolicies().isEmpty(),
        !resources.workloads().isEmpty(),
        !resources.migrationRequests().isEmpty(),
        !resources.networkAttachmentDefinitions().isEmpty()
            || !platform.deschedulers().isEmpty()
            || !platform.legacyConfigurations().isEmpty(),
        !cluster.facts().equals(ClusterFacts.UNKNOWN));
  }

  private static boolean hasPatch(List<HyperConverged> objects) {
    for (var object : objects) {
      for (var patch : object.patches()) {
        if (patch.annotation().isWritten()) {
          return true;
        }
      }
    }
    return false;
  }

  private ObjectsAtHand or(ObjectsAtHand other) {
    return new ObjectsAtHand(
        hyperConvergeds || other.hyperConvergeds,
        patches || other.patches,
        kubeVirts || other.kubeVirts,
        policies || other.policies,
        workloads || other.workloads,
        migrations || other.migrations,
        platform || other.platform,
        facts || other.facts);
  }
}
