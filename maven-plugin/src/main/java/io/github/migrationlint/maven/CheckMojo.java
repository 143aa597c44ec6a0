package io.github.migrationlint.maven;

import io.github.migrationlint.core.report.FailOn;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.report.TextReporter;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Checks KubeVirt live-migration configuration and fails the build if something is wrong. */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class CheckMojo extends LintMojo {
  /**
   * The least severe finding that fails the build: {@code error}, {@code warning}, {@code note}, or {@code
   * never}.
   */
  @Parameter(property = "migration-lint.failOn", defaultValue = "error")
  private String failOn = "error";

  /** Reports to write besides the log, such as {@code sarif} or {@code junit}. */
  @Parameter(property = "migration-lint.formats")
  private List<String> formats = List.of();

  @Override
  void run(Path folder) throws MojoExecutionException, MojoFailureException {
    var threshold = FailOn.ofWord(failOn);
    if (threshold.isEmpty()) {
      throw new MojoExecutionException(
          "migration-lint.failOn is error, warning, note or never, not `" + failOn + "`");
    }
    var report = lint(folder, formats, threshold.get());
    var isReached = threshold.get().isReachedBy(report);
    logCounts(report, isReached);
    refuseBugs(report);
    if (isReached) {
      throw new MojoFailureException(BuildFailure.of(report, plugin()));
    }
  }

  /** Each finding at its own level, one that is said of many places once, and what sums them up at that of the most severe. */
  private void logCounts(LintReport report, boolean isFailure) {
    var text = new TextReporter(false);
    for (var finding : text.findings(report)) {
      for (var line : finding.lines()) {
        switch (finding.severity()) {
          case ERROR -> getLog().error(line);
          case WARNING -> getLog().warn(line);
          case NOTE -> getLog().info(line);
        }
      }
    }
    for (var error : report.internalErrors()) {
      getLog().error("internal error: " + error);
    }
    for (var line : TextReporter.changes(report)) {
      getLog().warn(line);
    }
    for (var line : TextReporter.tally(report)) {
      if (isFailure) {
        getLog().error(line);
      } else {
        getLog().info(line);
      }
    }
  }
}
