package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.gitops.ChartFiles;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts of charts: no stage takes them for manifests, so they are read for whoever asks. */
final class LocalCharts implements ChartFiles {
  private final List<SourceFile> sources;
  private final LaterFiles later;
  private final YamlReader reader;
  private final Budget budget;
  private final Map<String, SourceFile> byPath = new HashMap<>();
  private final Map<String, Optional<MappingNode>> values = new HashMap<>();
  private final Map<String, Boolean> makers = new HashMap<>();

  /**
   * @param sources the files that were read, charts included
   * @param later those that were passed over
   */
  LocalCharts(List<SourceFile> sources, LaterFiles later, YamlReader reader, Budget budget) {
    this.sources = sources;
    this.later = later;
    this.reader = reader;
    this.budget = budget;
  }

  @Override
  public Optional<MappingNode> values(String path) {
    var known = values.get(path);
    if (known == null) {
      known = textAt(path).flatMap(this::read);
      values.put(path, known);
    }
    return known;
  }

  private Optional<SourceFile> textAt(String path) {
    if (byPath.isEmpty()) {
      for (var source : sources) {
        byPath.put(source.id().path(), source);
      }
    }
    var read = byPath.get(path);
    if (read != null) {
      return Optional.of(read);
    }
    return later.at(path) instanceof LaterFiles.Text text
        ? Optional.of(text.source())
        : Optional.empty();
  }

  private Optional<MappingNode> read(SourceFile source) {
    for (var document : reader.read(source, budget).value()) {
      if (document.root().orElse(null) instanceof MappingNode mapping) {
        return Optional.of(mapping);
      }
    }
    return Optional.empty();
  }

  /** Whatever names the group of Argo CD was read. */
  @Override
  public boolean makesApplications(String folder) {
    var known = makers.get(folder);
    if (known == null) {
      known = isApplicationBelow(folder + "/templates/");
      makers.put(folder, known);
    }
    return known;
  }

  private boolean isApplicationBelow(String templates) {
    for (var source : sources) {
      if (source.id().path().startsWith(templates)
          && source.text().contains("argoproj.io/")
          && source.text().contains("kind: Application")) {
        return true;
      }
    }
    return false;
  }
}
