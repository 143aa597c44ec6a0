package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.gitops.Deliveries;
import io.github.migrationlint.core.gitops.Delivery;
import io.github.migrationlint.core.gitops.Destination;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One application of a path: by one GitOps object, made as that object wants it; or a folder or file
 * that nothing applies. The nodes of the graph of appliers; identity is that of the object in memory.
 */
final class Instance {
  /** What makes two deliveries one: asked for at one place, in one way, to one destination. */
  record DeliveryKey(
      Span place,
      String path,
      Destination destination,
      String carrier,
      String namespace,
      MappingNode edits,
      Optional<YamlNode> variables) {
    static DeliveryKey of(Delivery delivery) {
      return new DeliveryKey(
          delivery.place(),
          delivery.path(),
          delivery.destination(),
          delivery.by().carrier().map(carrier -> carrier.ref().toString()).orElse(""),
          delivery.namespace().map(name -> name.text()).orElse(""),
          delivery.edits(),
          delivery.by().root().mapping("spec").flatMap(spec -> spec.get("postBuild")));
    }
  }

  private final Content content;
  private final Optional<Delivery> delivery;

  /** What objects of this instance have applied to its own cluster. */
  private final List<Instance> local = new ArrayList<>();

  Instance(Content content, Optional<Delivery> delivery) {
    this.content = content;
    this.delivery = delivery;
  }

  Content content() {
    return content;
  }

  Optional<Delivery> delivery() {
    return delivery;
  }

  List<Instance> local() {
    return local;
  }

  /** Whether it is there to apply others, or is applied itself. */
  boolean isApplier() {
    return delivery.isPresent() || !local.isEmpty() || Deliveries.areAmong(content.manifests());
  }

  /** The folder of whoever applies it, or its own where no one does. */
  String applierFolder() {
    return delivery.map(by -> by.by().document().source().id().folder()).orElse(content.folder());
  }

  /** The file or folder that represents a cluster without a name. */
  String applierPath() {
    return delivery.map(by -> by.by().document().source().id().path()).orElse(content.folder());
  }
}
