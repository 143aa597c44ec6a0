package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.gitops.Delivery;
import io.github.migrationlint.core.report.ClustersReport;
import io.github.migrationlint.core.report.ClustersReport.AppliedPath;
import io.github.migrationlint.core.report.ClustersReport.Cluster;
import io.github.migrationlint.core.report.ClustersReport.Unseen;
import io.github.migrationlint.core.report.ClustersReport.Versions;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.ResourceReader;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.targets.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tells what of a repository reaches which cluster, and what could not be seen. */
public final class ClustersReportBuilder {
  private final Repository repository;
  private final Set<String> sources = new HashSet<>();
  private final Set<String> inTargets = new HashSet<>();
  private final ResourceReader reader = new ResourceReader();

  private ClustersReportBuilder(Repository repository) {
    this.repository = repository;
    for (var source : repository.sources()) {
      sources.add(source.path());
    }
    for (var target : repository.targets().targets()) {
      inTargets.addAll(target.files());
    }
  }

  public static ClustersReport of(Repository repository) {
    var understanding = new ClustersReportBuilder(repository);
    var clusters = new ArrayList<Cluster>();
    for (var cluster : repository.clusters()) {
      clusters.add(understanding.describe(cluster));
    }
    var notSeen = new ArrayList<Unseen>();
    for (var missed : repository.targets().notSeen()) {
      notSeen.add(new Unseen(missed.what(), missed.place()));
    }
    notSeen.sort(Comparator.comparing(Unseen::place).thenComparing(Unseen::what));
    return new ClustersReport(clusters, notSeen, repository.templates());
  }

  private Cluster describe(ClusterModel cluster) {
    var versions = cluster.versions();
    return new Cluster(
        cluster.name(),
        new Versions(
            versions.hyperConverged().toString(),
            versions.kubeVirt().toString(),
            versions.isDeclared(),
            versions.why()),
        targetsOf(cluster.name()),
        filesOf(cluster));
  }

  private List<AppliedPath> targetsOf(String cluster) {
    var applied = new ArrayList<AppliedPath>();
    var targets = repository.targets().targets();
    for (var i = 0; i < targets.size(); i++) {
      var homes = repository.plan().homes().get(i);
      if (homes.isEmpty() || homes.contains(cluster)) {
        applied.add(describe(targets.get(i), homes.isEmpty()));
      }
    }
    return applied;
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
        isShared && repository.clusters().size() > 1,
        reader.headers(target.manifests()).size(),
        files);
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
