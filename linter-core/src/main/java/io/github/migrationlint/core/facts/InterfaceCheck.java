package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.facts.Migratabilities.Completion;
import io.github.migrationlint.core.facts.Migratabilities.ObstacleCollector;
import io.github.migrationlint.core.facts.Obstacle.Reason;
import io.github.migrationlint.core.resource.Guest;
import io.github.migrationlint.core.resource.GuestInterface;
import io.github.migrationlint.core.resource.GuestInterface.Binding;
import io.github.migrationlint.core.resource.GuestNetwork;
import io.github.migrationlint.core.resource.KubeVirt;
import io.github.migrationlint.schemas.Version;
import java.util.Optional;

/**
 * Whether the way a guest is connected to the pod network survives a migration; other networks never
 * prevent one. Upstream: kubevirt {@code pkg/network/vmispec/interface.go}, {@code
 * VerifyVMIMigratable}, and {@code defaults.go}, {@code SetDefaultNetworkInterface}.
 */
final class InterfaceCheck {
  /** Any value lets a bridge on the pod network be migrated. */
  static final String BRIDGE_ANNOTATION = "kubevirt.io/allow-pod-bridge-network-live-migration";

  private static final Version BRIDGE_ANNOTATION_SINCE = Version.of(1, 0);

  /** Before, a feature gate decided on guests with SR-IOV. */
  private static final Version SRIOV_MIGRATES_SINCE = Version.of(0, 56);

  private static final String NETWORK_CONFIGURATION = "/spec/configuration/network";

  private final Version kubeVirt;
  private final ConfiguringObject configuring;

  InterfaceCheck(Version kubeVirt, ConfiguringObject configuring) {
    this.kubeVirt = kubeVirt;
    this.configuring = configuring;
  }

  void check(Guest guest, Completion completion, ObstacleCollector findings) {
    var interfaces = guest.devices().interfaces();
    var networks = guest.networks();
    if (!interfaces.complete() || !networks.complete()) {
      findings.doubt("its networks are not all in the repository", "its networks prevent nothing");
    } else if (!interfaces.items().isEmpty()) {
      podNetwork(guest).ifPresent(network -> podInterface(guest, network, completion, findings));
      gatedInterfaces(guest, findings);
    } else if (networks.items().isEmpty()
        && guest.devices().autoattachPodInterface().value().orElse(true)) {
      defaultInterface(guest, completion, findings);
    }
  }

  private static Optional<GuestNetwork> podNetwork(Guest guest) {
    for (var network : guest.networks().items()) {
      if (network.pod().isWritten()) {
        return Optional.of(network);
      }
    }
    return Optional.empty();
  }

  private void podInterface(
      Guest guest, GuestNetwork network, Completion completion, ObstacleCollector findings) {
    var found = interfaceOf(guest, network);
    var binding = found.flatMap(connected -> connected.binding().value());
    if (binding.isEmpty()) {
      findings.doubt(
          "how it is connected to the pod network is not in the repository",
          "it is connected to the pod network by `masquerade`");
      return;
    }
    switch (binding.get()) {
      case MASQUERADE, PASST_BINDING -> {}
      case PLUGIN -> plugin(found.get(), findings);
      case BRIDGE -> bridge(guest, obstacle(found.get(), Binding.BRIDGE), completion, findings);
      case SRIOV, SLIRP, MACVTAP, PASST ->
        findings.obstacles.add(obstacle(found.get(), binding.get()));
    }
  }

