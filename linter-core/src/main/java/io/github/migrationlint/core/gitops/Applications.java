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
 * repository nobody can tell offline; a path that exists here is taken for this one's.
 */
final class Applications {
  /** Fields of {@code spec.source.kustomize} that a kustomization file has too. */
  private static final List<String> SAME_IN_KUSTOMIZE = List.of(
      "namePrefix", "nameSuffix", "namespace", "commonAnnotations", "patches", "components");

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
    var destination = spec.get().mapping("destination");
    for (var source : sources(spec.get())) {
      var path = source.scalar("path").filter(written -> !written.text().isEmpty());
      var chart = source.scalar("chart").filter(written -> !written.text().isEmpty());
      if (chart.isPresent()) {
        var repository = text(source, "repoURL").map(url -> "`" + url + "`").orElse("");
        gathered.missChart(chart.get(), repository);
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
              destination.map(Applications::destination).orElse(new Destination.Unknown()),
              new Delivery.PlainFiles(filter(source.mapping("directory"))),
              edits(source),
              destination.flatMap(to -> to.scalar("namespace")).filter(Applications::isKnown),
              namespaceMetadata(spec.get())));
        }
      }
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

  private static Destination destination(MappingNode written) {
    var name = text(written, "name");
    if (name.isPresent()) {
      return name.get().equals("in-cluster") ? new Destination.Local() : named(name.get());
    }
    var server = text(written, "server");
    if (server.isEmpty()) {
      return new Destination.Unknown();
    }
    var host = host(server.get());
    var isLocal = host.equals("kubernetes.default.svc") || host.equals("kubernetes.default");
    return isLocal ? new Destination.Local() : named(host);
  }

  private static Optional<String> text(MappingNode in, String name) {
    return in.scalar(name).map(ScalarNode::text).filter(text -> !text.isEmpty());
  }

  static Destination named(String cluster) {
    return isPlaceholder(cluster) ? new Destination.Unknown() : new Destination.Named(cluster);
  }

  private static boolean isKnown(ScalarNode scalar) {
    return !scalar.text().isEmpty() && !isPlaceholder(scalar.text());
  }

  static boolean isPlaceholder(String text) {
    return text.contains("{{") || text.contains("${");
  }

  /** The server without scheme, port and path: nobody wants to read them in a name. */
  private static String host(String server) {
    var scheme = server.indexOf("://");
    var start = scheme < 0 ? 0 : scheme + 3;
    var end = start;
    while (end < server.length() && server.charAt(end) != ':' && server.charAt(end) != '/') {
      end++;
    }
    return isPlaceholder(server) ? server : server.substring(start, end);
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

  /** An entry that stands for one that is written otherwise. */
  static MappingNode.Entry entry(String name, Span key, YamlNode value) {
    return new MappingNode.Entry(name, new ScalarNode(key, name), value);
  }
}
