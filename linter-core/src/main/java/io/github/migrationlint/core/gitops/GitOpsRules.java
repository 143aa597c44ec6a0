package io.github.migrationlint.core.gitops;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.kustomize.NotSeen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rules about GitOps objects; their pages are with the others. */
public final class GitOpsRules {
  public static final RuleCard TARGET_NOT_SEEN = RuleCard.of(
      "target-not-seen", Severity.NOTE, "a GitOps object applies a path that is not in the files");

  private GitOpsRules() {}

  /** One finding for all paths that are missing; most repositories apply some of another. */
  public static Optional<Diagnostic> notSeen(List<NotSeen> paths) {
    if (paths.isEmpty()) {
      return Optional.empty();
    }
    var ordered = new ArrayList<>(paths);
    ordered.sort(Comparator.comparing(NotSeen::place).thenComparing(NotSeen::what));
    var others = ordered.size() - 1;
    var rest =
        others == 0 ? "" : others == 1 ? ", nor is 1 other" : ", nor are " + others + " others";
    return Optional.of(TARGET_NOT_SEEN
        .at(ordered.get(0).place(), ordered.get(0).what() + " is not in the files" + rest)
        .withHelp("see `migration-lint clusters` for all that is not seen"));
  }
}
