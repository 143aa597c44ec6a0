package io.github.migrationlint.core.resource;

import java.util.Objects;

/**
 * The CNI configuration of a network: that of its first plugin where it lists several. Every place is the
 * one in the manifest that holds the JSON.
 *
 * @param state whether the text could be read at all
 * @param type the CNI plugin, such as {@code macvlan}
 * @param ipam the members of {@code ipam}
 * @param ipamType who assigns the addresses, such as {@code whereabouts}
 * @param range {@code ipam.range} of whereabouts, in CIDR notation
 * @param ranges whether {@code ipam} narrows or adds to that range, so that its size says nothing
 * @param subnets {@code subnets} of an OVN network
 */
public record CniConfig(
    State state,
    Field<String> type,
    Field<Block> ipam,
    Field<String> ipamType,
    Field<String> range,
    boolean ranges,
    Field<String> subnets) {
  /** What became of the text. */
  public enum State {
    /** There is none, or it is a placeholder: nothing is known. */
    UNKNOWN,
    /** It is not a JSON object, so Multus cannot use it. */
    NOT_JSON,
    READ
  }

  public CniConfig {
    Objects.requireNonNull(state);
    Objects.requireNonNull(type);
    Objects.requireNonNull(ipam);
    Objects.requireNonNull(ipamType);
    Objects.requireNonNull(range);
    Objects.requireNonNull(subnets);
  }
}
