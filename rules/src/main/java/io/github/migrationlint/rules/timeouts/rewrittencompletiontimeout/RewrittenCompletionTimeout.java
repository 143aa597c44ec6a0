package io.github.migrationlint.rules.timeouts.rewrittencompletiontimeout;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;

/** A timeout in Git that the operator itself replaces in the cluster, so that both fight over it. */
public final class RewrittenCompletionTimeout implements Rule {
  private static final RuleCard CARD = RuleCard.of(
      "rewritten-completion-timeout",
      Severity.WARNING,
      "HyperConverged rewrites the completion timeout when it is upgraded");

  /**
   * What {@code assets/upgradePatches.json} of hyperconverged-cluster-operator looks for, and from
   * which release on.
   */
  private static final long REWRITTEN = 150;

  private static final Version SINCE = Version.of(1, 19);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var version = pass.cluster().versions().hyperConverged();
    var findings = new ArrayList<Diagnostic>();
    if (version.isAtLeast(SINCE)) {
      for (var object : pass.cluster().hyperConvergeds()) {
        if (object.migrations().get(MigrationField.COMPLETION_TIMEOUT_PER_GIB)
                instanceof Field.Present<Long> written
            && written.get() == REWRITTEN) {
          findings.add(describe(written));
        }
      }
    }
    return findings;
  }

  private static Diagnostic describe(Field.Present<Long> written) {
    var message = "HyperConverged 1.19 replaces a `completionTimeoutPerGiB` of 150 by 20 when it is"
        + " upgraded, and whoever applies this file puts 150 back";
    return CARD.at(written.span(), message)
        .withHelp("delete the line to have the default of 20, or write another figure than 150");
  }
}
