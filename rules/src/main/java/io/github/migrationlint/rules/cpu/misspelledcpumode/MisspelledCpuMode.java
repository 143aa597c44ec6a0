package io.github.migrationlint.rules.cpu.misspelledcpumode;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.CpuModels;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.text.Spelling;
import io.github.migrationlint.rules.bandwidth.ScalarEdits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A CPU model that is nearly one of the two words for the CPU of the node. Upstream: kubevirt {@code
 * pkg/virt-controller/services/nodeselectorrenderer.go}, {@code Render}: any other word becomes a node label.
 */
public final class MisspelledCpuMode implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "misspelled-cpu-mode",
          Severity.WARNING,
          "a CPU model is nearly `host-model` or `host-passthrough`")
      .withFix();

  private static final List<String> MODES =
      List.of(CpuModels.HOST_MODEL, CpuModels.HOST_PASSTHROUGH);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var object : pass.cluster().hyperConvergeds()) {
      var patched = object.kubevirtPatch().text(CpuModels.PATCHED);
      check(patched.orElse(object.guestDefaults().cpuModel())).ifPresent(findings::add);
    }
    // HyperConverged puts its own value into the KubeVirt that it makes.
    if (pass.cluster().hyperConvergeds().isEmpty()) {
      for (var object : pass.cluster().kubeVirts()) {
        check(object.guestDefaults().cpuModel()).ifPresent(findings::add);
      }
    }
    for (var workload : pass.cluster().workloads()) {
      check(workload.guest().cpu().model()).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Diagnostic> check(Field<String> field) {
    return field instanceof Field.Present<String> written && !MODES.contains(written.get())
        ? Spelling.nearest(written.get(), MODES).map(mode -> describe(written, mode))
        : Optional.empty();
  }

  private static Diagnostic describe(Field.Present<String> written, String mode) {
    var finding = CARD.at(
            written.span(),
            "no node has the CPU model `" + written.get() + "`; did you mean `" + mode + "`?")
        .withHelp("set it to `" + mode + "`");
    // Where an annotation's style hides the place, it is the whole annotation, with its paths.
    return written.span().text().contains("/spec/")
        ? finding
        : finding.withFix(new Fix(
            "write `" + mode + "`",
            Fix.Applicability.NEEDS_REVIEW,
            List.of(ScalarEdits.keepingQuotes(written.span(), mode))));
  }
}
