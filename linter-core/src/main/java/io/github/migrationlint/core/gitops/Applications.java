package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Argo CD's Application: pkg/apis/application/v1alpha1/types.go. Whether its {@code repoURL} is this
 * repository no one can tell offline; a path that exists here is taken for this one's.
 */
final class Applications {
  /** Fields of {@code spec.source.kustomize} that a kustomization file has too. */
  private static final List<String> SAME_IN_KUSTOMIZE = List.of(
      "namePrefix", "nameSuffix", "namespace", "commonAnnotations", "patches", "components");

  private static final String PULL_LABEL =
      "apps.open-cluster-management.io/pull-to-ocm-managed-cluster";

  private static final String PULL_ANNOTATION =
      "apps.open-cluster-management.io/ocm-managed-cluster";

  /** What represents the address of a cluster whose name is all that is known. */
  static final String ELEMENT_SERVER = "cluster://";

  private Applications() {}

  static void read(Manifest application, Deliveries.Gathered gathered) {
    read(application, application.root(), gathered);
  }

  /** Reads an Application that another object makes. */
  static void read(Manifest by, MappingNode application, Deliveries.Gathered gathered) {
    var spec = application.mapping("spec");
    if (spec.isEmpty()) {
      return;
    }
    var destination = destination(application, gathered.context.clusters());
    var namespace = spec.get()
        .mapping("destination")
        .flatMap(to -> to.scalar("namespace"))
        .filter(Applications::isKnown);
    for (var source : sources(spec.get())) {
      var path = source.scalar("path").filter(written -> !written.text().isEmpty());
      var chart = source.scalar("chart").filter(written -> !written.text().isEmpty());
      if (chart.isPresent()) {
        var repository = text(source, "repoURL").map(url -> "`" + url + "`").orElse("");
        gathered.missChart(chart.get(), repository);
        addMade(by, spec.get(), source, Optional.empty(), destination, gathered);
      } else if (path.isPresent() && source.entry("plugin").isPresent()) {
        gathered.miss(
            path.get().span(),
            "path `" + path.get().text() + "`, which a plugin of Argo CD renders");
      } else if (path.isPresent()) {
        var found = gathered.find(path.get(), text(source, "repoURL"));
        if (found.isPresent()) {
          gathered.add(new Delivery(
              by,
              path.get().span(),
              found.get(),
              destination,
              new Delivery.PlainFiles(filter(source.mapping("directory"))),
              edits(source),
              namespace,
              namespaceMetadata(spec.get())));
          addMade(by, spec.get(), source, found, destination, gathered);
        }
      }
    }
  }

  /** The Applications that a chart makes of its values. */
  private static void addMade(
      Manifest by,
      MappingNode spec,
      MappingNode source,
      Optional<String> chart,
      Destination destination,
      Deliveries.Gathered gathered) {
    for (var made :
        ChartValues.deliveries(by, spec, source, chart, destination, gathered.context)) {
      gathered.add(made);
    }
  }

  static List<MappingNode> sources(MappingNode spec) {
    var several = spec.mappings("sources");
    if (!several.isEmpty()) {
      return several;
    }
    // What is hydrated comes from there, by way of another branch.
    return spec.mapping("sourceHydrator")
        .flatMap(hydrator -> hydrator.mapping("drySource"))
        .or(() -> spec.mapping("source"))
        .map(List::of)
        .orElse(List.of());
  }

  /** What the namespace gets that Argo CD makes sure of; without the option it leaves that alone. */
  private static Optional<MappingNode> namespaceMetadata(MappingNode spec) {
    var policy = spec.mapping("syncPolicy");
    for (var option : policy.map(fields -> fields.items("syncOptions")).orElse(List.of())) {
      if (option instanceof ScalarNode written && written.text().equals("CreateNamespace=true")) {
        return policy.flatMap(fields -> fields.mapping("managedNamespaceMetadata"));
      }
    }
    return Optional.empty();
  }

