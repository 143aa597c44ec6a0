package io.github.migrationlint.rules.guest.ineffectivebridgeannotation;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.edit.YamlEditor;
import io.github.migrationlint.core.facts.Migratabilities;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.resource.Workload;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.rules.Deletions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The annotation that lets a bridge on the pod network migrate, where it does not say what its author means.
 * Upstream: kubevirt {@code pkg/network/vmispec/interface.go}, {@code VerifyVMIMigratable}: only the presence on the
 * VMI counts.
 */
public final class IneffectiveBridgeAnnotation implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "ineffective-bridge-annotation",
          Severity.WARNING,
          "the annotation for bridges on the pod network does not mean what it says")
      .also(Severity.NOTE)
      .withFix();

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var editor = new YamlEditor();
    var findings = new ArrayList<Diagnostic>();
    for (var workload : pass.cluster().workloads()) {
      if (!workload.header().partial()) {
        onVm(workload, editor).or(() -> negated(workload, editor)).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<Diagnostic> onVm(Workload workload, YamlEditor editor) {
    var annotations = workload.guest().annotations();
    return annotations.complete()
            && of(annotations.pair(Migratabilities.BRIDGE_ANNOTATION)).isEmpty()
        ? of(workload.vmAnnotations().pair(Migratabilities.BRIDGE_ANNOTATION))
            .map(pair -> CARD.at(
                    pair.keySpan(),
                    "this annotation of " + workload.title() + " does not reach the VMI")
                .withRelated(annotations.span(), "annotations of the VMI come from here")
                .withHelp("move the annotation to `metadata` of the VMI template"))
            .map(finding -> moved(finding, workload, editor))
        : Optional.empty();
  }

  private static Optional<Diagnostic> negated(Workload workload, YamlEditor editor) {
    return of(workload.guest().annotations().pair(Migratabilities.BRIDGE_ANNOTATION))
        .filter(pair -> pair.value().value().filter("false"::equalsIgnoreCase).isPresent())
        .map(pair -> CARD.at(
                Severity.NOTE,
                pair.value().span(),
                "`" + pair.value().value().orElseThrow()
                    + "` permits bridge migration too: only the key counts")
            .withHelp("delete the annotation to forbid it"))
        .map(finding -> Deletions.ofEntry(
            finding, key(workload), "the annotation", Applicability.NEEDS_REVIEW, editor));
  }

  private static Span key(Workload workload) {
    return of(workload.guest().annotations().pair(Migratabilities.BRIDGE_ANNOTATION))
        .orElseThrow()
        .keySpan();
  }

  private static Diagnostic moved(Diagnostic finding, Workload workload, YamlEditor editor) {
    if (workload.kind() != Workload.Kind.VIRTUAL_MACHINE) {
      return finding;
    }
    var move = new YamlEditor.Move(
        List.of("metadata", "annotations", Migratabilities.BRIDGE_ANNOTATION),
        List.of("spec", "template", "metadata", "annotations", Migratabilities.BRIDGE_ANNOTATION));
    return editor
        .moves(finding.primary(), List.of(move))
        .map(edits ->
            finding.withFix(new Fix("move it to the template", Applicability.NEEDS_REVIEW, edits)))
        .orElse(finding);
  }

  /** A null does not reach the VMI. */
  private static Optional<LabelPair> of(Optional<LabelPair> pair) {
    return pair.filter(found -> found.value().isWritten());
  }
}
