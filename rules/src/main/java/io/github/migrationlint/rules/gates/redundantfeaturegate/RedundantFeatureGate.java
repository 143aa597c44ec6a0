package io.github.migrationlint.rules.gates.redundantfeaturegate;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.edit.YamlEditor;
import io.github.migrationlint.rules.gates.ListedGate;
import io.github.migrationlint.rules.gates.ListedGate.GateList;
import io.github.migrationlint.rules.gates.ListedGates;
import io.github.migrationlint.schemas.Component;
import io.github.migrationlint.schemas.FeatureGates;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A listed feature gate that decides nothing any more, or soon will not. */
public final class RedundantFeatureGate implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "redundant-feature-gate", Severity.NOTE, "a listed feature gate has no effect")
      .also(Severity.WARNING)
      .requires(ListedGates.ANALYSIS)
      .withFix();

  /** Upstream: {@code IsEnabled} in {@code pkg/virt-config/featuregate/feature-gates.go}; before, a beta gate had to be listed. */
  private static final Version BETA_IS_ON_SINCE = Version.of(1, 9);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var editor = new YamlEditor();
    for (var gate : pass.resultOf(ListedGates.ANALYSIS)) {
      var state = FeatureGates.state(gate.component(), gate.name(), gate.version());
      if (state.isPresent()) {
        effect(gate, state.get())
            .ifPresent(effect -> findings.add(
                fixed(describe(gate, effect), gate, isSafe(gate, state.get()), editor)));
      }
    }
    return findings;
  }

  /** What is said of a gate in that state; nothing where listing it does something. */
  private static Optional<String> effect(ListedGate gate, FeatureGates.State state) {
    var changed = FeatureGates.inStateSince(gate.component(), gate.name(), gate.version())
        .orElse(gate.version());
    var since = " since " + gate.release(changed);
    if (gate.component() == Component.HYPERCONVERGED) {
      return ofHyperConverged(state, since);
    }
    return gate.list() == GateList.DISABLED ? disabled(state, since) : enabled(gate, state, since);
  }

  private static Optional<String> ofHyperConverged(FeatureGates.State state, String since) {
    return switch (state) {
      case DISCONTINUED -> Optional.of(" is ignored" + since);
      case DEPRECATED -> Optional.of(" is deprecated" + since);
      case GA -> Optional.of(" is always on" + since);
      case ALPHA, BETA, ABSENT -> Optional.empty();
    };
  }

  private static Optional<String> enabled(ListedGate gate, FeatureGates.State state, String since) {
    return switch (state) {
      case GA -> Optional.of(" is always on" + since);
      case DISCONTINUED -> Optional.of(" has no effect" + since);
      case DEPRECATED -> Optional.of(" is deprecated" + since);
      case BETA ->
        // HyperConverged lists it among the disabled ones; conflicting-feature-gate speaks of that.
        gate.list() == GateList.ENABLED && gate.version().isAtLeast(BETA_IS_ON_SINCE)
            ? Optional.of(" is on by default in " + gate.release(gate.version()))
            : Optional.empty();
      case ALPHA, ABSENT -> Optional.empty();
    };
  }

  /** Upstream: {@code pkg/virt-config/featuregate/feature-gates.go}, {@code IsEnabled}. */
  private static Optional<String> disabled(FeatureGates.State state, String since) {
    return switch (state) {
      case GA -> Optional.of(" is always on" + since + " and cannot be disabled");
      case ALPHA, DEPRECATED -> Optional.of(" is off unless it is listed in `featureGates`");
      case DISCONTINUED -> Optional.of(" has no effect" + since);
      case BETA, ABSENT -> Optional.empty();
    };
  }

  /** A gate that is deprecated may still do something. */
  private static boolean isSafe(ListedGate gate, FeatureGates.State state) {
    return state != FeatureGates.State.DEPRECATED || gate.list() == GateList.DISABLED;
  }

  private static Diagnostic fixed(
      Diagnostic finding, ListedGate gate, boolean isSafe, YamlEditor editor) {
    if (!gate.replaceable()) {
      return finding;
    }
    var applicability = isSafe ? Applicability.SAFE : Applicability.NEEDS_REVIEW;
    return editor
        .deletion(gate.place())
        .or(() -> editor.itemDeletion(gate.place()))
        .map(edit ->
            finding.withFix(new Fix("remove `" + gate.name() + "`", applicability, List.of(edit))))
        .orElse(finding);
  }

  private static Diagnostic describe(ListedGate gate, String effect) {
    var isVoid = gate.list() == GateList.DISABLED && effect.contains("cannot be disabled");
    return CARD.at(
            isVoid ? Severity.WARNING : Severity.NOTE,
            gate.place(),
            "feature gate `" + gate.name() + "`" + effect)
        .withHelp("remove `" + gate.name() + "`");
  }
}
