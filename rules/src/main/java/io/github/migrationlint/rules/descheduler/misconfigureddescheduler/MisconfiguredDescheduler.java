package io.github.migrationlint.rules.descheduler.misconfigureddescheduler;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Descheduler;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A descheduler that does not know live migration, beside a HyperConverged. Upstream:
 * hyperconverged-cluster-operator {@code controllers/descheduler/descheduler_controller.go}, {@code
 * isDeschedulerMisconfigured}. Releases 1.15 and 1.16 alert at {@code LongLifecycle} as well, which
 * later ones accept, so nothing is said there.
 */
public final class MisconfiguredDescheduler implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "misconfigured-descheduler",
          Severity.WARNING,
          "the descheduler has no profile that knows live migration")
      .also(Severity.NOTE);

  private static final List<String> PROFILES =
      List.of("KubeVirtRelieveAndMigrate", "DevKubeVirtRelieveAndMigrate", "LongLifecycle");

  private static final Version ALERTS_SINCE = Version.of(1, 15);

  private static final String LOCAL_STORAGE = "EvictPodsWithLocalStorage";

  private static final String EVICTABLE = "descheduler.alpha.kubernetes.io/evict";

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    if (pass.cluster().hyperConvergeds().isEmpty()
        || !pass.cluster().versions().hyperConverged().isAtLeast(ALERTS_SINCE)) {
      return findings;
    }
    for (var descheduler : pass.cluster().resources().platform().deschedulers()) {
      if (isMisconfigured(descheduler)) {
        findings.add(describe(descheduler, pass));
      }
    }
    return findings;
  }

  private static boolean isMisconfigured(Descheduler descheduler) {
    var profiles = descheduler.profiles();
    if (descheduler.header().partial() || !profiles.complete()) {
      return false;
    }
    for (var profile : profiles.items()) {
      if (profile.value().isEmpty() || PROFILES.contains(profile.value().get())) {
        return false;
      }
    }
    return true;
  }

  private static Diagnostic describe(Descheduler descheduler, Pass pass) {
    var evicts = descheduler.mode().value().filter("Automatic"::equals).isPresent();
    var hyperConverged = pass.cluster().hyperConvergeds().get(0).header();
    var finding = CARD.at(
            evicts ? Severity.WARNING : Severity.NOTE,
            descheduler.profiles().span(),
            "no profile of this descheduler knows live migration")
        .withRelated(hyperConverged.place(), "raises the alert `HCOMisconfiguredDescheduler`")
        .withHelp("use the profile `KubeVirtRelieveAndMigrate`");
    return evicts
        ? evictable(descheduler, pass)
            .map(place -> finding.withRelated(place, "evicts VMs again while they migrate"))
            .orElse(finding)
        : finding;
  }

  /**
   * What lets the descheduler evict a launcher pod: launchers have local storage, and such pods are left
   * alone unless a profile or an annotation says otherwise.
   */
  private static Optional<Span> evictable(Descheduler descheduler, Pass pass) {
    for (var profile : descheduler.profiles().items()) {
      if (profile.value().filter(LOCAL_STORAGE::equals).isPresent()) {
        return Optional.of(profile.span());
      }
    }
    for (var workload : pass.cluster().workloads()) {
      var annotation = workload.guest().annotations().pair(EVICTABLE);
      if (annotation.isPresent()) {
        return Optional.of(annotation.get().keySpan());
      }
    }
    return Optional.empty();
  }
}
