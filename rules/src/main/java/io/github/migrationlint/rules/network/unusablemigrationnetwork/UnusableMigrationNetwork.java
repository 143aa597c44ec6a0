package io.github.migrationlint.rules.network.unusablemigrationnetwork;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.CniConfig;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.NetworkDefinition;
import io.github.migrationlint.rules.network.MigrationNetwork;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A migration network that does not give every node an address of its own. Upstream: kubevirt {@code
 * pkg/virt-handler/migration.go}, {@code FindMigrationIP}, and {@code cmd/virt-handler/virt-handler.go},
 * which panics on its error since 1.2.
 */
public final class UnusableMigrationNetwork implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "unusable-migration-network",
          Severity.WARNING,
          "the migration network does not give each node an address")
      .requires(MigrationNetwork.ANALYSIS);

  /** CNI plugins that get addresses from {@code ipam} and from nothing else. */
  private static final List<String> PLAIN_TYPES = List.of(
      "macvlan",
      "ipvlan",
      "bridge",
      "cnv-bridge",
      "vlan",
      "host-device",
      "sriov",
      "ib-sriov",
      "ovs");

  private static final String OVN = "ovn-k8s-cni-overlay";

  private static final Version PANICS_SINCE = Version.of(1, 2);

  private static final String IPAM_HELP =
      "add an `ipam` that gives each node its own address, for example `whereabouts`";

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var network : pass.resultOf(MigrationNetwork.ANALYSIS)) {
      for (var definition : pass.cluster().resources().networkAttachmentDefinitions()) {
        if (isMeant(network, definition)) {
          check(definition, pass)
              .map(finding -> finding.withRelated(
                  network.name().span(), consequence(pass.cluster().versions().kubeVirt())))
              .ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private static boolean isMeant(MigrationNetwork network, NetworkDefinition definition) {
    var header = definition.header();
    var home = network.owner().namespace().value();
    return !header.partial()
        && header.nameText().equals(network.name().get())
        && home.isPresent()
        && header.namespace().value().equals(home);
  }

  private static String consequence(Version kubeVirt) {
    return kubeVirt.isAtLeast(PANICS_SINCE)
        ? "virt-handler stops with a panic on a node where `migration0` has no address"
        : "KubeVirt " + kubeVirt + " then migrates over the pod network";
  }

  private static Optional<Diagnostic> check(NetworkDefinition definition, Pass pass) {
    var config = definition.parsedConfig();
    var name = "migration network `" + definition.header().nameText() + "`";
    return switch (config.state()) {
      case UNKNOWN -> Optional.empty();
      case NOT_JSON ->
        Optional.of(CARD.at(definition.config().span(), "`config` of " + name + " is not JSON")
            .withHelp("write `config` as one JSON object"));
      case READ -> addresses(config, name, pass.cluster().facts().nodes());
    };
  }

  private static Optional<Diagnostic> addresses(
      CniConfig config, String name, Optional<Integer> nodes) {
    var type = config.type().value().orElse("");
    if (type.equals(OVN)) {
      return config.subnets().isWritten() || config.ipam().isWritten()
          ? Optional.empty()
          : Optional.of(CARD.at(
                  config.type().span(), name + " has no `subnets`, so `migration0` gets no address")
              .withHelp("add `subnets` to `config`"));
    }
    if (!PLAIN_TYPES.contains(type)) {
      return Optional.empty();
    }
    if (!config.ipamType().isWritten()) {
      var isOpaque = config.ipam().isWritten() && config.ipam().value().isEmpty();
      return isOpaque
          ? Optional.empty()
          : Optional.of(CARD.at(
                  config.type().span(), name + " has no `ipam`, so `migration0` gets no address")
              .withHelp(IPAM_HELP));
    }
    return assigned(config, name, nodes);
  }

  private static Optional<Diagnostic> assigned(
      CniConfig config, String name, Optional<Integer> nodes) {
    return switch (config.ipamType().value().orElse("")) {
      case "host-local", "static" ->
        nodes.filter(count -> count == 1).isPresent()
            ? Optional.empty()
            : Optional.of(CARD.at(
                    config.ipamType().span(),
                    "`" + config.ipamType().value().orElseThrow() + "` of " + name
                        + " repeats addresses on other nodes")
                .withHelp(
                    "replace it by an `ipam` that knows all nodes, for example `whereabouts`"));
      case "whereabouts" ->
        config.ranges()
            ? Optional.empty()
            : nodes.flatMap(count -> range(config.range(), name, count));
      default -> Optional.empty();
    };
  }

  private static Optional<Diagnostic> range(Field<String> range, String name, int nodes) {
    var size = range.value().map(UnusableMigrationNetwork::usableAddresses).orElse(0L);
    return size == 0 || size >= nodes
        ? Optional.empty()
        : Optional.of(CARD.at(
                range.span(),
                "`" + range.value().orElseThrow() + "` of " + name + " has " + size
                    + " addresses for " + nodes + " nodes")
            .withHelp("set `range` to one with at least " + nodes + " addresses"));
  }

  /** Without the first and the last one of an IPv4 network; 0 where that is unknown. */
  private static long usableAddresses(String cidr) {
    var slash = cidr.indexOf('/');
    var digits = cidr.substring(slash + 1);
    if (slash < 0 || cidr.indexOf(':') >= 0 || digits.length() > 2 || digits.isEmpty()) {
      return 0;
    }
    var prefix = 0;
    for (var i = 0; i < digits.length(); i++) {
      var digit = Character.digit(digits.charAt(i), 10);
      if (digit < 0) {
        return 0;
      }
      prefix = prefix * 10 + digit;
    }
    return prefix > 30 ? 0 : (1L << (32 - prefix)) - 2;
  }
}
