package io.github.migrationlint.rules.hyperconverged.featuregatesshape;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.edit.YamlEditor;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.HyperConverged.Layout;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.resource.Shape;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Feature gates of HyperConverged in the shape of the other API version, or the same one twice. */
public final class FeatureGatesShape implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "feature-gates-shape",
          Severity.ERROR,
          "feature gates of HyperConverged have the shape of another API version")
      .also(Severity.WARNING)
      .refines("schema")
      .withFix();

  /** The CEL rule on {@code spec.featureGates} came with 1.19. */
  private static final Version UNIQUE_SINCE = Version.of(1, 19);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var hasToBeUnique = pass.cluster().versions().hyperConverged().isAtLeast(UNIQUE_SINCE);
    var findings = new ArrayList<Diagnostic>();
    for (var object : pass.cluster().hyperConvergeds()) {
      if (object.featureGates() instanceof Field.Present<Shape> gates) {
        checkShape(object.layout(), gates, findings);
      }
      if (object.layout() == Layout.V1) {
        checkNames(object, hasToBeUnique, findings);
      }
    }
    return findings;
  }

  private static void checkShape(
      Layout layout, Field.Present<Shape> gates, List<Diagnostic> findings) {
    if (layout == Layout.V1 && gates.get() == Shape.MAPPING) {
      findings.add(turned(
          gates,
          CARD.at(gates.key(), "`featureGates` is a mapping; in `hco.kubevirt.io/v1` it is a list")
              .withHelp(
                  "write each gate as `- name: …`, with `state: Disabled` where it was false")));
    } else if (layout == Layout.V1BETA1 && gates.get() == Shape.LIST) {
      findings.add(turned(
          gates,
          CARD.at(
                  gates.key(),
                  "`featureGates` is a list; in `hco.kubevirt.io/v1beta1` it is a mapping")
              .withHelp(
                  "write each gate as `name: true`, or `false` where its state is `Disabled`")));
    }
  }

  private static Diagnostic turned(Field.Present<Shape> gates, Diagnostic finding) {
    return new YamlEditor()
        .turnedSwitches(gates.key())
        .map(edit -> finding.withFix(
            new Fix("write the gates in that shape", Applicability.NEEDS_REVIEW, List.of(edit))))
        .orElse(finding);
  }

  private static void checkNames(
      HyperConverged object, boolean hasToBeUnique, List<Diagnostic> findings) {
    var first = new LinkedHashMap<String, Span>();
    for (var gate : object.featureGateNames()) {
      var earlier = first.putIfAbsent(gate.key().toLowerCase(Locale.ROOT), gate.keySpan());
      if (earlier != null) {
        var finding = describe(gate, hasToBeUnique)
            .withRelated(earlier, "first listed here")
            .withHelp("delete one of the two");
        // Only the first counts, so the cluster stays as it is.
        findings.add(new YamlEditor()
            .itemDeletion(gate.keySpan())
            .map(edit -> finding.withFix(
                new Fix("delete the second one", Applicability.SAFE, List.of(edit))))
            .orElse(finding));
      }
    }
  }

  private static Diagnostic describe(LabelPair gate, boolean hasToBeUnique) {
    var twice = "duplicate feature gate `" + gate.key() + "`, ";
    return hasToBeUnique
        ? CARD.at(gate.keySpan(), twice + "whatever the case of its letters")
        : CARD.at(Severity.WARNING, gate.keySpan(), twice + "of which only the first counts");
  }
}
