package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.List;
import java.util.Optional;

/**
 * ACM's Subscription to a git repository: an annotation names the folder, {@code spec.placement} the
 * clusters (open-cluster-management-io/multicloud-operators-subscription, {@code
 * pkg/apis/apps/v1/subscription_types.go}). It builds the kustomizations it finds and applies all other
 * manifests below the folder.
 */
final class Subscriptions {
  private static final List<String> PATH_ANNOTATIONS = List.of(
      "apps.open-cluster-management.io/git-path", "apps.open-cluster-management.io/github-path");

  private Subscriptions() {}

  static void read(Manifest subscription, Deliveries.Gathered gathered) {
    var annotations = subscription
        .root()
        .mapping("metadata")
        .flatMap(metadata -> metadata.mapping("annotations"));
    for (var name : PATH_ANNOTATIONS) {
      var path = annotations.flatMap(written -> written.scalar(name));
      if (path.isPresent()) {
        deliver(subscription, path.get(), gathered);
        return;
      }
    }
  }

  private static void deliver(
      Manifest subscription, ScalarNode path, Deliveries.Gathered gathered) {
    var channel = text(subscription, "channel");
    var found = gathered.find(path, channel.flatMap(gathered.origins::urlOfChannel));
    if (found.isEmpty()) {
      return;
    }
    for (var destination : destinations(subscription, gathered.context.placements())) {
      gathered.add(new Delivery(
          subscription,
          path.span(),
          found.get(),
          destination,
          new Delivery.PlainFiles(new DirectoryFilter(true, "", "")),
          new MappingNode(path.span(), List.of()),
          Optional.empty(),
          Optional.empty()));
    }
  }

  private static Optional<String> text(Manifest subscription, String name) {
    return subscription
        .root()
        .mapping("spec")
        .flatMap(spec -> spec.scalar(name))
        .map(ScalarNode::text);
  }

  private static List<Destination> destinations(Manifest subscription, Placements placements) {
    var placement = subscription.root().mapping("spec").flatMap(spec -> spec.mapping("placement"));
    if (placement
        .flatMap(fields -> fields.scalar("local"))
        .filter(local -> local.text().equals("true"))
        .isPresent()) {
      return List.of(new Destination.Local());
    }
    var name = placement
        .flatMap(fields -> fields.mapping("placementRef"))
        .flatMap(ref -> ref.scalar("name"))
        .map(ScalarNode::text);
    return name.isEmpty()
        ? List.of(new Destination.Unknown())
        : placements.named(name.get(), subscription.namespace());
  }
}
