package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import java.util.Optional;

/**
 * Flux's HelmRelease: a chart that Helm renders in the cluster. What comes of it is not in the files,
 * and all there is to say is which chart that is.
 */
final class HelmReleases {
  private HelmReleases() {}

  static void read(Manifest release, Deliveries.Gathered gathered) {
    var spec = release.root().mapping("spec");
    var template =
        spec.flatMap(fields -> fields.mapping("chart")).flatMap(chart -> chart.mapping("spec"));
    var chart = template.flatMap(fields -> fields.scalar("chart"));
    var reference = spec.flatMap(fields -> fields.mapping("chartRef"));
    if (chart.isPresent()) {
      gathered.missChart(
          chart.get(), source(template.flatMap(fields -> fields.mapping("sourceRef"))));
    } else if (reference.isPresent()) {
      gathered.miss(
          reference.get().span(), "the chart of " + source(reference) + ", which Helm renders");
    }
  }

  /** {@code HelmRepository `cilium`}; empty where nothing is named. */
  private static String source(Optional<MappingNode> reference) {
    var kind =
        reference.flatMap(fields -> fields.scalar("kind")).map(ScalarNode::text).orElse("");
    var name =
        reference.flatMap(fields -> fields.scalar("name")).map(ScalarNode::text).orElse("");
    return name.isEmpty() ? "" : (kind.isEmpty() ? "" : kind + " ") + "`" + name + "`";
  }
}
