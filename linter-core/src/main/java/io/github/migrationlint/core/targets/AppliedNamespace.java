package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.gitops.Delivery;
import io.github.migrationlint.core.manifest.GroupVersionKind;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The namespace an Argo CD Application labels: {@code syncPolicy.managedNamespaceMetadata}. The
 * namespace may be there before, with labels of its own, and a manifest of it wins over the
 * Application (controller/sync_namespace.go), so this is no definition of it, only a part.
 */
final class AppliedNamespace {
  private AppliedNamespace() {}

  /** Empty where the Application says nothing of it. */
  static Optional<Manifest> by(Delivery delivery) {
    var name = delivery.namespace();
    var metadata = delivery.namespaceMetadata();
    return name.isEmpty() || metadata.isEmpty()
        ? Optional.empty()
        : Optional.of(manifest(delivery.by(), name.get(), metadata.get()));
  }

  private static Manifest manifest(Manifest by, ScalarNode name, MappingNode metadata) {
    var place = metadata.span();
    var entries = new ArrayList<MappingNode.Entry>();
    entries.add(new MappingNode.Entry("name", new ScalarNode(name.span(), "name"), name));
    for (var entry : metadata.entries()) {
      if (!entry.name().equals("name")) {
        entries.add(entry);
      }
    }
    var fields = new ArrayList<MappingNode.Entry>();
    fields.add(entry(place, "apiVersion", "v1"));
    fields.add(entry(place, "kind", "Namespace"));
    fields.add(new MappingNode.Entry(
        "metadata", new ScalarNode(place, "metadata"), new MappingNode(place, entries)));
    return new Manifest(
        by.document(),
        new MappingNode(place, fields),
        new GroupVersionKind("", "v1", "Namespace"),
        by.reading(),
        true,
        Optional.empty(),
        List.of());
  }

  private static MappingNode.Entry entry(Span place, String name, String value) {
    return new MappingNode.Entry(name, new ScalarNode(place, name), new ScalarNode(place, value));
  }
}
