package io.github.migrationlint.rules.network.missingmigrationnetwork;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.core.resource.NetworkDefinition;
import io.github.migrationlint.core.text.Spelling;
import io.github.migrationlint.rules.bandwidth.ScalarEdits;
import io.github.migrationlint.rules.network.MigrationNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A migration network that the repository defines elsewhere, under another name, or not at all. */
public final class MissingMigrationNetwork implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "missing-migration-network",
          Severity.WARNING,
          "the migration network is missing in KubeVirt's namespace")
      .requires(MigrationNetwork.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var defined = pass.cluster().resources().networkAttachmentDefinitions();
    for (var network : pass.resultOf(MigrationNetwork.ANALYSIS)) {
      // With a namespace of its own it is another rule's.
      if (network.name().get().indexOf('/') < 0
          && network.owner().namespace() instanceof Field.Present<String> home) {
        check(network.name(), home.get(), defined).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<Diagnostic> check(
      Field.Present<String> wanted, String home, List<NetworkDefinition> networks) {
    var neighbors = new ArrayList<String>();
    var elsewhere = Optional.<Header>empty();
    for (var network : networks) {
      var definition = network.header();
      var namespace = definition.namespace().value();
      var isNamesake = definition.nameText().equals(wanted.get());
      if (namespace.isEmpty() || (isNamesake && namespace.get().equals(home))) {
        // Where it goes is decided elsewhere, or it is here.
        return Optional.empty();
      }
      if (namespace.get().equals(home)) {
        neighbors.add(definition.nameText());
      } else if (isNamesake) {
        elsewhere = Optional.of(definition);
      }
    }
    var title = "network `" + wanted.get() + "`";
    if (elsewhere.isPresent()) {
      return Optional.of(
          CARD.at(wanted.span(), "migration " + title + " is missing in namespace `" + home + "`")
              .withRelated(
                  elsewhere.get().place(),
                  "defined in namespace `" + elsewhere.get().namespaceText() + "`")
              .withHelp("define it in namespace `" + home + "`"));
    }
    if (neighbors.isEmpty()) {
      return Optional.empty();
    }
    var finding =
        CARD.at(wanted.span(), "migration " + title + " is missing in namespace `" + home + "`");
    var near = Spelling.nearest(wanted.get(), neighbors);
    return Optional.of(
        near.isPresent()
            ? finding
                .withHelp("set `network: " + near.get() + "`")
                .withFix(new Fix(
                    "set `network: " + near.get() + "`",
                    Applicability.NEEDS_REVIEW,
                    List.of(ScalarEdits.keepingQuotes(wanted.span(), near.get()))))
            : finding.withHelp("set `network` to one of `" + String.join("`, `", neighbors) + "`"));
  }
}