  /**
   * The cluster of an Application. In ACM's pull model the hub hands it to the managed cluster that an
   * annotation names, whose own Argo CD applies it (open-cluster-management-io/argocd-pull-integration).
   */
  private static Destination destination(MappingNode application, ClusterNames clusters) {
    var metadata = application.mapping("metadata");
    var isPulled = metadata
        .flatMap(fields -> fields.mapping("labels"))
        .flatMap(labels -> labels.scalar(PULL_LABEL))
        .isPresent();
    var puller = metadata
        .flatMap(fields -> fields.mapping("annotations"))
        .flatMap(annotations -> annotations.scalar(PULL_ANNOTATION))
        .map(ScalarNode::text);
    if (isPulled && puller.isPresent()) {
      return named(puller.get());
    }
    return application
        .mapping("spec")
        .flatMap(spec -> spec.mapping("destination"))
        .map(written -> destinationOf(written, clusters))
        .orElse(new Destination.Unknown());
  }

  /** Whether each cluster pulls the application of its own name. */
  static boolean isPulledByElement(MappingNode application) {
    return application
        .mapping("metadata")
        .flatMap(metadata -> metadata.mapping("annotations"))
        .flatMap(annotations -> annotations.scalar(PULL_ANNOTATION))
        .filter(name -> isPlaceholder(name.text()))
        .isPresent();
  }

  static Destination destinationOf(MappingNode written, ClusterNames clusters) {
    var name = text(written, "name");
    if (name.isPresent()) {
      return name.get().equals("in-cluster") ? new Destination.Local() : named(name.get());
    }
    var server = text(written, "server");
    if (server.isEmpty() || isPlaceholder(server.get())) {
      return new Destination.Unknown();
    }
    if (server.get().startsWith(ELEMENT_SERVER)) {
      var element = server.get().substring(ELEMENT_SERVER.length());
      return element.equals("in-cluster") ? new Destination.Local() : named(element);
    }
    var host = ClusterNames.hostOf(server.get());
    var isLocal = host.equals("kubernetes.default.svc")
        || host.equals("kubernetes.default")
        || host.equals("kubernetes.default.svc.cluster.local");
    return isLocal ? new Destination.Local() : named(clusters.ofServer(server.get()));
  }

  private static Optional<String> text(MappingNode in, String name) {
    return in.scalar(name).map(ScalarNode::text).filter(text -> !text.isEmpty());
  }

  /** ACM calls the hub itself {@code local-cluster}. */
  static Destination named(String cluster) {
    if (cluster.equals("local-cluster")) {
      return new Destination.Local();
    }
    return isPlaceholder(cluster) || cluster.isEmpty()
        ? new Destination.Unknown()
        : new Destination.Named(cluster);
  }

  static boolean isKnown(ScalarNode scalar) {
    return !scalar.text().isEmpty() && !isPlaceholder(scalar.text());
  }

  static boolean isPlaceholder(String text) {
    return text.contains("{{") || text.contains("${");
  }

  private static DirectoryFilter filter(Optional<MappingNode> directory) {
    return directory
        .map(written -> new DirectoryFilter(
            text(written, "recurse").filter("true"::equals).isPresent(),
            text(written, "include").orElse(""),
            text(written, "exclude").orElse("")))
        .orElse(DirectoryFilter.USUAL);
  }

  /** What Argo CD writes into the kustomization before the build: util/kustomize/kustomize.go. */
  private static MappingNode edits(MappingNode source) {
    var kustomize = source.mapping("kustomize");
    var edits = new ArrayList<MappingNode.Entry>();
    if (kustomize.isPresent()) {
      for (var entry : kustomize.get().entries()) {
        if (SAME_IN_KUSTOMIZE.contains(entry.name())) {
          edits.add(entry);
        } else if (entry.name().equals("commonLabels")) {
          edits.add(labels(kustomize.get(), entry));
        }
      }
    }
    return new MappingNode(kustomize.orElse(source).span(), edits);
  }

  private static MappingNode.Entry labels(MappingNode kustomize, MappingNode.Entry written) {
    if (text(kustomize, "labelWithoutSelector").filter("true"::equals).isEmpty()) {
      return written;
    }
    var entries = new ArrayList<MappingNode.Entry>();
    entries.add(entry("pairs", written.key().span(), written.value()));
    kustomize
        .get("labelIncludeTemplates")
        .ifPresent(value -> entries.add(entry("includeTemplates", value.span(), value)));
    var item = new MappingNode(written.value().span(), entries);
    return entry(
        "labels", written.key().span(), new SequenceNode(written.value().span(), List.of(item)));
  }

  /** An entry that represents one that is written otherwise. */
  static MappingNode.Entry entry(String name, Span key, YamlNode value) {
    return new MappingNode.Entry(name, new ScalarNode(key, name), value);
  }
}
