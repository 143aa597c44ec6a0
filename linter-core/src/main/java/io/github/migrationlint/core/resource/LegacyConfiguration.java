package io.github.migrationlint.core.resource;

import java.util.List;
import java.util.Objects;

/**
 * The ConfigMap that configured KubeVirt before the KubeVirt object did. Upstream: kubevirt v0.47.1 {@code
 * pkg/virt-config/config-map.go}; removed in v0.48.0.
 *
 * @param settings the keys of {@code data}
 */
public record LegacyConfiguration(Header header, List<Key> settings) {
  public static final String KIND = "ConfigMap";

  /** The only name that KubeVirt read: {@code ConfigMapName}. */
  public static final String NAME = "kubevirt-config";

  public LegacyConfiguration {
    Objects.requireNonNull(header);
    settings = List.copyOf(settings);
  }
}
