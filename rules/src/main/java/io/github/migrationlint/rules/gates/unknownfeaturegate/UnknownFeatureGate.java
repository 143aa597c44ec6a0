package io.github.migrationlint.rules.gates.unknownfeaturegate;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.text.Spelling;
import io.github.migrationlint.rules.bandwidth.ScalarEdits;
import io.github.migrationlint.rules.gates.ListedGate;
import io.github.migrationlint.rules.gates.ListedGate.GateList;
import io.github.migrationlint.rules.gates.ListedGates;
import io.github.migrationlint.schemas.Component;
import io.github.migrationlint.schemas.FeatureGates;
import java.util.ArrayList;
import java.util.List;

/** A listed feature gate that this release does not have. */
public final class UnknownFeatureGate implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "unknown-feature-gate",
          Severity.WARNING,
          "a listed feature gate is unknown to this release")
      .also(Severity.NOTE)
      .requires(ListedGates.ANALYSIS)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var isProven = pass.cluster().versions().areProven();
    for (var gate : pass.resultOf(ListedGates.ANALYSIS)) {
      // What is no field, the schema says.
      if (gate.list() != GateList.FIELDS
          && FeatureGates.state(gate.component(), gate.name(), gate.version()).isEmpty()) {
        findings.add(describe(gate, isProven));
      }
    }
    return findings;
  }

  private static Diagnostic describe(ListedGate gate, boolean isProven) {
    var title = "feature gate `" + gate.name() + "`";
    var since = FeatureGates.since(gate.component(), gate.name());
    if (since.isPresent()) {
      var message = since.get().isBefore(gate.version())
          ? gate.release(gate.version()) + " no longer has " + title
          : gate.release(gate.version()) + " does not have " + title + ", which " + since.get()
              + " brings";
      return CARD.at(isProven ? Severity.WARNING : Severity.NOTE, gate.place(), message)
          .withHelp("remove `" + gate.name() + "`, or configure `target` as the release that runs");
    }
    var meant = Spelling.nearest(gate.name(), FeatureGates.names(gate.component(), gate.version()));
    var message = gate.product() + " has no " + title;
    if (meant.isEmpty()) {
      var never = gate.component() == Component.KUBEVIRT
          ? "no KubeVirt since " + FeatureGates.oldestKubeVirt() + " has " + title
          : message;
      return CARD.at(Severity.NOTE, gate.place(), never).withHelp("remove `" + gate.name() + "`");
    }
    var finding = CARD.at(gate.place(), message + "; did you mean `" + meant.get() + "`?")
        .withHelp("set it to `" + meant.get() + "`, or remove it");
    return gate.replaceable()
        ? finding.withFix(new Fix(
            "write `" + meant.get() + "`",
            Applicability.NEEDS_REVIEW,
            List.of(ScalarEdits.keepingQuotes(gate.place(), meant.get()))))
        : finding;
  }
}
