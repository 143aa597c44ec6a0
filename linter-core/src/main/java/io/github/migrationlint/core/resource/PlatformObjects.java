package io.github.migrationlint.core.resource;

import java.util.List;

/** What a cluster has around KubeVirt that decides whether a migration finds a place. */
public record PlatformObjects(
    List<StorageProfile> storageProfiles,
    List<PersistentVolume> persistentVolumes,
    List<ResourceQuota> quotas,
    List<Descheduler> deschedulers,
    List<LegacyConfiguration> legacyConfigurations) {
  /** Nothing of it is in the repository. */
  public static final PlatformObjects NONE =
      new PlatformObjects(List.of(), List.of(), List.of(), List.of(), List.of());

  public PlatformObjects {
    storageProfiles = List.copyOf(storageProfiles);
    persistentVolumes = List.copyOf(persistentVolumes);
    quotas = List.copyOf(quotas);
    deschedulers = List.copyOf(deschedulers);
    legacyConfigurations = List.copyOf(legacyConfigurations);
  }
}
