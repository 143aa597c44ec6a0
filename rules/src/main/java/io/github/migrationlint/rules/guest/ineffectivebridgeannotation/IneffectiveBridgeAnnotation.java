package io.github.migrationlint.rules.guest.ineffectivebridgeannotation;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.Migratabilities;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.resource.Workload;
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
      .also(Severity.NOTE);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var workload : pass.cluster().workloads()) {
      if (!workload.header().partial()) {
        onVm(workload).or(() -> negated(workload)).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<Diagnostic> onVm(Workload workload) {
    var annotations = workload.guest().annotations();
    return annotations.complete()
            && of(annotations.pair(Migratabilities.BRIDGE_ANNOTATION)).isEmpty()
        ? of(workload.vmAnnotations().pair(Migratabilities.BRIDGE_ANNOTATION)).map(pair -> CARD.at(
                pair.keySpan(),
                "this annotation of " + workload.title() + " does not reach the VMI")
            .withRelated(annotations.span(), "annotations of the VMI come from here")
            .withHelp("move the annotation to `metadata` of the VMI template"))
        : Optional.empty();
  }

  private static Optional<Diagnostic> negated(Workload workload) {
    return of(workload.guest().annotations().pair(Migratabilities.BRIDGE_ANNOTATION))
        .filter(pair -> pair.value().value().filter("false"::equalsIgnoreCase).isPresent())
        .map(pair -> CARD.at(
                Severity.NOTE,
                pair.value().span(),
                "`" + pair.value().value().orElseThrow()
                    + "` permits bridge migration too: only the key counts")
            .withHelp("delete the annotation to forbid it"));
  }

  /** A null does not reach the VMI. */
  private static Optional<LabelPair> of(Optional<LabelPair> pair) {
    return pair.filter(found -> found.value().isWritten());
  }
}
