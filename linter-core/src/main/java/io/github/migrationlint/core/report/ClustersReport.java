package io.github.migrationlint.core.report;

import io.github.migrationlint.core.targets.PlannedCluster.Standing;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was understood of a repository: which files reach which cluster, and what is unknown.
 *
 * @param notSeen what the repository asks for and its files do not show, in source order
 * @param templates files that are templates of manifests, which nothing here renders
 * @param templateKinds how many objects of KubeVirt's kinds those templates hold, as far as their lines
 *     show; a loop may make more of them, a condition fewer
 */
public record ClustersReport(
    List<Cluster> clusters,
    List<Unseen> notSeen,
    List<String> templates,
    Map<String, Integer> templateKinds) {
  public ClustersReport {
    clusters = List.copyOf(clusters);
    notSeen = List.copyOf(notSeen);
    templates = List.copyOf(templates);
    templateKinds = Collections.unmodifiableMap(new TreeMap<>(templateKinds));
  }

  public ClustersReport(List<Cluster> clusters, List<Unseen> notSeen, List<String> templates) {
    this(clusters, notSeen, templates, Map.of());
  }

  /** The same with that cluster alone; without any where there is none of that name. */
  public ClustersReport of(String name) {
    var asked = new ArrayList<Cluster>();
    for (var cluster : clusters) {
      if (cluster.name().equals(name)) {
        asked.add(cluster);
      }
    }
    return new ClustersReport(asked, notSeen, templates, templateKinds);
  }

  /**
   * One cluster.
   *
   * @param standing how it is known
   * @param versions what it is taken to run
   * @param objects how many there are, except for what may reach every cluster
   * @param files those with objects for it that no target reads
   */
  public record Cluster(
      String name,
      Standing standing,
      Versions versions,
      Counts objects,
      List<AppliedPath> targets,
      List<String> files) {
    public Cluster {
      Objects.requireNonNull(name);
      Objects.requireNonNull(standing);
      Objects.requireNonNull(versions);
      Objects.requireNonNull(objects);
      targets = List.copyOf(targets);
      files = List.copyOf(files);
    }

    /** Whether anything in the files is for it and not for others too. */
    public boolean isEmpty() {
      return files.isEmpty() && targets.stream().allMatch(AppliedPath::isShared);
    }
  }

  /** How many objects of a kind there are. */
  public record Counts(int hyperConvergeds, int kubeVirts, int policies, int vms) {
    public static final Counts NONE = new Counts(0, 0, 0, 0);
  }

  /**
   * The versions of a cluster.
   *
   * @param declared whether the user says so
   * @param why in words
   * @param hyperConvergedRange what is certain of the version, for people: {@code >= 1.16}
   * @param kubeVirtRange the same
   */
  public record Versions(
      String hyperConverged,
      String kubeVirt,
      boolean declared,
      String why,
      String hyperConvergedRange,
      String kubeVirtRange) {
    public Versions(String hyperConverged, String kubeVirt, boolean declared, String why) {
      this(hyperConverged, kubeVirt, declared, why, hyperConverged, kubeVirt);
    }
  }

  /**
   * A path that is applied to a cluster.
   *
   * @param by the GitOps object that has it applied; empty where none does
   * @param place where that object names the path
   * @param isShared whether it may reach several clusters, and not one of them for certain
   * @param candidates the clusters it may reach, where they are known by name
   * @param objects how many objects it makes
   * @param files what is read for it
   */
  public record AppliedPath(
      String path,
      Optional<String> by,
      Optional<Span> place,
      boolean isShared,
      List<String> candidates,
      int objects,
      List<String> files) {
    public AppliedPath(
        String path,
        Optional<String> by,
        Optional<Span> place,
        boolean isShared,
        int objects,
        List<String> files) {
      this(path, by, place, isShared, List.of(), objects, files);
    }

    public AppliedPath {
      candidates = List.copyOf(candidates);
      Objects.requireNonNull(path);
      Objects.requireNonNull(by);
      Objects.requireNonNull(place);
      files = List.copyOf(files);
    }
  }

  /** Something that is asked for at a place and not in the files. */
  public record Unseen(String what, Span place) {}
}
