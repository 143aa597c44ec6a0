package io.github.migrationlint.rules.gates.redundantfeaturegate;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.rules.gates.ListedGate;
import io.github.migrationlint.rules.gates.ListedGates;
import io.github.migrationlint.schemas.FeatureGates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A listed feature gate that decides nothing any more, or soon will not. */
public final class RedundantFeatureGate implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "redundant-feature-gate", Severity.NOTE, "a listed feature gate decides nothing any more")
      .requires(ListedGates.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var gate : pass.resultOf(ListedGates.ANALYSIS)) {
      var state = FeatureGates.state(gate.component(), gate.name(), gate.version());
      if (state.isPresent()) {
        effect(gate, state.get()).ifPresent(effect -> findings.add(describe(gate, effect)));
      }
    }
    return findings;
  }

  /** What is said of a gate in that state; nothing where listing it does something. */
  private static Optional<String> effect(ListedGate gate, FeatureGates.State state) {
    var since = " since "
        + gate.release(FeatureGates.inStateSince(gate.component(), gate.name(), gate.version())
            .orElse(gate.version()));
    return switch (state) {
      case GA -> Optional.of(" is always on" + since + ", so listing it does nothing");
      case DISCONTINUED -> Optional.of(" does nothing" + since);
      case DEPRECATED -> Optional.of(" is deprecated" + since);
      case ALPHA, BETA, ABSENT -> Optional.empty();
    };
  }

  private static Diagnostic describe(ListedGate gate, String effect) {
    return CARD.at(gate.place(), "feature gate `" + gate.name() + "`" + effect)
        .withHelp("delete it from the list");
  }
}
