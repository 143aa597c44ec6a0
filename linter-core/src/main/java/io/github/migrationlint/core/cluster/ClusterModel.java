package io.github.migrationlint.core.cluster;

import io.github.migrationlint.core.config.ClusterFacts;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.KubeVirt;
import io.github.migrationlint.core.resource.MigrationPolicy;
import io.github.migrationlint.core.resource.Namespace;
import io.github.migrationlint.core.resource.Resources;
import io.github.migrationlint.core.resource.Workload;
import java.util.List;
import java.util.Objects;

/**
 * What one cluster would hold, as far as the repository shows.
 *
 * @param facts what the user says about it besides
 */
public record ClusterModel(
    String name, PlatformVersions versions, ClusterFacts facts, Resources resources) {

  /** A cluster about which the user says nothing. */
  public ClusterModel(String name, PlatformVersions versions, Resources resources) {
    this(name, versions, ClusterFacts.UNKNOWN, resources);
  }

  public ClusterModel {
    Objects.requireNonNull(name);
    Objects.requireNonNull(versions);
    Objects.requireNonNull(facts);
    Objects.requireNonNull(resources);
  }

  public List<MigrationPolicy> migrationPolicies() {
    return resources.migrationPolicies();
  }

  public List<HyperConverged> hyperConvergeds() {
    return resources.hyperConvergeds();
  }

  public List<KubeVirt> kubeVirts() {
    return resources.kubeVirts();
  }

  public List<Workload> workloads() {
    return resources.workloads();
  }

  public List<Namespace> namespaces() {
    return resources.namespaces();
  }
}
