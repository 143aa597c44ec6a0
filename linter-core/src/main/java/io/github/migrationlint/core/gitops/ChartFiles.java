package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.yaml.MappingNode;
import java.util.Optional;

/** The charts of this repository, as far as one can tell without rendering them. */
public interface ChartFiles {
  /** Knows nothing of any chart. */
  ChartFiles NONE = new ChartFiles() {
    @Override
    public Optional<MappingNode> values(String path) {
      return Optional.empty();
    }

    @Override
    public boolean makesApplications(String folder) {
      return false;
    }
  };

  /** What a values file holds; empty if there is none, or it is no mapping. */
  Optional<MappingNode> values(String path);

  /** Whether a template of the chart in that folder makes Argo CD Applications. */
  boolean makesApplications(String folder);
}
