package io.github.migrationlint.maven;

import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Applies the fixes of findings, and logs what is left. Fails nothing. */
@Mojo(name = "fix", requiresProject = false, threadSafe = true)
public class FixMojo extends LintMojo {
  /** Whether to apply the fixes that need review, too. */
  @Parameter(property = "migration-lint.unsafeFixes", defaultValue = "false")
  private boolean unsafeFixes;

  @Override
  void run(Path folder) throws MojoExecutionException {
    var most = unsafeFixes ? Applicability.NEEDS_REVIEW : Applicability.SAFE;
    var report = fix(folder, most);
    getLog().info(BuildFailure.counts(report));
    refuseBugs(report);
  }
}
