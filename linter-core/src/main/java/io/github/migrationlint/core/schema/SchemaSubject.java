package io.github.migrationlint.core.schema;

import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.Reading;
import java.util.Objects;

/**
 * An object to be held against its schema.
 *
 * @param reading who reads its plain scalars on their way to the cluster
 * @param version the API version, such as {@code v1beta1}
 * @param partial whether it is a patch, which needs not say everything
 */
public record SchemaSubject(
    MappingNode root, Reading reading, String group, String version, String kind, boolean partial) {
  public SchemaSubject {
    Objects.requireNonNull(root);
    Objects.requireNonNull(reading);
    Objects.requireNonNull(group);
    Objects.requireNonNull(version);
    Objects.requireNonNull(kind);
  }
}
