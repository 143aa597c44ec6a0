package io.github.migrationlint.rules.timeouts.rewrittencompletiontimeout;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.PlatformVersions;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.edit.YamlEditor;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.MigrationField;
import io.github.migrationlint.rules.Deletions;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;

/** A timeout in Git that the operator itself replaces in the cluster, so that both rewrite it. */
public final class RewrittenCompletionTimeout implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "rewritten-completion-timeout",
          Severity.WARNING,
          "the upgrade to HyperConverged 1.19 rewrites the completion timeout")
      .withFix();

  /**
   * What {@code assets/upgradePatches.json} of hyperconverged-cluster-operator looks for when it is
   * upgraded from a release before 1.19, and the last such release.
   */
  private static final long REWRITTEN = 150;

  private static final Version BEFORE = Version.of(1, 18);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var versions = pass.cluster().versions();
    var findings = new ArrayList<Diagnostic>();
    // Once 1.19 runs, the upgrade is over; what is only assumed to run may be 1.19.
    if (versions.hyperConverged().equals(BEFORE)
        && versions.source() != PlatformVersions.Source.ASSUMED) {
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
    var finding = CARD.at(
            written.span(),
            "the upgrade to HyperConverged 1.19 replaces this 150 by 20, and Git puts it back")
        .withHelp(
            "remove `completionTimeoutPerGiB` to get the default of each release, or set it to"
                + " another value than 150");
    return Deletions.ofEntry(
        finding,
        written.key(),
        "`completionTimeoutPerGiB`",
        Applicability.NEEDS_REVIEW,
        new YamlEditor());
  }
}
