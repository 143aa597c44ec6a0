package io.github.migrationlint.rules.fuzz;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.rules.BuiltInRules;

/** Whole runs over any files: GitOps objects, clusters, schemas, facts and rules. */
public final class RepositoryFuzz {
  private static final Linter LINTER = new Linter(BuiltInRules.all());

  private RepositoryFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    var repository = FuzzInput.repository(FuzzInput.parts(data, "a.yaml"));
    FuzzInput.withoutBugs(LINTER.lint(repository));
    LINTER.clusters(repository);
    LINTER.whoWins(repository);
  }
}
