package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.gitops.AppOfApps;
import io.github.migrationlint.core.gitops.Delivery;
import io.github.migrationlint.core.gitops.GitOpsContext;
import io.github.migrationlint.core.load.KustomizationFile;
import io.github.migrationlint.core.text.RepoPath;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.MappingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** What kustomizations hand to charts: values that may have more paths applied. */
final class KustomizedCharts {
  private final Function<String, Optional<Document>> documents;

  /**
   * Of a repository.
   *
   * @param documents the first document of a file, if it was read
   */
  KustomizedCharts(Function<String, Optional<Document>> documents) {
    this.documents = documents;
  }

  /** What they apply. */
  List<Delivery> of(Content content, GitOpsContext context) {
    var deliveries = new ArrayList<Delivery>();
    for (var file : new TreeSet<>(content.files())) {
      var document = documents
          .apply(file)
          .filter(read -> KustomizationFile.isOne(read.source().id()));
      if (document.isPresent() && document.get().root().orElse(null) instanceof MappingNode root) {
        for (var chart : root.mappings("helmCharts")) {
          for (var values : valuesOf(chart, document.get().source().id().folder())) {
            deliveries.addAll(AppOfApps.of(document.get(), chart, values, context));
          }
        }
      }
    }
    return deliveries;
  }

  private List<MappingNode> valuesOf(MappingNode chart, String folder) {
    var values = new ArrayList<MappingNode>();
    var written = chart.scalar("valuesFile");
    var file = written.flatMap(
        path -> documents.apply(new RepoPath(folder).resolve(path.text()).text()));
    if (file.flatMap(Document::root).orElse(null) instanceof MappingNode root) {
      values.add(root);
    }
    chart.mapping("valuesInline").ifPresent(values::add);
    return values;
  }
}
