package io.github.migrationlint.core.report;

import io.github.migrationlint.core.text.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was understood of a repository: which files reach which cluster, and what cannot be told.
 *
 * @param notSeen what the repository asks for and its files do not show, in source order
 * @param templates files that are templates of manifests, which nothing here renders
 */
public record ClustersReport(List<Cluster> clusters, List<Unseen> notSeen, List<String> templates) {
  public ClustersReport {
    clusters = List.copyOf(clusters);
    notSeen = List.copyOf(notSeen);
    templates = List.copyOf(templates);
  }

  /**
   * One cluster.
   *
   * @param versions what it is taken to run
   * @param files those with objects for it that no target reads
   */
  public record Cluster(
      String name, Versions versions, List<AppliedPath> targets, List<String> files) {
    public Cluster {
      Objects.requireNonNull(name);
      Objects.requireNonNull(versions);
      targets = List.copyOf(targets);
      files = List.copyOf(files);
    }
  }

  /**
   * The versions of a cluster.
   *
   * @param declared whether the user says so
   * @param why in words
   */
  public record Versions(String hyperConverged, String kubeVirt, boolean declared, String why) {}

  /**
   * A path that is applied to a cluster.
   *
   * @param by the GitOps object that has it applied; empty where none does
   * @param place where that object names the path
   * @param isShared whether nothing tells its cluster, so that it may reach every one
   * @param objects how many objects it makes
   * @param files what is read for it
   */
  public record AppliedPath(
      String path,
      Optional<String> by,
      Optional<Span> place,
      boolean isShared,
      int objects,
      List<String> files) {
    public AppliedPath {
      Objects.requireNonNull(path);
      Objects.requireNonNull(by);
      Objects.requireNonNull(place);
      files = List.copyOf(files);
    }
  }

  /** Something that is asked for at a place and not in the files. */
  public record Unseen(String what, Span place) {}
}
