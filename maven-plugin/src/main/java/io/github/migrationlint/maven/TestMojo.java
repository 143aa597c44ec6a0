package io.github.migrationlint.maven;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.config.ConfigurationException;
import io.github.migrationlint.core.load.NoSuchPath;
import io.github.migrationlint.core.load.WholeFile;
import io.github.migrationlint.core.policytest.TestReport;
import io.github.migrationlint.core.report.TestJUnitReporter;
import io.github.migrationlint.core.report.TestTextReporter;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Runs tests of policies ({@code *.migration-test.yaml}) and fails the build if one fails. */
@Mojo(
    name = "test",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class TestMojo extends RepositoryMojo {
  /** A file for a report in JUnit's XML; none is written unless it is named. */
  @Parameter(property = "migration-lint.testReport")
  private @Nullable File testReport;

  @Override
  void run(Path folder) throws MojoExecutionException, MojoFailureException {
    var report = test(folder);
    if (testReport != null) {
      write(report, testReport.toPath(), folder);
    }
    var text = new StringWriter();
    new TestTextReporter().write(report, text);
    for (var line : text.toString().lines().toList()) {
      if (report.failed() > 0) {
        getLog().error(line);
      } else {
        getLog().info(line);
      }
    }
    LintMojo.refuseFailures(report.internalErrors());
    if (report.failed() > 0) {
      throw new MojoFailureException("migration-lint: " + report.failed() + " of "
          + report.results().size() + " tests failed, see above");
    }
  }

  private TestReport test(Path folder) throws MojoExecutionException {
    try {
      return new Linter(List.of(), configuration(folder)).test(request(folder));
    } catch (NoSuchPath | ConfigurationException mistake) {
      throw new MojoExecutionException(mistake.getMessage());
    }
  }

  private static void write(TestReport report, Path file, Path folder)
      throws MojoExecutionException {
    var text = new StringWriter();
    new TestJUnitReporter().write(report, text);
    try {
      WholeFile.write(folder, file, text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new MojoExecutionException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
