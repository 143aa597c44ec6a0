package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * A NetworkAttachmentDefinition.
 *
 * @param config {@code spec.config}: the CNI configuration, as JSON in a string. Without it Multus reads
 *     the file of that name on each node
 */
public record NetworkDefinition(Header header, Field<String> config) {
  public static final String KIND = "NetworkAttachmentDefinition";

  public NetworkDefinition {
    Objects.requireNonNull(header);
    Objects.requireNonNull(config);
  }

  /** What the configuration says; parsed anew with every call, because few networks are asked. */
  public CniConfig parsedConfig() {
    return CniConfigReader.read(config);
  }
}
