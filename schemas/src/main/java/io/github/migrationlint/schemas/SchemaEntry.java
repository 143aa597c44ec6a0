package io.github.migrationlint.schemas;

import java.util.Objects;

/**
 * One line of the catalogue: at this version of the component, this kind has this API version, and
 * its schema is in that file.
 *
 * @param version the API version, such as {@code v1beta1}
 * @param namespaced whether objects live in a namespace
 * @param component whose version {@code componentVersion} is
 * @param served whether the API server takes objects at this API version
 * @param storage whether objects are stored at this API version
 * @param file where the schema is, for {@link SchemaCatalogue#read}
 */
public record SchemaEntry(
    Component component,
    Version componentVersion,
    String group,
    String version,
    String kind,
    boolean namespaced,
    boolean served,
    boolean storage,
    boolean deprecated,
    String file) {
  public SchemaEntry {
    Objects.requireNonNull(component);
    Objects.requireNonNull(componentVersion);
    Objects.requireNonNull(group);
    Objects.requireNonNull(version);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(file);
  }

  /** As a manifest writes it: {@code kubevirt.io/v1}. */
  public String apiVersion() {
    return group + "/" + version;
  }
}
