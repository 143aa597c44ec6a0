package io.github.migrationlint.core.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the user decides.
 *
 * @param home where the working directory lies below the configuration's folder: {@code sub/folder},
 *     or empty where they are the same
 * @param target the versions of every cluster that names none of its own
 * @param clusters the clusters the user names, in the order written
 * @param fleets clusters that are meant to be alike, in the order written
 * @param levels by rule; a rule without an entry keeps the severity of its findings
 * @param parameters what rules are told besides
 * @param exclude globs of paths to leave out, relative to the configuration's folder
 */
public record Configuration(
    String home,
    Optional<DeclaredVersion> target,
    List<NamedCluster> clusters,
    List<Fleet> fleets,
    Map<String, Level> levels,
    ParameterValues parameters,
    List<String> exclude) {

  /** Nothing is decided. */
  public static final Configuration NONE = new Configuration(
      "", Optional.empty(), List.of(), List.of(), Map.of(), ParameterValues.DEFAULTS, List.of());

  public Configuration {
    Objects.requireNonNull(home);
    Objects.requireNonNull(target);
    clusters = List.copyOf(clusters);
    fleets = List.copyOf(fleets);
    levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    Objects.requireNonNull(parameters);
    exclude = List.copyOf(exclude);
  }

  /** How much the user lets a rule matter; empty where nothing is said. */
  public Optional<Level> levelOf(String rule) {
    return Optional.ofNullable(levels.get(rule));
  }

  /**
   * The named clusters that a file or folder is part of, in the order written.
   *
   * @param path as reports call it: relative to the working directory
   */
  public List<NamedCluster> clustersOf(String path) {
    if (clusters.isEmpty()) {
      return List.of();
    }
    var place = placeOf(path);
    var found = new ArrayList<NamedCluster>();
    for (var cluster : clusters) {
      if (cluster.holds(place)) {
        found.add(cluster);
      }
    }
    return found;
  }

  /** Whether that very file or folder is a path of a named cluster. */
  public boolean names(String path) {
    for (var cluster : clustersOf(path)) {
      if (cluster.hasPath(placeOf(path))) {
        return true;
      }
    }
    return false;
  }

  /** The cluster of that name, if the user names it. */
  public Optional<NamedCluster> cluster(String name) {
    for (var cluster : clusters) {
      if (cluster.name().equals(name)) {
        return Optional.of(cluster);
      }
    }
    return Optional.empty();
  }

  /** The versions a cluster is said to run: its own, else those of all. */
  public Optional<DeclaredVersion> versionOf(String cluster) {
    return cluster(cluster).flatMap(NamedCluster::target).or(() -> target);
  }

  /** What the user says about a cluster besides its versions. */
  public ClusterFacts factsOf(String cluster) {
    return cluster(cluster).map(NamedCluster::facts).orElse(ClusterFacts.UNKNOWN);
  }

  /** The segments of a path from the configuration's folder; those that lead out of it stay. */
  private List<String> placeOf(String path) {
    var segments = new ArrayList<>(Segments.of(home));
    for (var segment : Segments.of(path)) {
      var canGoUp = !segments.isEmpty() && !segments.get(segments.size() - 1).equals("..");
      if (segment.equals("..") && canGoUp) {
        segments.remove(segments.size() - 1);
      } else {
        segments.add(segment);
      }
    }
    return segments;
  }
}
