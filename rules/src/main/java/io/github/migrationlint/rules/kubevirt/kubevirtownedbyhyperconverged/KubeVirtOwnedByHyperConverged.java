package io.github.migrationlint.rules.kubevirt.kubevirtownedbyhyperconverged;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A KubeVirt object beside the HyperConverged that makes, and keeps rewriting, one of its own. */
public final class KubeVirtOwnedByHyperConverged implements Rule {
  private static final RuleCard CARD = RuleCard.of(
      "kubevirt-owned-by-hyperconverged",
      Severity.WARNING,
      "a KubeVirt is defined although HyperConverged creates its own");

  /** HCO's {@code controllers/handlers/kubevirt.go}, {@code NewKubeVirtWithNameOnly}. */
  private static final String OWNED = "kubevirt-kubevirt-hyperconverged";

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var object : pass.cluster().kubeVirts()) {
      if (object.header().nameText().equals(OWNED)) {
        findings.add(CARD.at(
                object.header().place(),
                "HyperConverged overwrites the KubeVirt object `" + OWNED + "`")
            .withHelp("move the settings to the HyperConverged"));
      } else if (!object.header().partial()) {
        owner(pass).ifPresent(owner -> findings.add(describe(object.header(), owner)));
      }
    }
    return findings;
  }

  private static Optional<Header> owner(Pass pass) {
    for (var object : pass.cluster().hyperConvergeds()) {
      if (!object.header().partial()) {
        return Optional.of(object.header());
      }
    }
    return Optional.empty();
  }

  private static Diagnostic describe(Header kubeVirt, Header owner) {
    return CARD.at(
            kubeVirt.place(),
            "HyperConverged creates a KubeVirt of its own, and a cluster works with only one")
        .withRelated(owner.place(), "this one creates it")
        .withHelp("delete the KubeVirt, and move its settings to the HyperConverged");
  }
}
