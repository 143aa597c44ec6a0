package io.github.migrationlint.rules.migrations.migrationingit;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Header;
import java.util.ArrayList;
import java.util.List;

/** A migration that is kept in a repository as if it were a state to hold. */
public final class MigrationInGit implements Rule {
  private static final RuleCard CARD = RuleCard.of(
      "migration-in-git",
      Severity.WARNING,
      "the repository has an object that starts one migration");

  /** Marks objects that Argo CD creates for one sync and removes again. */
  private static final String ARGO_HOOK = "argocd.argoproj.io/hook";

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var request : pass.cluster().resources().migrationRequests()) {
      var header = request.header();
      if (!header.partial() && header.annotations().pair(ARGO_HOOK).isEmpty()) {
        findings.add(describe(header));
      }
    }
    return findings;
  }

  private static Diagnostic describe(Header header) {
    return CARD.at(
            header.kind(),
            "this migration runs when it is applied, and again after it has been deleted")
        .withHelp("remove it from the repository, and start migrations with `virtctl migrate`");
  }
}
