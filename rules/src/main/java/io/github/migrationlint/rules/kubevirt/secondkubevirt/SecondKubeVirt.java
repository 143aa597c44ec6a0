package io.github.migrationlint.rules.kubevirt.secondkubevirt;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Header;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two KubeVirt objects for one cluster, of which the second is refused. */
public final class SecondKubeVirt implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "second-kubevirt", Severity.ERROR, "a cluster has a second KubeVirt, which is rejected")
      .also(Severity.WARNING);

  /** Commit 663fe0155e: the webhook for creation. */
  private static final Version REFUSED_SINCE = Version.of(1, 0);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var versions = pass.cluster().versions();
    var first = Optional.<Header>empty();
    for (var object : pass.cluster().kubeVirts()) {
      var header = object.header();
      if (header.partial() || header.name().value().isEmpty()) {
        continue;
      }
      if (first.isPresent() && isAnother(first.get(), header)) {
        findings.add(describe(first.get(), header, versions));
      }
      first = first.or(() -> Optional.of(header));
    }
    return findings;
  }

  /** The same object may be written twice; a namespace that is not written may be any. */
  private static boolean isAnother(Header first, Header second) {
    var one = first.namespace().value();
    var two = second.namespace().value();
    return !first.nameText().equals(second.nameText())
        || (one.isPresent() && two.isPresent() && !one.equals(two));
  }

  private static Diagnostic describe(Header first, Header second, PlatformVersions versions) {
    var isRefused = versions.kubeVirt().isAtLeast(REFUSED_SINCE);
    var message = "KubeVirt " + versions.kubeVirt() + (isRefused ? " rejects" : " ignores")
        + " a second KubeVirt object in a cluster";
    return CARD.at(
            isRefused && versions.kubeVirtBounds().isSurelyAtLeast(REFUSED_SINCE)
                ? Severity.ERROR
                : Severity.WARNING,
            second.place(),
            message)
        .withRelated(first.place(), "the other one")
        .withHelp("delete one of them");
  }
}
