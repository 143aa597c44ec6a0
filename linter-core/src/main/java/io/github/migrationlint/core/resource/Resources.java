package io.github.migrationlint.core.resource;

import java.util.List;
import java.util.Objects;

/**
 * The objects of the repository that matter, in source order.
 *
 * @param headers of all of them, recognized or not
 * @param others objects of KubeVirt's API groups that no list here holds
 */
public record Resources(
    List<Header> headers,
    List<HyperConverged> hyperConvergeds,
    List<KubeVirt> kubeVirts,
    List<MigrationPolicy> migrationPolicies,
    List<MigrationRequest> migrationRequests,
    List<Workload> workloads,
    List<Namespace> namespaces,
    List<Volume> volumes,
    List<Instancetype> instancetypes,
    List<Header> storageClasses,
    List<NetworkDefinition> networkAttachmentDefinitions,
    List<Header> preferences,
    PlatformObjects platform,
    List<Header> others,
    List<Yaml11Boolean> booleanWords) {
  public Resources {
    headers = List.copyOf(headers);
    hyperConvergeds = List.copyOf(hyperConvergeds);
    kubeVirts = List.copyOf(kubeVirts);
    migrationPolicies = List.copyOf(migrationPolicies);
    migrationRequests = List.copyOf(migrationRequests);
    workloads = List.copyOf(workloads);
    namespaces = List.copyOf(namespaces);
    volumes = List.copyOf(volumes);
    instancetypes = List.copyOf(instancetypes);
    storageClasses = List.copyOf(storageClasses);
    networkAttachmentDefinitions = List.copyOf(networkAttachmentDefinitions);
    preferences = List.copyOf(preferences);
    Objects.requireNonNull(platform);
    others = List.copyOf(others);
    booleanWords = List.copyOf(booleanWords);
  }
}
