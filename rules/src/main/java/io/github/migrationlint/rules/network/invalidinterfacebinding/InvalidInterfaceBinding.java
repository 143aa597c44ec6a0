package io.github.migrationlint.rules.network.invalidinterfacebinding;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.ConfiguringObject;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.GuestInterface;
import io.github.migrationlint.core.resource.GuestInterface.Binding;
import io.github.migrationlint.core.resource.GuestNetwork;
import io.github.migrationlint.core.resource.KubeVirt;
import io.github.migrationlint.core.resource.Machine;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An interface that is not connected in exactly one valid way, so that its VM is rejected. Upstream: kubevirt
 * {@code pkg/network/admitter/binding.go}, {@code validateInterfaceBinding}, and {@code discontinued.go},
 * {@code validateDiscontinuedBindings}.
 */
public final class InvalidInterfaceBinding implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "invalid-interface-binding",
          Severity.ERROR,
          "an interface is not connected in exactly one valid way")
      .also(Severity.WARNING)
      .requires(ConfiguringObject.ANALYSIS);

  private static final Version PLUGIN_ALONE_SINCE = Version.of(1, 3);
  private static final Version EXACTLY_ONE_SINCE = Version.of(1, 9);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var versions = pass.cluster().versions();
    var kubeVirt = pass.resultOf(ConfiguringObject.ANALYSIS).kubeVirt();
    for (var workload : pass.cluster().workloads()) {
      if (!workload.header().partial()) {
        for (var connected : workload.guest().devices().interfaces().items()) {
          discontinued(connected, versions)
              .or(() -> number(connected, workload, versions))
              .or(() -> masquerade(connected, workload))
              .or(() -> forbiddenBridge(connected, workload, kubeVirt))
              .ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private static Optional<Diagnostic> discontinued(
      GuestInterface connected, PlatformVersions versions) {
    for (var binding : connected.bindings()) {
      if (binding.isDiscontinuedIn(versions.kubeVirt())) {
        return Optional.of(CARD.at(
                severity(versions),
                connected.binding().span(),
                "KubeVirt " + versions.kubeVirt() + " rejects interfaces with the core binding `"
                    + binding.word() + "`")
            .withHelp("set `masquerade: {}`, or name a binding plugin"));
      }
    }
    return Optional.empty();
  }

  private static Optional<Diagnostic> number(
      GuestInterface connected, Workload workload, PlatformVersions versions) {
    var bindings = connected.bindings();
    if (bindings.size() > 1) {
      var isRejected = versions.kubeVirt().isAtLeast(EXACTLY_ONE_SINCE)
          || (versions.kubeVirt().isAtLeast(PLUGIN_ALONE_SINCE)
              && bindings.contains(Binding.PLUGIN));
      return isRejected
          ? Optional.of(CARD.at(
                  severity(versions),
                  connected.place(),
                  named(connected) + " has more than one binding, which is rejected")
              .withHelp("keep one of `" + words(bindings) + "`"))
          : Optional.empty();
    }
    return bindings.isEmpty()
            && versions.kubeVirt().isAtLeast(EXACTLY_ONE_SINCE)
            && !connected.binding().isWritten()
            && !mayGetBinding(workload)
        ? Optional.of(CARD.at(
                severity(versions),
                connected.name().span(),
                named(connected) + " has no binding, so it is rejected")
            .withHelp("set `masquerade: {}`, `bridge: {}` or another binding"))
        : Optional.empty();
  }

  /** A preference may choose masquerade for interfaces that have nothing. */
  private static boolean mayGetBinding(Workload workload) {
    return workload
        .machine()
        .map(Machine::preference)
        .filter(Machine.Reference::isWritten)
        .isPresent();
  }

  private static Optional<Diagnostic> masquerade(GuestInterface connected, Workload workload) {
    return connected.bindings().equals(List.of(Binding.MASQUERADE))
            && network(connected, workload)
                .filter(
                    network -> network.multus().isWritten() && !network.pod().isWritten())
                .isPresent()
        ? Optional.of(CARD.at(
                connected.binding().span(),
                named(connected) + " uses `masquerade`, which needs the pod network")
            .withHelp("set `bridge: {}` for a network of Multus"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> forbiddenBridge(
      GuestInterface connected, Workload workload, Optional<KubeVirt> kubeVirt) {
    if (!connected.bindings().equals(List.of(Binding.BRIDGE))
        || network(connected, workload).filter(found -> found.pod().isWritten()).isEmpty()) {
      return Optional.empty();
    }
    return kubeVirt
        .map(object -> object.network().permitBridge())
        .filter(permitted -> permitted instanceof Field.Present<Boolean> no && !no.get())
        .map(permitted -> CARD.at(
                connected.binding().span(),
                named(connected) + " is a bridge on the pod network, which KubeVirt forbids")
            .withRelated(permitted.span(), "`permitBridgeInterfaceOnPodNetwork` is off")
            .withHelp("set `masquerade: {}`"));
  }

  private static Optional<GuestNetwork> network(GuestInterface connected, Workload workload) {
    for (var network : workload.guest().networks().items()) {
      if (network.name().value().isPresent()
          && network.name().value().equals(connected.name().value())) {
        return Optional.of(network);
      }
    }
    return Optional.empty();
  }

  private static Severity severity(PlatformVersions versions) {
    return versions.areProven() ? Severity.ERROR : Severity.WARNING;
  }

  private static String named(GuestInterface connected) {
    return "interface `" + connected.name().value().orElse("?") + "`";
  }

  private static String words(List<Binding> bindings) {
    var words = new ArrayList<String>();
    for (var binding : bindings) {
      words.add(binding.word());
    }
    return String.join("`, `", words);
  }
}
