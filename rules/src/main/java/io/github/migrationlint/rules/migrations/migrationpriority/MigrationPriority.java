package io.github.migrationlint.rules.migrations.migrationpriority;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.edit.YamlEditor;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.Shape;
import io.github.migrationlint.rules.Deletions;
import io.github.migrationlint.schemas.Version;
import java.util.ArrayList;
import java.util.List;

/** A migration with a priority, which only KubeVirt may set. */
public final class MigrationPriority implements Rule {
  private static final RuleCard CARD = RuleCard.of(
          "migration-priority",
          Severity.ERROR,
          "a migration sets a priority, which only KubeVirt may do")
      .also(Severity.WARNING)
      .withFix();

  /** Before, the field is unknown, and another rule says so. */
  private static final Version SINCE = Version.of(1, 7);

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var editor = new YamlEditor();
    var findings = new ArrayList<Diagnostic>();
    var versions = pass.cluster().versions();
    if (versions.kubeVirt().isAtLeast(SINCE)) {
      for (var request : pass.cluster().resources().migrationRequests()) {
        if (request.priority() instanceof Field.Present<Shape> written) {
          var finding = CARD.at(
                  versions.kubeVirtBounds().isSurelyAtLeast(SINCE)
                      ? Severity.ERROR
                      : Severity.WARNING,
                  written.key(),
                  "`priority` is rejected: only the controller of KubeVirt may set it")
              .withHelp("remove `priority`");
          findings.add(Deletions.ofEntry(
              finding, written.key(), "`priority`", Applicability.NEEDS_REVIEW, editor));
        }
      }
    }
    return findings;
  }
}
