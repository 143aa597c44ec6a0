package io.github.migrationlint.maven;

import io.github.migrationlint.core.config.ConfigurationException;
import io.github.migrationlint.core.git.NoSuchRevision;
import io.github.migrationlint.core.load.NoSuchPath;
import io.github.migrationlint.core.report.DiffReport;
import io.github.migrationlint.rules.RunDecisions;
import io.github.migrationlint.rules.TreeComparison;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Tells what a change does to VMs, limits and findings, and which edit does it. */
@Mojo(name = "diff", requiresProject = false, threadSafe = true)
public final class DiffMojo extends ComparingMojo {
  /** What to compare with: a Git revision or a folder. */
  @Parameter(property = "migration-lint.base", defaultValue = "origin/main")
  private String base = "origin/main";

  /** What is compared, likewise; the files as they are where nothing is named. */
  @Parameter(property = "migration-lint.head")
  private String head = "";

  /** Compares with the merge base of both, as a pull request does. */
  @Parameter(property = "migration-lint.mergeBase", defaultValue = "false")
  private boolean mergeBase;

  @Override
  DiffReport compare(Path folder) throws MojoExecutionException {
    var decisions = new RunDecisions(
        folder, namedConfig(), true, Optional.empty(), true, request(folder).paths());
    try {
      return TreeComparison.run(new TreeComparison.Request(
              decisions,
              base,
              head.isEmpty() ? Optional.empty() : Optional.of(head),
              mergeBase,
              false,
              request(folder).exclude(),
              List.of(),
              List.of(),
              acceptance(),
              Optional.empty()))
          .report();
    } catch (NoSuchRevision | NoSuchPath | ConfigurationException mistake) {
      throw new MojoExecutionException(mistake.getMessage());
    }
  }
}
