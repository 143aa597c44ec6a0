package io.github.migrationlint.rules.fuzz;

import io.github.migrationlint.core.Linter;
import java.util.List;

/** A repository of any files: kustomizations, patches, replacements, GitOps objects. */
public final class CompositionFuzz {
  private CompositionFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    var repository = FuzzInput.repository(FuzzInput.parts(data, "kustomization.yaml"));
    var linter = new Linter(List.of());
    FuzzInput.withoutBugs(linter.lint(repository));
    linter.clusters(repository);
  }
}
