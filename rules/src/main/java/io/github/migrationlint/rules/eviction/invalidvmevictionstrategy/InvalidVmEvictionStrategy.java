package io.github.migrationlint.rules.eviction.invalidvmevictionstrategy;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.EvictionStrategy;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.text.Spelling;
import java.util.ArrayList;
import java.util.List;

/** An eviction strategy of a VM that KubeVirt does not have, so that the VM is refused. */
public final class InvalidVmEvictionStrategy implements Rule {
  private static final RuleCard CARD = new RuleCard(
      "invalid-vm-eviction-strategy",
      Severity.ERROR,
      "a virtual machine has an eviction strategy that KubeVirt refuses");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var versions = pass.cluster().versions();
    var findings = new ArrayList<Diagnostic>();
    for (var workload : pass.cluster().workloads()) {
      if (workload.guest().evictionStrategy() instanceof Field.Present<String> written) {
        var known = EvictionStrategy.named(written.get());
        if (known.isEmpty()) {
          findings.add(unknown(written, versions));
        } else if (!known.get().isKnownTo(versions.kubeVirt())) {
          findings.add(tooNew(written, known.get(), versions));
        }
      }
    }
    return findings;
  }

  private static Diagnostic unknown(Field.Present<String> written, PlatformVersions versions) {
    var accepted = accepted(versions);
    var nearest = Spelling.nearest(written.get(), accepted);
    var question = nearest.map(word -> "; did you mean `" + word + "`?").orElse("");
    var message =
        "`" + written.get() + "` is no eviction strategy, so KubeVirt refuses the VM" + question;
    var finding = CARD.at(written.span(), message)
        .withHelp("write one of `" + String.join("`, `", accepted) + "`");
    return nearest
        .map(word -> finding.withFix(new Fix(
            "write `" + word + "`",
            Fix.Applicability.NEEDS_REVIEW,
            List.of(new Edit(written.span(), word)))))
        .orElse(finding);
  }

  private static Diagnostic tooNew(
      Field.Present<String> written, EvictionStrategy strategy, PlatformVersions versions) {
    var message = "KubeVirt " + versions.kubeVirt() + " refuses the VM, for `" + strategy.word()
        + "` exists since " + strategy.since();
    return CARD.at(written.span(), message)
        .withSeverity(versions.areProven() ? Severity.ERROR : Severity.WARNING)
        .withHelp("write one of `" + String.join("`, `", accepted(versions)) + "`");
  }

  private static List<String> accepted(PlatformVersions versions) {
    var words = new ArrayList<String>();
    for (var strategy : EvictionStrategy.values()) {
      if (strategy.isKnownTo(versions.kubeVirt())) {
        words.add(strategy.word());
      }
    }
    return words;
  }
}
