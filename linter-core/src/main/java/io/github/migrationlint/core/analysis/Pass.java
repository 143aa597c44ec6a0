package io.github.migrationlint.core.analysis;

import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.config.ParameterValues;
import io.github.migrationlint.core.diagnostic.Parameter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** One analysis at work on one cluster: the cluster, and the facts it requires. */
public final class Pass {
  private final ClusterModel cluster;
  private final ParameterValues parameters;
  private final Map<Analysis<?>, Object> results;
  private final List<Analysis<?>> path;

  private Pass(
      ClusterModel cluster,
      ParameterValues parameters,
      Map<Analysis<?>, Object> results,
      List<Analysis<?>> path) {
    this.cluster = cluster;
    this.parameters = parameters;
    this.results = results;
    this.path = path;
  }

  static Pass over(ClusterModel cluster, ParameterValues parameters) {
    return new Pass(cluster, parameters, new IdentityHashMap<>(), List.of());
  }

  public ClusterModel cluster() {
    return cluster;
  }

  /** What the user sets for a parameter, else its usual value. */
  public <T> T valueOf(Parameter<T> parameter) {
    return parameters.get(parameter);
  }

  /**
   * What a required fact says about this cluster.
   *
   * @throws IllegalStateException if the analysis at work does not require it
   */
  public <T> T resultOf(Analysis<T> fact) {
    var asking = path.get(path.size() - 1);
    if (!asking.requires().contains(fact)) {
      throw new IllegalStateException(
          "`" + asking.name() + "` asks for `" + fact.name() + "`, which it does not require");
    }
    return run(fact);
  }

  /** Runs an analysis, or hands out what it found before. */
  @SuppressWarnings("unchecked") // a result is only ever stored under the analysis that made it
  <T> T run(Analysis<T> analysis) {
    var known = results.get(analysis);
    if (known == null) {
      var deeper = new ArrayList<>(path);
      deeper.add(analysis);
      known = analysis.run(new Pass(cluster, parameters, results, deeper));
      results.put(analysis, known);
    }
    return (T) known;
  }
}
