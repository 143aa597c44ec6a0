package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The clusters that a generator of an ApplicationSet lists, as far as files tell: those a Placement
 * names, or those that folders are called after.
 *
 * <p>Folders tell only where one of the cluster's own name is applied to the cluster itself: a path with
 * {@code {{name}}} as a whole segment, and the element as destination. A cluster without a folder gets
 * nothing, and a folder without a cluster goes nowhere, so what lies in the folder reaches that cluster
 * or none.
 */
final class ClusterElements {
  /** The label of a PlacementDecision that names its Placement. */
  private static final String PLACEMENT = "cluster.open-cluster-management.io/placement";

  private static final Set<String> NAMES = Set.of("name", "nameNormalized", "clusterName");

  /** Far more than anybody has. */
  private static final int MAX_CLUSTERS = 1000;

  private ClusterElements() {}

  /** The clusters of a Placement's decisions; none where nothing tells. */
  static List<Parameters> ofDecisions(MappingNode generator, Manifest set, Placements placements) {
    var label = generator
        .mapping("labelSelector")
        .flatMap(selector -> selector.mapping("matchLabels"))
        .flatMap(labels -> labels.scalar(PLACEMENT));
    var named = label.or(() -> generator.scalar("name")).map(ScalarNode::text);
    var elements = new ArrayList<Parameters>();
    for (var destination : named.isEmpty()
        ? List.<Destination>of(new Destination.Unknown())
        : placements.named(named.get(), set.namespace())) {
      if (destination instanceof Destination.Named cluster) {
        elements.add(Parameters.ofCluster(cluster.cluster()));
      } else if (destination instanceof Destination.OneOf several) {
        for (var cluster : several.clusters()) {
          elements.add(Parameters.ofCluster(cluster).possible());
        }
      } else if (destination instanceof Destination.Local) {
        elements.add(Parameters.ofCluster("local-cluster"));
      } else {
        return List.of();
      }
    }
    return elements;
  }

  /** The clusters that folders of the application's path are called after. */
  static List<Parameters> inFolders(
      MappingNode application, GitOpsContext context, BudgetShare budget) {
    var spec = application.mapping("spec");
    if (spec.isEmpty()
        || !(reachesItsElement(spec.get()) || Applications.isPulledByElement(application))) {
      return List.of();
    }
    var clusters = new TreeSet<String>();
    for (var source : Applications.sources(spec.get())) {
      var url = source.scalar("repoURL").map(ScalarNode::text);
      var path = source.scalar("path").flatMap(written -> RepositoryPaths.normal(written.text()));
      if (path.isPresent() && !context.origins().isElsewhere(url)) {
        addFolders(path.get(), context, budget, clusters);
      }
    }
    var elements = new ArrayList<Parameters>();
    for (var cluster : clusters) {
      elements.add(Parameters.ofCluster(cluster));
    }
    return elements;
  }

  private static void addFolders(
      String path, GitOpsContext context, BudgetShare budget, Set<String> clusters) {
    var segments = path.split("/", -1);
    var at = -1;
    for (var i = 0; i < segments.length; i++) {
      if (isElement(segments[i], NAMES)) {
        at = at < 0 ? i : at;
        segments[i] = "*";
      }
    }
    var pattern = String.join("/", segments);
    if (at < 0 || Applications.isPlaceholder(pattern)) {
      return;
    }
    var matching = PathPattern.withinFolders(pattern).among(context.paths().folders(), budget);
    for (var folder : matching) {
      if (clusters.size() < MAX_CLUSTERS
          && context.isEntry().test(context.paths().nameOf(folder))) {
        clusters.add(folder.split("/", -1)[at]);
      }
    }
  }

  private static boolean reachesItsElement(MappingNode spec) {
    var destination = spec.mapping("destination");
    return isElement(destination.flatMap(to -> to.scalar("name")), NAMES)
        || isElement(destination.flatMap(to -> to.scalar("server")), Set.of("server"));
  }

  private static boolean isElement(Optional<ScalarNode> written, Set<String> names) {
    return written.isPresent() && isElement(written.get().text(), names);
  }

  /** Whether a text is only one of these names: {@code {{name}}} or {@code {{ .name }}}. */
  private static boolean isElement(String text, Set<String> names) {
    var trimmed = text.strip();
    if (!trimmed.startsWith("{{") || !trimmed.endsWith("}}")) {
      return false;
    }
    var name = trimmed.substring(2, trimmed.length() - 2).strip();
    return names.contains(name.startsWith(".") ? name.substring(1) : name);
  }
}
