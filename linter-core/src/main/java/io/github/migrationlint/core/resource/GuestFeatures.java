package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * {@code domain.features} of a VMI, as far as it matters.
 *
 * @param hypervPassthrough {@code hypervPassthrough.enabled}
 * @param hypervPassthroughBlock the keys of {@code hypervPassthrough}
 * @param hyperv the keys of {@code hyperv}
 * @param reenlightenment the keys of {@code hyperv.reenlightenment}
 * @param reenlightenmentEnabled its {@code enabled}; it is on unless this is false
 */
public record GuestFeatures(
    Field<Boolean> hypervPassthrough,
    Field<Block> hypervPassthroughBlock,
    Field<Block> hyperv,
    Field<Block> reenlightenment,
    Field<Boolean> reenlightenmentEnabled) {
  public GuestFeatures {
    Objects.requireNonNull(hypervPassthrough);
    Objects.requireNonNull(hypervPassthroughBlock);
    Objects.requireNonNull(hyperv);
    Objects.requireNonNull(reenlightenment);
    Objects.requireNonNull(reenlightenmentEnabled);
  }
}
