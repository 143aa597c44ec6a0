package io.github.migrationlint.rules.migrations.invalidmigrationtimeout;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.resource.Field;
import io.github.migrationlint.core.resource.LabelPair;
import io.github.migrationlint.core.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An annotation with a timeout of a migration that KubeVirt cannot read, or does not know. */
public final class InvalidMigrationTimeout implements Rule {
  private static final RuleCard CARD = RuleCard.of(
      "invalid-migration-timeout",
      Severity.WARNING,
      "a timeout annotation of a migration is ignored");

  /** {@code staging/src/kubevirt.io/api/core/v1/types.go}; all take seconds. */
  private static final List<String> TIMEOUTS = List.of(
      "kubevirt.io/migrationUnschedulablePodTimeoutSeconds",
      "kubevirt.io/migrationPendingPodTimeoutSeconds",
      "kubevirt.io/migrationUtilityVolumesTimeoutSeconds");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Diagnostic> run(Pass pass) {
    var findings = new ArrayList<Diagnostic>();
    for (var request : pass.cluster().resources().migrationRequests()) {
      for (var annotation : request.header().annotations().pairs()) {
        check(annotation).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<Diagnostic> check(LabelPair annotation) {
    if (!TIMEOUTS.contains(annotation.key())) {
      return Spelling.nearest(annotation.key(), TIMEOUTS).map(meant -> CARD.at(
              annotation.keySpan(), "unknown annotation `" + annotation.key() + "`")
          .withHelp("rename it to `" + meant + "`"));
    }
    return annotation.value() instanceof Field.Present<String> written && !isInteger(written.get())
        ? Optional.of(CARD.at(
                written.span(),
                "`" + written.get() + "` is not a whole number of seconds, so it is ignored")
            .withHelp("set it to the seconds as a number in quotes"))
        : Optional.empty();
  }

  /** As Go's {@code strconv.Atoi} takes it. */
  private static boolean isInteger(String text) {
    var start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    for (var i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() > start;
  }
}
