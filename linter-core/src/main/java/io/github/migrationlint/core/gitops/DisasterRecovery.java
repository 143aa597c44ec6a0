package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where Ramen's DRPlacementControl lets what a Placement places run: in the preferred cluster, and after
 * a failover in another one of its DRPolicy (RamenDR/ramen api/v1alpha1
 * drplacementcontrol_types.go). Which of them holds it now is written in no file.
 */
final class DisasterRecovery {
  private final List<Manifest> controls = new ArrayList<>();
  private final List<Manifest> policies = new ArrayList<>();

  private DisasterRecovery() {}

  static DisasterRecovery of(List<Manifest> manifests) {
    var found = new DisasterRecovery();
    for (var manifest : manifests) {
      switch (manifest.gvk().group() + "/" + manifest.gvk().kind()) {
        case "ramendr.openshift.io/DRPlacementControl" -> found.controls.add(manifest);
        case "ramendr.openshift.io/DRPolicy" -> found.policies.add(manifest);
        default -> {}
      }
    }
    return found;
  }

  /** The clusters a Placement that schedules nothing itself may choose. */
  List<Destination> clustersOf(Manifest placement) {
    for (var control : controls) {
      var spec = control.root().mapping("spec");
      var placed = spec.flatMap(fields -> fields.mapping("placementRef"));
      if (placed.isPresent() && isFor(placement, placed.get(), control)) {
        var clusters = new ArrayList<String>();
        spec.get().scalar("preferredCluster").ifPresent(name -> clusters.add(name.text()));
        spec.get().scalar("failoverCluster").ifPresent(name -> clusters.add(name.text()));
        var policy = spec.get().mapping("drPolicyRef").flatMap(ref -> ref.scalar("name"));
        policy.ifPresent(name -> clusters.addAll(clustersOf(name.text())));
        clusters.removeIf(name -> name.isEmpty() || Applications.isPlaceholder(name));
        if (!clusters.isEmpty()) {
          return List.of(new Destination.OneOf(clusters));
        }
      }
    }
    return List.of(new Destination.Unknown());
  }

  /** The namespace of the reference, else the control's own, which its applier may fill in. */
  private static boolean isFor(Manifest placement, MappingNode reference, Manifest control) {
    var namespace = reference.scalar("namespace").map(ScalarNode::text).or(control::namespace);
    return reference.scalar("name").map(ScalarNode::text).equals(placement.name())
        && (namespace.isEmpty() || namespace.equals(placement.namespace()));
  }

  private List<String> clustersOf(String policy) {
    var clusters = new ArrayList<String>();
    for (var manifest : policies) {
      var spec = manifest.root().mapping("spec");
      if (spec.isPresent() && manifest.name().filter(policy::equals).isPresent()) {
        for (var cluster : spec.get().items("drClusters")) {
          if (cluster instanceof ScalarNode name) {
            clusters.add(name.text());
          }
        }
      }
    }
    return clusters;
  }
}
