package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * CDI's StorageProfile: what claims of one storage class get that do not say it themselves.
 *
 * @param propertySets {@code spec.claimPropertySets}, which replace what CDI detects
 */
public record StorageProfile(Header header, Items<PropertySet> propertySets) {
  public static final String KIND = "StorageProfile";

  /** One combination that the storage offers. */
  public record PropertySet(Items<Field<String>> accessModes, Field<String> volumeMode) {
    public PropertySet {
      Objects.requireNonNull(accessModes);
      Objects.requireNonNull(volumeMode);
    }
  }

  public StorageProfile {
    Objects.requireNonNull(header);
    Objects.requireNonNull(propertySets);
  }
}
