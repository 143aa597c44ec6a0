package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.gitops.Delivery;
import io.github.migrationlint.core.gitops.Destination;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The clusters a target is for, as far as anything shows.
 *
 * @param clusters their names; none where the target may reach every cluster
 * @param anchor the folder or file that stands for the target where targets are told apart by their
 *     paths; what one GitOps object leads to in its own cluster shares it
 * @param proof the same for targets that certainly reach one cluster; empty where that is assumed
 */
public record ClusterAssignment(List<String> clusters, String anchor, Optional<String> proof) {
  public ClusterAssignment {
    clusters = List.copyOf(clusters);
    Objects.requireNonNull(anchor);
    Objects.requireNonNull(proof);
  }

  /** That of what stands in a file that nobody applies. */
  public static ClusterAssignment ofFile(SourceId file, Configuration configuration) {
    var home = of(file.path(), file.folder(), configuration);
    return new ClusterAssignment(home.clusters, file.path(), home.proof);
  }

  /** That of a file or folder nobody applies: the user's configuration, else its path. */
  public static ClusterAssignment of(String path, String folder, Configuration configuration) {
    var configured = configured(path, configuration);
    return new ClusterAssignment(
        configured.isEmpty() ? named(folder).map(List::of).orElse(List.of()) : configured,
        folder,
        Optional.empty());
  }

  /**
   * That of what a GitOps object applies.
   *
   * @param carrier the home of the object itself
   * @param group names what certainly reaches one cluster together with the object
   */
  public static ClusterAssignment of(
      Delivery delivery, ClusterAssignment carrier, String group, Configuration configuration) {
    var path = delivery.path();
    if (!configured(path, configuration).isEmpty()) {
      return of(path, path, configuration);
    }
    if (delivery.destination() instanceof Destination.Named named) {
      return in(named.cluster(), path);
    }
    if (delivery.destination() instanceof Destination.Unknown) {
      return of(path, path, configuration);
    }
    var evidence = carrier.clusters.isEmpty() ? named(path) : Optional.<String>empty();
    if (evidence.isPresent()) {
      return in(evidence.get(), path);
    }
    var proof = carrier.clusters.size() == 1
        ? proofOf(carrier.clusters.get(0))
        : carrier.proof.orElse(group);
    return new ClusterAssignment(carrier.clusters, carrier.anchor, Optional.of(proof));
  }

  /** A cluster that is called by name. */
  public static ClusterAssignment in(String cluster, String folder) {
    return new ClusterAssignment(List.of(cluster), folder, Optional.of(proofOf(cluster)));
  }

  /**
   * Somewhere, but not where the file lies: that of a policy's objects when only the hub can tell
   * where it is placed. What the user says of the path still holds.
   */
  public ClusterAssignment elsewhere(String path, Configuration configuration) {
    return configured(path, configuration).isEmpty()
        ? new ClusterAssignment(List.of(), anchor, Optional.empty())
        : this;
  }

  private static String proofOf(String cluster) {
    return "cluster " + cluster;
  }

  private static List<String> configured(String path, Configuration configuration) {
    var names = new ArrayList<String>();
    for (var cluster : configuration.clustersOf(path)) {
      names.add(cluster.name());
    }
    return names;
  }

  /** The segment behind {@code clusters/}, where a folder follows it. */
  private static Optional<String> named(String folder) {
    var padded = "/" + folder + "/";
    var at = padded.indexOf("/clusters/");
    if (at < 0) {
      return Optional.empty();
    }
    var start = at + "/clusters/".length();
    var end = padded.indexOf('/', start);
    return end <= start ? Optional.empty() : Optional.of(padded.substring(start, end));
  }
}
