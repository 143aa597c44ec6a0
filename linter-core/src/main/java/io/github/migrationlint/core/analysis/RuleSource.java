package io.github.migrationlint.core.analysis;

import io.github.migrationlint.core.cluster.ClusterModel;
import java.util.List;

/** Knows the rules that can find something: to load others costs a short run more than to run these. */
public interface RuleSource {
  /**
   * The rules to run over these clusters.
   *
   * @param clusters all of the run; not empty of objects
   */
  List<? extends Rule> about(List<ClusterModel> clusters);
}
