package io.github.migrationlint.core.config;

import io.github.migrationlint.core.diagnostic.ParameterForm;
import io.github.migrationlint.core.text.RepoPath;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import io.github.migrationlint.schemas.ReleaseLine;
import io.github.migrationlint.schemas.Version;
import io.github.migrationlint.schemas.VersionMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what the user says about clusters: {@code target}, {@code clusters} and {@code fleets}. */
final class ClusterSection {
  static final List<String> TARGET_KEYS = List.of("openshift-virtualization", "hco", "kubevirt");
  private static final List<String> CLUSTER_KEYS =
      List.of("name", "paths", "target", "nodes", "migration-link", "namespaces", "cpus");

  private final NodeReader reader;

  ClusterSection(NodeReader reader) {
    this.reader = reader;
  }

  Optional<DeclaredVersion> target(YamlNode node) {
    var mapping = reader.mapping(node, "`target`", TARGET_KEYS);
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    var entries = mapping.get().entries();
    if (entries.size() != 1) {
      reader.complain(node.span(), "`target` must be one of " + NodeReader.listed(TARGET_KEYS));
      return Optional.empty();
    }
    var entry = entries.get(0);
    return TARGET_KEYS.contains(entry.name())
        ? reader
            .text(entry.value(), "`" + entry.name() + "`")
            .flatMap(scalar -> declared(entry.name(), scalar))
        : Optional.empty();
  }

  private Optional<DeclaredVersion> declared(String component, ScalarNode scalar) {
    var line = Version.parse(scalar.text()).flatMap(version -> line(component, version));
    if (line.isEmpty()) {
      reader.complain(
          scalar.span(),
          "`" + component + "` must be a release from " + releases(component) + ", not `"
              + scalar.text() + "`");
    }
    var isPaired = !component.equals("openshift-virtualization");
    var written = component + " " + scalar.text();
    return line.map(found ->
        new DeclaredVersion(written, found, isPaired || found.isVerified(), scalar.span()));
  }

  static Optional<ReleaseLine> line(String component, Version version) {
    return switch (component) {
      case "hco" -> VersionMap.ofHyperConverged(version);
      case "kubevirt" -> VersionMap.ofKubeVirt(version);
      default -> VersionMap.ofOpenShiftVirtualization(version);
    };
  }

  static String releases(String component) {
    var names = new ArrayList<String>();
    for (var line : VersionMap.lines()) {
      switch (component) {
        case "hco" -> names.add(line.hyperConverged().toString());
        case "kubevirt" -> names.add(line.kubeVirt().toString());
        default -> line.openShiftVirtualization().ifPresent(name -> names.add(name.toString()));
      }
    }
    return names.get(0) + " to " + names.get(names.size() - 1);
  }

  List<NamedCluster> clusters(MappingNode root) {
    var clusters = new LinkedHashMap<String, NamedCluster>();
    for (var item : reader.items(root, "clusters")) {
      reader
          .mapping(item, "a cluster", CLUSTER_KEYS)
          .flatMap(this::cluster)
          .filter(cluster -> isNew(cluster.name(), item, clusters))
          .ifPresent(cluster -> clusters.put(cluster.name(), cluster));
    }
    return List.copyOf(clusters.values());
  }

  /** Names of clusters, which need not be among {@code clusters}: a folder may name them. */
  List<Fleet> fleets(MappingNode root) {
    var node = root.get("fleets");
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof MappingNode mapping)) {
      reader.complain(node.get().span(), "`fleets` must be a mapping");
      return List.of();
    }
    var fleets = new ArrayList<Fleet>();
    for (var entry : mapping.entries()) {
      var clusters = reader.strings(mapping, entry.name());
      if (clusters.size() < 2) {
        reader.complain(entry.key().span(), "a fleet must be a list of two clusters or more");
      }
      fleets.add(new Fleet(entry.name(), clusters));
    }
    return fleets;
  }

  private boolean isNew(String name, YamlNode item, Map<String, NamedCluster> known) {
    if (known.containsKey(name)) {
      reader.complain(item.span(), "two clusters are called `" + name + "`");
    }
    return !known.containsKey(name);
  }

  private Optional<NamedCluster> cluster(MappingNode mapping) {
    var name = mapping.get("name").flatMap(node -> reader.text(node, "`name`"));
    if (mapping.get("name").isEmpty()) {
      reader.complain(mapping.span(), "a cluster must have `name`");
    }
    var paths = reader.strings(mapping, "paths");
    if (paths.isEmpty()) {
      reader.complain(mapping.span(), "a cluster must have `paths`");
    }
    for (var path : paths) {
      if (RepoPath.isAbsolute(path) || new RepoPath(path).leavesTop()) {
        reader.complain(
            mapping.span(), "`" + path + "` must lie below the folder of the configuration");
      }
    }
    var target = mapping.get("target").flatMap(this::target);
    var facts = facts(mapping);
    return name.map(scalar -> new NamedCluster(scalar.text(), paths, target, facts));
  }

  private ClusterFacts facts(MappingNode mapping) {
    var nodes =
        mapping.get("nodes").flatMap(node -> reader.value(node, "`nodes`", ParameterForm.COUNT));
    var link = mapping.get("migration-link").flatMap(this::link);
    var namespaces = mapping.get("namespaces").flatMap(node -> reader.text(node, "`namespaces`"));
    if (namespaces.isPresent() && !namespaces.get().text().equals("complete")) {
      reader.complain(
          namespaces.get().span(),
          "`namespaces` must be `complete` or absent, not `" + namespaces.get().text() + "`");
    }
    return new ClusterFacts(
        nodes, link, namespaces.isPresent(), mapping.get("cpus").flatMap(this::cpus));
  }

  /** Either the word, or a list of models. */
  private Optional<NodeCpus> cpus(YamlNode node) {
    if (node instanceof ScalarNode scalar && scalar.text().equals(NodeCpus.MIXED)) {
      return Optional.of(new NodeCpus(List.of()));
    }
    if (!(node instanceof SequenceNode list) || list.items().isEmpty()) {
      reader.complain(node.span(), "`cpus` must be `mixed` or a list of CPU models");
      return Optional.empty();
    }
    var models = new ArrayList<String>();
    for (var item : list.items()) {
      reader
          .text(item, "an item of `cpus`")
          .map(ScalarNode::text)
          .filter(model -> !models.contains(model))
          .ifPresent(models::add);
    }
    return models.isEmpty() ? Optional.empty() : Optional.of(new NodeCpus(models));
  }

  private Optional<LinkSpeed> link(YamlNode node) {
    var scalar = reader.text(node, "`migration-link`");
    var link = scalar.flatMap(found -> LinkSpeed.parse(found.text()));
    if (scalar.isPresent() && link.isEmpty()) {
      reader.complain(
          node.span(),
          "`migration-link` must be a speed such as `25Gbit` or `800Mbit`, not `"
              + scalar.get().text() + "`");
    }
    return link;
  }
}
