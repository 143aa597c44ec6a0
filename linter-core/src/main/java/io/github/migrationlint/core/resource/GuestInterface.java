package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.schemas.Version;
import java.util.List;
import java.util.Objects;

/**
 * A network interface of a guest; it belongs to the network of the same name.
 *
 * @param binding how it is connected; its place is the key that says so. Absent where none is
 *     written, and a preference may fill one in
 * @param plugin the name of the binding plugin
 * @param bindings all that are written; exactly one is right
 * @param place the whole interface
 */
public record GuestInterface(
    Field<String> name,
    Field<Binding> binding,
    Field<String> plugin,
    List<Binding> bindings,
    Span place) {
  /** The ways to connect an interface to its network. */
  public enum Binding {
    MASQUERADE("masquerade"),
    BRIDGE("bridge"),
    SRIOV("sriov"),
    /** Part of the core before KubeVirt 1.3, a plugin since. */
    SLIRP("slirp"),
    /** As slirp. */
    MACVTAP("macvtap"),
    /** As slirp; what came back in KubeVirt 1.8 is {@link #PASST_BINDING}. */
    PASST("passt"),
    PASST_BINDING("passtBinding"),
    PLUGIN("binding");

    private static final Version DISCONTINUED_SINCE = Version.of(1, 3);

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // The list cannot change.
    private final List<Binding> alone = List.of(this);

    Binding(String word) {
      this.word = word;
    }

    /** The list of it: an interface nearly always has one. */
    List<Binding> alone() {
      return alone;
    }

    /** The key in the manifest. */
    public String word() {
      return word;
    }

    /**
     * Whether a release rejects every interface that has it: kubevirt {@code pkg/network/admitter/discontinued.go},
     * {@code validateDiscontinuedBindings}.
     */
    public boolean isDiscontinuedIn(Version kubeVirt) {
      return (this == SLIRP || this == MACVTAP || this == PASST)
          && kubeVirt.isAtLeast(DISCONTINUED_SINCE);
    }
  }

  public GuestInterface {
    Objects.requireNonNull(name);
    Objects.requireNonNull(binding);
    Objects.requireNonNull(plugin);
    bindings = List.copyOf(bindings);
    Objects.requireNonNull(place);
  }
}