  /** A plugin is registered in the KubeVirt object, and says there that guests on it can migrate. */
  private void plugin(GuestInterface connected, ObstacleCollector findings) {
    var name = connected.plugin().value();
    var network = configuring
        .kubeVirt()
        .map(KubeVirt::network)
        .filter(options -> name.isPresent() && options.complete());
    var registered = network.flatMap(options -> options.plugin(name.get()));
    if (registered.isEmpty()) {
      var isMissing = network.isPresent();
      findings.doubt(
          isMissing
              ? "its binding plugin `" + name.get() + "` is not registered"
              : "whether its network binding plugin can migrate is not in the repository",
          "its network binding plugin is registered with `migration`");
    } else if (!registered.get().migration().isWritten()) {
      var words = "binding plugin `" + name.orElseThrow() + "` of interface `"
          + Migratabilities.text(connected.name()) + "` has no `migration`";
      findings.obstacles.add(
          Obstacle.always(Reason.INTERFACE, words, connected.binding().span())
              .withElsewhere(registered.get().place(), "registered without `migration`"));
    } else if (registered.get().migration().value().isEmpty()) {
      findings.doubt(
          "whether its network binding plugin can migrate is not in the repository",
          "its network binding plugin is registered with `migration`");
    }
  }

  private static Obstacle obstacle(GuestInterface connected, Binding binding) {
    var words = "interface `" + Migratabilities.text(connected.name())
        + "` connects it to the pod network by `" + binding.word() + "`";
    return Obstacle.always(Reason.INTERFACE, words, connected.binding().span());
  }

  private void bridge(
      Guest guest, Obstacle obstacle, Completion completion, ObstacleCollector findings) {
    if (!kubeVirt.isAtLeast(BRIDGE_ANNOTATION_SINCE)) {
      findings.obstacles.add(obstacle);
    } else if (completion.annotated()
        || !completion.unseen().isEmpty()
        || !guest.annotations().complete()) {
      findings.doubt(
          "whether its bridge may be migrated is not in the repository",
          "the VMI has the annotation for bridges on the pod network");
    } else if (guest.annotations().pair(BRIDGE_ANNOTATION).isEmpty()) {
      findings.obstacles.add(obstacle);
    }
  }

  private static Optional<GuestInterface> interfaceOf(Guest guest, GuestNetwork network) {
    var name = network.name().value();
    for (var candidate : guest.devices().interfaces().items()) {
      if (name.isPresent() && candidate.name().value().equals(name)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private void gatedInterfaces(Guest guest, ObstacleCollector findings) {
    if (kubeVirt.isAtLeast(SRIOV_MIGRATES_SINCE)) {
      return;
    }
    for (var candidate : guest.devices().interfaces().items()) {
      if (candidate.binding().value().filter(Binding.SRIOV::equals).isPresent()) {
        findings.doubt(
            "a feature gate decides on its SR-IOV interfaces", "the gate SRIOVLiveMigration is on");
      }
    }
  }

  /** HCO always asks for masquerade: its {@code getKVConfig}. KubeVirt's own default is a bridge. */
  private void defaultInterface(Guest guest, Completion completion, ObstacleCollector findings) {
    var hyperConverged = configuring.hyperConverged();
    var kubeVirtObject = configuring.kubeVirt();
    if (hyperConverged.isPresent()
        && !hyperConverged.get().kubevirtPatch().mayTouch(NETWORK_CONFIGURATION)) {
      return;
    }
    var chosen = kubeVirtObject.map(object -> object.network().defaultInterface());
    if (chosen.isEmpty() || (chosen.get().isWritten() && chosen.get().value().isEmpty())) {
      findings.doubt(
          "how the cluster connects guests without interfaces is not in the repository",
          "the cluster connects guests by `masquerade`");
      return;
    }
    var binding = chosen.get().value().orElse(Binding.BRIDGE.word());
    if (binding.equals(Binding.BRIDGE.word())) {
      var words = "it has no interfaces, and KubeVirt connects it to the pod network by `bridge`";
      var obstacle = Obstacle.always(Reason.INTERFACE, words, guest.place())
          .withElsewhere(chosen.get().span(), "the default interface is a bridge");
      bridge(guest, obstacle, completion, findings);
    } else if (!binding.equals(Binding.MASQUERADE.word())) {
      findings.doubt(
          "the cluster connects guests without interfaces by `" + binding + "`",
          "guests without interfaces can migrate");
    }
  }
}
