package io.github.migrationlint.rules.hyperconverged.hcolayoutmismatch;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.edit.YamlEditor;
import io.github.migrationlint.core.resource.Block;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.HyperConverged;
import io.github.migrationlint.core.resource.HyperConverged.Layout;
import io.github.migrationlint.core.resource.Key;
import io.github.migrationlint.rules.Deletions;
import io.github.migrationlint.rules.hyperconverged.hcolayoutmismatch.Layouts.Move;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;

/** A field of HyperConverged at the path it has in the other API version. */
public final class HcoLayoutMismatch implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "hco-layout-mismatch",
          Severity.ERROR,
          "a field of HyperConverged is where only the other API version has it")
      .refines("unknown-field")
      .withFix();

  /** The first release that serves the newer API version. */
  private static final Version V1_SINCE = Version.of(1, 18);

  private static final String V1 = "`hco.kubevirt.io/v1`";
  private static final String V1BETA1 = "`hco.kubevirt.io/v1beta1`";

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    var editor = new YamlEditor();
    var isServed = pass.cluster().versions().hyperConverged().isAtLeast(V1_SINCE);
    for (var object : pass.cluster().hyperConvergeds()) {
      if (object.spec() instanceof Field.Present<Block> spec) {
        for (var key : spec.get().keys()) {
          check(object, key, isServed, editor, findings);
        }
      }
    }
    return findings;
  }

  private static void check(
      HyperConverged object,
      Key key,
      boolean isServed,
      YamlEditor editor,
      List<Diagnostic> findings) {
    if (object.layout() == Layout.V1) {
      var moves = Layouts.fromV1beta1(key.name());
      if (!moves.isEmpty()) {
        findings.add(moved(at(key, V1BETA1, V1).withHelp(moveAll(moves)), key, editor));
      } else if (Layouts.DROPPED_IN_V1.contains(key.name())) {
        var finding = at(key, V1BETA1, V1).withHelp("delete it: " + V1 + " has no such field");
        findings.add(Deletions.ofEntry(
            finding, key.span(), "`" + key.name() + "`", Applicability.NEEDS_REVIEW, editor));
      }
    } else {
      var moves = Layouts.fromV1(key.name());
      if (!moves.isEmpty()) {
        findings.add(at(key, V1, V1BETA1).withHelp(moveBack(moves.get(0), isServed)));
      } else if (Layouts.NEW_IN_V1.contains(key.name())) {
        findings.add(at(key, V1, V1BETA1)
            .withHelp(
                isServed
                    ? "write `apiVersion: hco.kubevirt.io/v1`"
                    : "delete it: this release has no such field"));
      }
    }
  }

  /** All fields of the object move at once: they share the mappings they move to. */
  private static Diagnostic moved(Diagnostic finding, Key key, YamlEditor editor) {
    return editor
        .moves(key.span(), Layouts.TO_V1)
        .map(edits -> finding.withFix(new Fix(
            "move the fields to where " + V1 + " has them", Applicability.NEEDS_REVIEW, edits)))
        .orElse(finding);
  }

  private static Diagnostic at(Key key, String layout, String written) {
    return CARD.at(
        key.span(),
        "`spec." + key.name() + "` is a field of " + layout.replace("hco.kubevirt.io/", "")
            + ": ignored in " + written);
  }

  private static String moveAll(List<Move> moves) {
    var steps = new ArrayList<String>();
    for (var move : moves) {
      steps.add("`spec." + move.v1beta1() + "` to `spec." + move.v1() + "`");
    }
    return "move " + String.join(", ", steps);
  }

  private static String moveBack(Move first, boolean isServed) {
    return "move `spec." + first.v1() + "` to `spec." + first.v1beta1() + "` and so on"
        + (isServed ? ", or write `apiVersion: hco.kubevirt.io/v1`" : "");
  }
}
