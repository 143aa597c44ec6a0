package io.github.migrationlint.schemas;

import java.util.Objects;

/**
 * The JSON Schema of one kind at one of its API versions, as imported from a CRD.
 *
 * @param version the API version, such as {@code v1beta1}
 * @param namespaced whether objects live in a namespace
 * @param json JSON Schema 2020-12, self-contained
 */
public record SchemaDocument(
    String group,
    String version,
    String kind,
    boolean namespaced,
    boolean served,
    boolean storage,
    boolean deprecated,
    String json) {
  public SchemaDocument {
    Objects.requireNonNull(group);
    Objects.requireNonNull(version);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(json);
  }
}
