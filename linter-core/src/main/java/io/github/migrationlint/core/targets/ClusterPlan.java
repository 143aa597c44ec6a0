package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.resource.ResourceReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which manifests meet in which cluster; the essay of this package says why.
 *
 * @param clusters at least one, those with a name first
 * @param problems what is wrong with the targets; where a target has a cluster of its own, it is named
 */
public record ClusterPlan(List<PlannedCluster> clusters, List<Diagnostic> problems) {
  public ClusterPlan {
    clusters = List.copyOf(clusters);
    problems = List.copyOf(problems);
  }

  /** The plan of several repositories, which share no cluster but those the user names. */
  static ClusterPlan of(List<RootClusters.Root> roots, Configuration configuration) {
    var planned = new ArrayList<List<PlannedCluster>>();
    for (var root : roots) {
      planned.add(planned(root.targets(), configuration));
    }
    var clusters = new RootClusters(roots, configuration).joined(planned);
    var problems = new ArrayList<Diagnostic>();
    for (var root : roots) {
      for (var target : root.targets().targets()) {
        if (!target.problems().isEmpty()) {
          var names = namesOf(target, clusters);
          for (var problem : target.problems()) {
            problems.add(problem.withClusters(names));
          }
        }
      }
    }
    problems.addAll(AppliedTwice.in(clusters));
    problems.addAll(IgnoredDifferences.in(clusters));
    return new ClusterPlan(clusters, problems);
  }

  private static List<PlannedCluster> planned(Targets targets, Configuration configuration) {
    var reach = new ArrayList<Reach>();
    for (var manifest : targets.standalone()) {
      var path = manifest.document().source().id().path();
      reach.add(Roots.configuredReach(path, configuration));
    }
    var members = Member.of(
        targets, reach, manifest -> ResourceReader.matters(manifest) || showsVersion(manifest));
    return new ClusterPlanner(members, targets, configuration).plan();
  }

  /** What installs an operator. */
  private static boolean showsVersion(Manifest manifest) {
    var group = manifest.gvk().group();
    return group.equals("operators.coreos.com")
        || group.equals("olm.operatorframework.io")
        || manifest.gvk().is("policy.open-cluster-management.io", "OperatorPolicy")
        || (manifest.gvk().is("apps", "Deployment")
            && manifest.name().filter(name -> name.contains("operator")).isPresent());
  }

  @SuppressWarnings("ReferenceEquality") // two targets may be equal and still be two
  private static List<String> namesOf(Target target, List<PlannedCluster> clusters) {
    var names = new TreeSet<String>();
    for (var cluster : clusters) {
      for (var part : cluster.parts()) {
        if (part.target().isPresent() && part.target().get() == target) {
          names.add(cluster.name());
        }
      }
    }
    return List.copyOf(names);
  }

  /** The clusters that read a file, in the order of names. */
  public List<String> clustersOf(String file) {
    var names = new TreeSet<String>();
    for (var cluster : clusters) {
      for (var part : cluster.parts()) {
        if (part.files().contains(file)) {
          names.add(cluster.name());
        }
      }
    }
    return List.copyOf(names);
  }

  /** The names that were guessed, and that only say which files are meant. */
  public Set<String> guessedNames() {
    var names = new LinkedHashSet<String>();
    for (var cluster : clusters) {
      if (!cluster.isNamed()) {
        names.add(cluster.name());
      }
    }
    return names;
  }
}
