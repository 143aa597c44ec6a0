package io.github.migrationlint.rules.network.invalidmigrationnetwork;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.rules.network.MigrationNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A migration network that is not the plain name of a NetworkAttachmentDefinition. */
public final class InvalidMigrationNetwork implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "invalid-migration-network", Severity.ERROR, "the migration network is not a valid name")
      .also(Severity.WARNING)
      .requires(MigrationNetwork.ANALYSIS);

  private static final String HELP =
      "set `network` to the name of a NetworkAttachmentDefinition in KubeVirt's own namespace,"
          + " or delete the line to use the pod network";

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var network : pass.resultOf(MigrationNetwork.ANALYSIS)) {
      check(network.name()).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Diagnostic> check(Field.Present<String> network) {
    var name = network.get();
    if (name.isEmpty()) {
      return Optional.of(
          CARD.at(network.span(), "the migration network is empty, so virt-handler gets no network")
              .withHelp(HELP));
    }
    if (name.indexOf(',') >= 0) {
      return Optional.of(
          describe(Severity.WARNING, network, "is a list: only its last network is used"));
    }
    var slash = name.indexOf('/');
    // Multus drops outer spaces: parsePodNetworkObjectName.
    if (!isName(name.substring(slash + 1).strip())
        || (slash >= 0 && !isName(name.substring(0, slash).strip()))) {
      return Optional.of(describe(CARD.severity(), network, "is not a valid name"));
    }
    return slash < 0
        ? Optional.empty()
        : Optional.of(describe(
            Severity.WARNING, network, "is in another namespace, which Multus may reject"));
  }

  /** Of an object in Kubernetes: the characters of a DNS subdomain. */
  private static boolean isName(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      var isPlain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!isPlain && c != '-' && c != '.') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static Diagnostic describe(
      Severity severity, Field.Present<String> network, String mistake) {
    return CARD.at(severity, network.span(), "migration network `" + network.get() + "` " + mistake)
        .withHelp(HELP);
  }
}
