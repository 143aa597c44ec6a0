package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.budget.BudgetShare;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.cluster.SchemaCheck;
import io.github.migrationlint.core.cluster.VersionEvidence;
import io.github.migrationlint.core.config.ClusterFacts;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.resource.KubeVirt;
import io.github.migrationlint.core.resource.ResourceReader;
import io.github.migrationlint.core.resource.Resources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what clusters hold. A fleet may apply one folder to a thousand clusters: what they hold is then
 * checked and read once.
 */
final class ClusterReading {
  private final Configuration configuration;
  private final Failures failures;
  private final SchemaCheck schemas = new SchemaCheck();
  private final IdentityHashMap<List<Manifest>, List<Read>> known = new IdentityHashMap<>();
  private final List<Read> all = new ArrayList<>();

  private final Budget budget;
  private final BudgetShare repeats;
  private final Set<Manifest> met = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<PlannedCluster> cut = new ArrayList<>();

  ClusterReading(Configuration configuration, Budget budget, Failures failures) {
    this.configuration = configuration;
    this.budget = budget;
    this.repeats = budget.share();
    this.failures = failures;
  }

  /** What some clusters of one release hold, and what is wrong with it. */
  private record Read(
      PlatformVersions versions,
      Resources resources,
      List<Diagnostic> problems,
      List<String> clusters) {}

  /**
   * Reads one of the clusters.
   *
   * @param isLast whether the trees of its objects are not needed afterwards
   */
  ClusterModel read(PlannedCluster planned, boolean isLast) {
    var name = planned.name();
    var versions = configuration
        .versionOf(name)
        .map(VersionEvidence::declared)
        .orElseGet(() -> VersionEvidence.in(planned.manifests(), planned.notSeen()));
    var facts = configuration.factsOf(name);
    var known = known(planned.manifests(), versions);
    if (known.isEmpty() && !mayRepeat(planned.manifests())) {
      cut.add(planned);
      return new ClusterModel(name, versions, facts, nothing());
    }
    var read = known.orElseGet(() -> read(planned.manifests(), versions, isLast));
    read.clusters().add(name);
    return new ClusterModel(name, versions, facts, read.resources());
  }

  private static Resources nothing() {
    return new ResourceReader().read(List.of());
  }

  /** A cluster of which nothing is known but its name. */
  ClusterModel without(PlannedCluster planned) {
    var versions = VersionEvidence.in(List.of(), List.of());
    return new ClusterModel(planned.name(), versions, ClusterFacts.UNKNOWN, nothing());
  }

  /** Whether there is room for what clusters hold that others, which differ in something else, hold too. */
  private boolean mayRepeat(List<Manifest> manifests) {
    var isEnough = true;
    for (var manifest : manifests) {
      if (manifest.gvk().group().equals(KubeVirt.GROUP) && !met.add(manifest)) {
        isEnough &= repeats.objects().take(1);
      }
    }
    return isEnough;
  }

  private Optional<Read> known(List<Manifest> manifests, PlatformVersions versions) {
    for (var read : known.getOrDefault(manifests, List.of())) {
      if (read.versions().equals(versions)) {
        return Optional.of(read);
      }
    }
    return Optional.empty();
  }

  private Read read(List<Manifest> manifests, PlatformVersions versions, boolean isLast) {
    var checked = schemas.check(manifests, versions, failures);
    var resources = new ResourceReader().read(checked.value(), failures, isLast);
    var read = new Read(versions, resources, checked.problems(), new ArrayList<>());
    known.computeIfAbsent(manifests, unused -> new ArrayList<>(1)).add(read);
    all.add(read);
    return read;
  }

  /** What is wrong with the objects, and in which clusters. */
  List<Diagnostic> problems() {
    var problems = new ArrayList<Diagnostic>();
    for (var read : all) {
      for (var problem : read.problems()) {
        problems.add(problem.withClusters(read.clusters()));
      }
    }
    if (!cut.isEmpty()) {
      var first = cut.get(0);
      var rest = cut.size() == 1
          ? " is not checked"
          : " and " + (cut.size() - 1) + " more are not checked";
      budget.cut(
          first.manifests().get(0).span(),
          "too many clusters hold the same objects: `" + first.name() + "`" + rest);
    }
    return problems;
  }
}
