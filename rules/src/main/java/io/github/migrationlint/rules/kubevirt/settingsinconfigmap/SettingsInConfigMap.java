package io.github.migrationlint.rules.kubevirt.settingsinconfigmap;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.Key;
import io.github.migrationlint.core.resource.LegacyConfiguration;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Settings in the ConfigMap that configured KubeVirt long ago. Upstream: kubevirt v0.47.1 {@code
 * pkg/virt-config/config-map.go}; commit f04f2ec166 removed the reader, first released in v0.48.0.
 */
public final class SettingsInConfigMap implements Rule {
  private static final RuleCard CARD = RuleCard.of(
      "settings-in-config-map",
      Severity.WARNING,
      "settings are in a ConfigMap that no supported KubeVirt reads");

  private static final Version UNREAD_SINCE = Version.of(0, 48);

  /** The keys that KubeVirt read, those about migrations first. */
  private static final List<String> MIGRATION_KEYS = List.of("migrations", "feature-gates");

  private static final Set<String> OTHER_KEYS = Set.of(
      "emulated-machines",
      "machine-type",
      "debug.useEmulation",
      "dev.imagePullPolicy",
      "default-cpu-model",
      "cpu-request",
      "memory-overcommit",
      "pvc-tolerate-less-space-up-to-percent",
      "node-selectors",
      "default-network-interface",
      "permitSlirpInterface",
      "permitBridgeInterfaceOnPodNetwork",
      "smbios",
      "selinuxLauncherType",
      "supported-guest-agent",
      "ovmfPath",
      "memBalloonStatsPeriod",
      "cpu-allocation-ratio",
      "permittedHostDevices");

  /** Where KubeVirt is usually installed. */
  private static final Set<String> USUAL_NAMESPACES =
      Set.of("kubevirt", "kubevirt-hyperconverged", "openshift-cnv");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var cluster = pass.cluster();
    if (cluster.versions().kubeVirt().isAtLeast(UNREAD_SINCE)) {
      for (var map : cluster.resources().platform().legacyConfigurations()) {
        if (isOfKubeVirt(map.header(), cluster)) {
          setting(map).ifPresent(key -> findings.add(describe(key, cluster)));
        }
      }
    }
    return findings;
  }

  /** KubeVirt read the one in its own namespace. */
  private static boolean isOfKubeVirt(Header map, ClusterModel cluster) {
    var namespace = map.namespace().value();
    if (namespace.isEmpty()) {
      return false;
    }
    if (USUAL_NAMESPACES.contains(namespace.get())) {
      return true;
    }
    for (var header : cluster.resources().headers()) {
      var kind = header.gvk().kind();
      if ((kind.equals("KubeVirt") || kind.equals("HyperConverged"))
          && header.namespace().value().equals(namespace)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Key> setting(LegacyConfiguration map) {
    for (var name : MIGRATION_KEYS) {
      for (var key : map.settings()) {
        if (key.name().equals(name)) {
          return Optional.of(key);
        }
      }
    }
    for (var key : map.settings()) {
      if (OTHER_KEYS.contains(key.name())) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  private static Diagnostic describe(Key key, ClusterModel cluster) {
    var message = "no KubeVirt since 0.48 reads `" + key.name() + "` in ConfigMap `"
        + LegacyConfiguration.NAME + "`";
    var home = cluster.hyperConvergeds().isEmpty()
        ? "`spec.configuration` of the KubeVirt"
        : "`spec` of the HyperConverged";
    return CARD.at(key.span(), message)
        .withHelp("move its settings to " + home + ", and delete the ConfigMap");
  }
}
