package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.manifest.GroupVersionKind;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.SequenceNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A chart that makes an Argo CD Application of each entry in its values, as many repositories have it.
 * The chart itself is not rendered; but a value called {@code path} that names a folder of this repository
 * says plainly what is applied, and a {@code destination} near it says where. Without one the application
 * goes to the cluster that the chart is applied to.
 */
public final class AppOfApps {
  /** What one value costs, with the folder that it may name. */
  private static final int STEPS_PER_VALUE = 20;

  /** A shape, not a limit of work: no such chart nests its applications deeper. */
  private static final int MAX_DEPTH = 12;

  private final Manifest by;
  private final GitOpsContext context;
  private final Optional<MappingNode> usual;
  private final boolean isAnyPath;
  private final List<Delivery> deliveries = new ArrayList<>();
  private final BudgetShare budget;

  private AppOfApps(
      Manifest by, GitOpsContext context, Optional<MappingNode> usual, boolean isAnyPath) {
    this.by = by;
    this.context = context;
    this.budget = context.budget().share();
    this.usual = usual;
    this.isAnyPath = isAnyPath;
  }

  /**
   * What the values of a chart have applied.
   *
   * @param chart an item of {@code helmCharts}, in the kustomization of that document
   */
  public static List<Delivery> of(
      Document document, MappingNode chart, MappingNode values, GitOpsContext context) {
    var name = chart.scalar("name");
    var metadata = new ArrayList<MappingNode.Entry>();
    name.ifPresent(text -> metadata.add(Applications.entry("name", text.span(), text)));
    var root = new MappingNode(
        chart.span(),
        List.of(
            Applications.entry("metadata", chart.span(), new MappingNode(chart.span(), metadata))));
    var by = new Manifest(
        document,
        root,
        new GroupVersionKind("", "", "Chart"),
        Reading.KUBECTL,
        true,
        Optional.empty(),
        List.of());
    return of(by, values, true, context);
  }

  /**
   * What values have applied.
   *
   * @param isAnyPath whether each path is one of an application; else only one beside the address of a
   *     repository or a revision is
   */
  static List<Delivery> of(
      Manifest by, MappingNode values, boolean isAnyPath, GitOpsContext context) {
    var usual = values
        .mapping("default")
        .flatMap(fields -> fields.mapping("app"))
        .flatMap(app -> app.mapping("destination"));
    var apps = new AppOfApps(by, context, usual, isAnyPath);
    apps.walk(values, List.of(), 0);
    return apps.deliveries;
  }

  private void walk(YamlNode node, List<MappingNode> around, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    if (!budget.steps().take(STEPS_PER_VALUE)) {
      context.budget().cut(by.span(), "a chart has too many values: not all are looked at");
      return;
    }
    if (node instanceof SequenceNode list) {
      for (var item : list.items()) {
        walk(item, around, depth + 1);
      }
    } else if (node instanceof MappingNode mapping && isOn(mapping)) {
      var path = mapping.scalar("path");
      path.ifPresent(written -> deliver(written, mapping, around));
      var inner = new ArrayList<MappingNode>();
      inner.add(mapping);
      inner.addAll(around.subList(0, Math.min(1, around.size())));
      for (var entry : mapping.entries()) {
        walk(entry.value(), inner, depth + 1);
      }
    }
  }

  private static boolean isOn(MappingNode mapping) {
    var enabled = mapping.scalar("enabled").map(ScalarNode::text).orElse("true");
    var disabled = mapping.scalar("disabled").map(ScalarNode::text).orElse("false");
    return !enabled.equals("false") && !disabled.equals("true");
  }

  private void deliver(ScalarNode path, MappingNode source, List<MappingNode> around) {
    var url = source.scalar("repoURL").map(ScalarNode::text);
    var isSource = url.isPresent() || source.entry("targetRevision").isPresent();
    var found = context.paths().find(path.text());
    if (found.isEmpty()
        || (!isSource && (!isAnyPath || path.text().startsWith("/")))
        || RepositoryPaths.isRoot(path.text())
        || context.paths().isFile(found.get())
        || context.origins().isElsewhere(url)) {
      return;
    }
    var destination = source.mapping("destination");
    for (var mapping : around) {
      destination = destination.or(() -> mapping.mapping("destination"));
    }
    var place = new MappingNode(path.span(), List.of());
    deliveries.add(new Delivery(
        by,
        path.span(),
        found.get(),
        clusterOf(destination),
        new Delivery.PlainFiles(DirectoryFilter.USUAL),
        place,
        destination.flatMap(to -> to.scalar("namespace")).filter(Applications::isKnown),
        Optional.empty()));
  }

  private Destination clusterOf(Optional<MappingNode> written) {
    for (var destination : List.of(written, usual)) {
      var names = destination.filter(
          to -> to.scalar("name").isPresent() || to.scalar("server").isPresent());
      if (names.isPresent()) {
        return Applications.destinationOf(names.get(), context.clusters());
      }
    }
    return new Destination.Local();
  }
}
