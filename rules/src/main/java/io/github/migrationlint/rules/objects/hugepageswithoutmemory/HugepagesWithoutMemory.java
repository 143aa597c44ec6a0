package io.github.migrationlint.rules.objects.hugepageswithoutmemory;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.facts.GuestMemories;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Quantity;
import io.github.migrationlint.core.resource.Workload;
import java.util.ArrayList;
import java.util.List;

/** A guest whose only word about memory is the size of a page, and who gets one page. */
public final class HugepagesWithoutMemory implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "hugepages-without-memory",
          Severity.WARNING,
          "huge pages without an amount of memory give the guest one page")
      .requires(GuestMemories.ANALYSIS);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var memories = pass.resultOf(GuestMemories.ANALYSIS);
    var findings = new ArrayList<Diagnostic>();
    for (var workload : pass.cluster().workloads()) {
      if (!workload.header().partial()
          && memories.isOnePage(workload)
          && workload.guest().memory().pageSize() instanceof Field.Present<Quantity> pageSize) {
        findings.add(describe(workload, pageSize));
      }
    }
    return findings;
  }

  private static Diagnostic describe(Workload workload, Field.Present<Quantity> pageSize) {
    var message =
        "the guest of " + workload.title() + " gets one page of memory: " + pageSize.get();
    return CARD.at(pageSize.span(), message).withHelp("set `memory.guest` to the amount of memory");
  }
}
