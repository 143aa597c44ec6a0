package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.text.RepoPath;
import io.github.migrationlint.core.yaml.InlineYaml;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.ScalarValue;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values that an Argo CD Application hands to a chart, in the order in which they win: the chart's own
 * {@code values.yaml}, {@code valueFiles}, then {@code valuesObject} or else {@code values} (Argo CD's {@code
 * reposerver/repository/repository.go}, {@code helmTemplate}). A file is counted from the chart, from the
 * root with a slash, or from another source by its {@code ref}. Parameters are not looked at.
 */
final class ChartValues {
  private static final String VALUES = "values.yaml";

  /** Deeper values are taken as they are. */
  private static final int MAX_DEPTH = 12;

  private final MappingNode spec;
  private final MappingNode source;
  private final GitOpsContext context;

  private ChartValues(MappingNode spec, MappingNode source, GitOpsContext context) {
    this.spec = spec;
    this.source = source;
    this.context = context;
  }

  /**
   * What the Applications that a chart makes have applied.
   *
   * @param folder the chart; empty where it is not in this repository
   * @param destination where the chart goes: an Application without a cluster of its own goes there too
   */
  static List<Delivery> deliveries(
      Manifest by,
      MappingNode spec,
      MappingNode source,
      Optional<String> folder,
      Destination destination,
      GitOpsContext context) {
    var isHere = folder.filter(path -> context.paths().isFile(in(path, "Chart.yaml")));
    var mayMake = isHere.map(context.charts()::makesApplications).orElse(folder.isEmpty());
    var values = new ChartValues(spec, source, context);
    var merged = mayMake ? values.merged(isHere) : Optional.<MappingNode>empty();
    var deliveries = new ArrayList<Delivery>();
    if (merged.isPresent()) {
      for (var made : AppOfApps.of(by, merged.get(), isHere.isPresent(), context)) {
        deliveries.add(
            made.destination() instanceof Destination.Local ? made.to(destination) : made);
      }
    }
    return deliveries;
  }

  private static String in(String folder, String name) {
    return new RepoPath(folder).resolve(name).text();
  }

  private Optional<MappingNode> merged(Optional<String> chart) {
    var all = new ArrayList<MappingNode>();
    chart.flatMap(folder -> context.charts().values(in(folder, VALUES))).ifPresent(all::add);
    var helm = source.mapping("helm");
    for (var item : helm.map(fields -> fields.items("valueFiles")).orElse(List.of())) {
      if (item instanceof ScalarNode file) {
        pathOf(file.text(), chart)
            .flatMap(path -> context.charts().values(path))
            .ifPresent(all::add);
      }
    }
    var inline = helm.flatMap(fields -> fields.mapping("valuesObject"))
        .or(() -> helm.flatMap(fields -> fields.scalar("values")).flatMap(ChartValues::parsed));
    inline.ifPresent(all::add);
    var merged = Optional.<MappingNode>empty();
    for (var values : all) {
      merged = merged.map(under -> merge(under, values, 0)).or(() -> Optional.of(values));
    }
    return merged;
  }

  private static Optional<MappingNode> parsed(ScalarNode text) {
    var roots = InlineYaml.read(text).value();
    return roots.size() == 1 && roots.get(0) instanceof MappingNode mapping
        ? Optional.of(mapping)
        : Optional.empty();
  }

  /** Where a file lies, as reports call it; empty if it is elsewhere or its name is filled in. */
  private Optional<String> pathOf(String written, Optional<String> chart) {
    if (Applications.isPlaceholder(written)) {
      return Optional.empty();
    }
    if (written.startsWith("$")) {
      var slash = written.indexOf('/');
      return slash < 0 || !isRefHere(written.substring(1, slash))
          ? Optional.empty()
          : context.paths().find(written.substring(slash + 1));
    }
    if (written.startsWith("/")) {
      return chart.isPresent() ? context.paths().find(written) : Optional.empty();
    }
    return chart
        .map(folder -> new RepoPath(folder).resolve(written))
        .map(RepoPath::text)
        .filter(path -> context.paths().fromRoot(path).isPresent());
  }

  private boolean isRefHere(String ref) {
    for (var other : spec.mappings("sources")) {
      if (other.scalar("ref").filter(name -> name.text().equals(ref)).isPresent()) {
        return !context.origins().isElsewhere(other.scalar("repoURL").map(ScalarNode::text));
      }
    }
    return false;
  }

  /** Mappings are merged, anything else is replaced, and null deletes (Helm's {@code CoalesceTables}). */
  private static MappingNode merge(MappingNode under, MappingNode over, int depth) {
    Map<String, MappingNode.Entry> entries = new LinkedHashMap<>();
    for (var entry : under.entries()) {
      entries.put(entry.name(), entry);
    }
    for (var entry : over.entries()) {
      var below = entries.get(entry.name());
      if (isNull(entry.value())) {
        entries.remove(entry.name());
      } else if (below != null
          && depth < MAX_DEPTH
          && below.value() instanceof MappingNode inner
          && entry.value() instanceof MappingNode outer) {
        entries.put(
            entry.name(),
            new MappingNode.Entry(entry.name(), entry.key(), merge(inner, outer, depth + 1)));
      } else {
        entries.put(entry.name(), entry);
      }
    }
    return new MappingNode(over.span(), List.copyOf(entries.values()));
  }

  private static boolean isNull(YamlNode value) {
    return value instanceof ScalarNode scalar
        && scalar.value(Reading.KUBECTL) instanceof ScalarValue.Null;
  }
}
