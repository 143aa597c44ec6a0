package io.github.migrationlint.core.analysis;

import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.config.Parameter;
import io.github.migrationlint.core.config.ParameterValues;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** One analysis at work on one cluster: the cluster, and the facts it has declared. */
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
   * What a declared fact says about this cluster.
   *
   * @throws IllegalStateException if the analysis at work has not declared that it requires it
   */
  public <T> T resultOf(Analysis<T> fact) {
    var asking = path.get(path.size() - 1);
    if (!asking.requires().contains(fact)) {
      throw new IllegalStateException(asking.getClass().getSimpleName()
          + " asks for "
          + fact.getClass().getSimpleName()
          + " but does not declare it in requires()");
    }
    return run(fact);
  }

  /** Runs an analysis, or hands out what it found before. */
  @SuppressWarnings("unchecked") // a result is only ever stored under the analysis that made it
  <T> T run(Analysis<T> analysis) {
    if (path.contains(analysis)) {
      throw new IllegalStateException(
          analysis.getClass().getSimpleName() + " requires itself, by way of what it requires");
    }
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
