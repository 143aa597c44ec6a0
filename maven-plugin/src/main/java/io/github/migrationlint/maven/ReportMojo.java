package io.github.migrationlint.maven;

import io.github.migrationlint.core.report.FailOn;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Writes down what is wrong with KubeVirt live-migration configuration, and fails nothing. */
@Mojo(
    name = "report",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class ReportMojo extends LintMojo {
  /** The formats to write, one file each. */
  @Parameter(
      property = "migration-lint.formats",
      defaultValue = "text,json,sarif,junit,gitlab,checkstyle,markdown")
  private List<String> formats = List.of();

  @Override
  void run(Path folder) throws MojoExecutionException {
    var report = lint(folder, formats, FailOn.NEVER);
    getLog().info(BuildFailure.counts(report));
    refuseBugs(report);
  }
}
