package io.github.migrationlint.core.resource;

import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code spec.configuration.network} of a KubeVirt object.
 *
 * @param defaultInterface {@code defaultNetworkInterface}: how a guest without interfaces is connected to
 *     the pod network
 * @param permitBridge {@code permitBridgeInterfaceOnPodNetwork}; on unless this is false
 * @param plugins the binding plugins that are registered, by name
 * @param complete whether the plugins are all there are
 */
public record NetworkOptions(
    Field<String> defaultInterface,
    Field<Boolean> permitBridge,
    List<BindingPlugin> plugins,
    boolean complete) {
  /**
   * A network binding plugin.
   *
   * @param migration the keys of {@code migration}; a guest on it can migrate where it is written
   */
  public record BindingPlugin(String name, Span place, Field<Block> migration) {
    public BindingPlugin {
      Objects.requireNonNull(name);
      Objects.requireNonNull(place);
      Objects.requireNonNull(migration);
    }
  }

  public NetworkOptions {
    Objects.requireNonNull(defaultInterface);
    Objects.requireNonNull(permitBridge);
    plugins = List.copyOf(plugins);
  }

  static NetworkOptions of(Section network) {
    var bindings = network.section("binding");
    var plugins = new ArrayList<BindingPlugin>();
    for (var key : bindings.keys()) {
      plugins.add(new BindingPlugin(
          key.name(), key.span(), bindings.section(key.name()).block("migration")));
    }
    return new NetworkOptions(
        network.text("defaultNetworkInterface"),
        network.bool("permitBridgeInterfaceOnPodNetwork"),
        plugins,
        bindings.isWritten() || !network.block("binding").isWritten());
  }

  /** The plugin of that name, where it is registered. */
  public Optional<BindingPlugin> plugin(String name) {
    for (var plugin : plugins) {
      if (plugin.name().equals(name)) {
        return Optional.of(plugin);
      }
    }
    return Optional.empty();
  }
}
