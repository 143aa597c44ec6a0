package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.manifest.Manifest;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One cluster as it is looked at: what is in it, and what may be.
 *
 * @param name as the repository calls it, or as it was guessed
 * @param manifests all objects, each once
 * @param notSeen what its kustomizations take from elsewhere
 */
public record PlannedCluster(
    String name,
    Standing standing,
    List<Part> parts,
    List<Manifest> manifests,
    List<NotSeen> notSeen) {

  /** The best known first, then by name. */
  static final Comparator<PlannedCluster> ORDER = (one, other) -> one.standing != other.standing
      ? one.standing.compareTo(other.standing)
      : one.name.compareTo(other.name);

  /** How a cluster is known; the surest first. */
  public enum Standing {
    /** By name: from the configuration, a destination, a placement or the folder of its applier. */
    NAMED,
    /** Someone applies it, or it is all there is; nothing says what it is called. */
    UNNAMED,
    /** Folders look as if they were for one cluster each. */
    GUESSED,
    /** Alternatives of one another: overlays of a library. */
    VARIANT,
    /** Nothing here applies it, whereas other folders are applied. */
    UNAPPLIED;

    /** Whether there most likely is a cluster, and not only folders that nothing applies. */
    public boolean isCluster() {
      return this == NAMED || this == UNNAMED || this == GUESSED;
    }
  }

  /**
   * Something in the cluster.
   *
   * @param folder what it is called
   * @param target empty for files that nothing applies
   * @param files what is read for it
   * @param isSure whether it is there; otherwise it may be
   * @param group what is surely in one cluster has the same
   */
  public record Part(
      String folder, Optional<Target> target, Set<String> files, boolean isSure, Object group) {}

  public PlannedCluster {
    Objects.requireNonNull(name);
    Objects.requireNonNull(standing);
    parts = List.copyOf(parts);
    manifests = List.copyOf(manifests);
    notSeen = List.copyOf(notSeen);
  }

  /** The same under another name. */
  PlannedCluster called(String other) {
    return new PlannedCluster(other, standing, parts, manifests, notSeen);
  }

  /** Whether reports may call it by its name. */
  public boolean isNamed() {
    return standing == Standing.NAMED;
  }
}
