package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.gitops.Delivery;
import io.github.migrationlint.core.report.ClustersReport;
import io.github.migrationlint.core.report.ClustersReport.AppliedPath;
import io.github.migrationlint.core.report.ClustersReport.Cluster;
import io.github.migrationlint.core.report.ClustersReport.Counts;
import io.github.migrationlint.core.report.ClustersReport.Unseen;
import io.github.migrationlint.core.report.ClustersReport.Versions;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.KubeVirt;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.ResourceReader;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.core.targets.PlannedCluster;
import io.github.migrationlint.core.targets.PlannedCluster.Part;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.targets.Target;
import io.github.migrationlint.schemas.VersionBounds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Tells what of a repository reaches which cluster, and what could not be seen. */
public final class ClustersReportBuilder {
  private final Set<String> sources = new HashSet<>();
  private final Set<String> inTargets = new HashSet<>();
  private final Map<Object, Integer> timesSeen = new HashMap<>();

  private ClustersReportBuilder(Repository repository) {
    for (var source : repository.sources()) {
      sources.add(source.path());
    }
    for (var target : repository.targets().targets()) {
      inTargets.addAll(target.files());
    }
    for (var cluster : repository.plan().clusters()) {
      for (var part : cluster.parts()) {
        timesSeen.merge(part.group(), 1, Integer::sum);
      }
    }
  }

  public static ClustersReport of(Repository repository) {
    var builder = new ClustersReportBuilder(repository);
    var clusters = new ArrayList<Cluster>();
    var planned = repository.plan().clusters();
    for (var i = 0; i < planned.size(); i++) {
      clusters.add(builder.describe(planned.get(i), repository.clusters().get(i)));
    }
    var notSeen = new ArrayList<Unseen>();
    for (var missed : repository.targets().notSeen()) {
      notSeen.add(new Unseen(missed.what(), missed.place()));
    }
    notSeen.sort(Comparator.comparing(Unseen::place).thenComparing(Unseen::what));
    return new ClustersReport(
        clusters, notSeen, repository.templates(), repository.templateKinds());
  }

  private Cluster describe(PlannedCluster planned, ClusterModel cluster) {
    var versions = cluster.versions();
    return new Cluster(
        planned.name(),
        planned.standing(),
        new Versions(
            versions.hyperConverged().toString(),
            versions.kubeVirt().toString(),
            versions.isDeclared(),
            versions.why(),
            rangeOf(versions.hyperConvergedBounds()),
            rangeOf(versions.kubeVirtBounds())),
        countsOf(planned, cluster),
        targetsOf(planned),
        filesOf(cluster));
  }

  private static String rangeOf(VersionBounds bounds) {
    if (bounds.isExact()) {
      return bounds.assumed().toString();
    }
    var least = bounds.atLeast().map(version -> ">= " + version).orElse("");
    var most = bounds.atMost().map(version -> "<= " + version).orElse("");
    var range = least.isEmpty() || most.isEmpty() ? least + most : least + ", " + most;
    return range.isEmpty() ? bounds.assumed() + " assumed" : range;
  }

  /** What is in this cluster and may not be in every other one as well. */
  private Counts countsOf(PlannedCluster planned, ClusterModel cluster) {
    var files = new HashSet<String>();
    for (var part : planned.parts()) {
      if (!isShared(part)) {
        files.addAll(part.files());
      }
    }
    var resources = cluster.resources();
    return new Counts(
        count(resources.hyperConvergeds(), HyperConverged::header, files),
        count(resources.kubeVirts(), KubeVirt::header, files),
        count(resources.migrationPolicies(), MigrationPolicy::header, files),
        count(resources.workloads(), Workload::header, files));
  }

  private static <T> int count(List<T> objects, Function<T, Header> header, Set<String> files) {
    var count = 0;
    for (var object : objects) {
      if (files.contains(header.apply(object).span().source().id().path())) {
        count++;
      }
    }
    return count;
  }

  private List<AppliedPath> targetsOf(PlannedCluster cluster) {
    var applied = new ArrayList<AppliedPath>();
    for (var part : cluster.parts()) {
      part.target().ifPresent(target -> applied.add(describe(target, isShared(part))));
    }
    return applied;
  }

  private boolean isShared(Part part) {
    return !part.isSure() && timesSeen.getOrDefault(part.group(), 0) > 1;
  }

  private AppliedPath describe(Target target, boolean isShared) {
    var files = new ArrayList<String>();
    for (var file : new TreeSet<>(target.files())) {
      if (sources.contains(file)) {
        files.add(file);
      }
    }
    return new AppliedPath(
        target.folder(),
        target.delivery().map(Delivery::caller),
        target.delivery().map(Delivery::place),
        isShared,
        isShared ? candidatesOf(target) : List.of(),
        (int) target.manifests().stream().filter(ResourceReader::matters).count(),
        files);
  }

  private static List<String> candidatesOf(Target target) {
    var names = new ArrayList<String>();
    if (!target.reach().isAnywhere()) {
      for (var cluster : target.reach().possible()) {
        if (cluster.isNamed()) {
          names.add(cluster.text());
        }
      }
    }
    return names;
  }

  /** The files whose objects are in the cluster and that no target reads. */
  private List<String> filesOf(ClusterModel cluster) {
    var files = new TreeSet<String>();
    for (Header header : cluster.resources().headers()) {
      var path = header.span().source().id().path();
      if (!inTargets.contains(path)) {
        files.add(path);
      }
    }
    return List.copyOf(files);
  }
}
