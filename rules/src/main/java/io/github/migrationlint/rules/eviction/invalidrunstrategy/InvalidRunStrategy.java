package io.github.migrationlint.rules.eviction.invalidrunstrategy;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.DecentralizedMigration;
import io.github.migrationlint.core.facts.Truth;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Machine;
import io.github.migrationlint.core.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A VM without one valid run strategy, which is rejected. Upstream: kubevirt {@code
 * pkg/virt-api/webhooks/validating-webhook/admitters/vms-admitter.go}, {@code validateRunStrategy}; the webhook
 * of pools applies the same to the VM template.
 */
public final class InvalidRunStrategy implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "invalid-run-strategy",
          Severity.ERROR,
          "a VM does not have exactly one valid run strategy")
      .also(Severity.WARNING)
      .requires(DecentralizedMigration.ANALYSIS)
      .withFix();

  private static final List<String> STRATEGIES =
      List.of("Always", "RerunOnFailure", "Manual", "Halted", "Once");

  /** Its gate decides whether it is known. */
  private static final String WAIT_AS_RECEIVER = "WaitAsReceiver";

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var workload : pass.cluster().workloads()) {
      if (!workload.header().partial()) {
        workload
            .machine()
            .flatMap(machine -> check(machine, workload.title(), pass))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<Diagnostic> check(Machine machine, String vm, Pass pass) {
    var strategy = machine.runStrategy();
    var running = machine.running();
    if (strategy.isWritten() && running.isWritten()) {
      return Optional.of(CARD.at(
              running.span(),
              "`running` and `runStrategy` exclude each other; " + vm + " is rejected")
          .withRelated(strategy.span(), "the run strategy")
          .withHelp("delete `running`"));
    }
    if (!strategy.isWritten() && !running.isWritten()) {
      return Optional.of(
          CARD.at(strategy.span(), vm + " has no `runStrategy`, so the API server rejects it")
              .withHelp("set `runStrategy: Always`, or another run strategy"));
    }
    return strategy instanceof Field.Present<String> written
        ? check(written, vm, pass)
        : Optional.empty();
  }

  private static Optional<Diagnostic> check(Field.Present<String> written, String vm, Pass pass) {
    if (STRATEGIES.contains(written.get())) {
      return Optional.empty();
    }
    return written.get().equals(WAIT_AS_RECEIVER)
        ? receiver(written, vm, pass)
        : Optional.of(unknown(written, vm));
  }

  private static Diagnostic unknown(Field.Present<String> written, String vm) {
    var finding = CARD.at(
            written.span(),
            "no run strategy is called `" + written.get() + "`; " + vm + " is rejected")
        .withHelp("set `runStrategy` to one of `" + String.join("`, `", STRATEGIES) + "`");
    return Spelling.nearest(written.get(), STRATEGIES)
        .map(word -> finding
            .withHelp("set `runStrategy: " + word + "`")
            .withFix(new Fix(
                "write `" + word + "`",
                Fix.Applicability.NEEDS_REVIEW,
                List.of(new Edit(written.span(), word)))))
        .orElse(finding);
  }

  private static Optional<Diagnostic> receiver(
      Field.Present<String> written, String vm, Pass pass) {
    var gate = pass.resultOf(DecentralizedMigration.ANALYSIS);
    return gate.enabled() == Truth.NO
        ? Optional.of(CARD.at(
                pass.cluster().versions().areProven() ? Severity.ERROR : Severity.WARNING,
                written.span(),
                "`" + WAIT_AS_RECEIVER + "` needs the gate `" + DecentralizedMigration.GATE + "`; "
                    + vm + " is rejected")
            .withHelp("add the feature gate: " + gate.reason()))
        : Optional.empty();
  }
}
