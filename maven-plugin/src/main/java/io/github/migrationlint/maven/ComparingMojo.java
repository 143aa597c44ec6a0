package io.github.migrationlint.maven;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.findings.Acceptance;
import io.github.migrationlint.core.load.WholeFile;
import io.github.migrationlint.core.report.DiffJsonReporter;
import io.github.migrationlint.core.report.DiffMarkdownReporter;
import io.github.migrationlint.core.report.DiffReport;
import io.github.migrationlint.core.report.DiffTextReporter;
import io.github.migrationlint.core.report.FailOn;
import io.github.migrationlint.core.report.Reporter;
import io.github.migrationlint.core.text.CalendarDay;
import io.github.migrationlint.rules.Documentation;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that tells what changes. */
abstract class ComparingMojo extends RepositoryMojo {
  /** The lowest severity of a new finding that fails the build: error, warning, note or never. */
  @Parameter(property = "migration-lint.failOn", defaultValue = "error")
  private String failOn = "error";

  /** Fails the build if anything changes. */
  @Parameter(property = "migration-lint.failOnChange", defaultValue = "false")
  private boolean failOnChange;

  /** Where the report is written as Markdown as well. */
  @Parameter(property = "migration-lint.markdown")
  private @Nullable File markdown;

  /** Where the report is written as JSON as well. */
  @Parameter(property = "migration-lint.json")
  private @Nullable File json;

  @Parameter(defaultValue = "${plugin.version}", readonly = true)
  private String version = "";

  @Override
  final void run(Path folder) throws MojoExecutionException, MojoFailureException {
    var threshold = FailOn.ofWord(failOn)
        .orElseThrow(() -> new MojoExecutionException(
            "`failOn` is error, warning, note or never, not `" + failOn + "`"));
    var report = compare(folder);
    for (var line :
        written(report, new DiffTextReporter(false, threshold)).lines().toList()) {
      getLog().info(line);
    }
    write(report, new DiffMarkdownReporter(threshold, "./", ""), markdown, folder);
    write(
        report,
        new DiffJsonReporter(Documentation.tool(version, Configuration.NONE)),
        json,
        folder);
    LintMojo.refuseFailures(report.internalErrors());
    refuse(report, threshold);
  }

  private void refuse(DiffReport report, FailOn threshold) throws MojoFailureException {
    for (var finding : report.newFindings()) {
      if (threshold.includes(finding.severity())) {
        throw new MojoFailureException("new findings at or above `" + failOn + "`");
      }
    }
    if (failOnChange && !report.isEmpty()) {
      throw new MojoFailureException("something changes, and `failOnChange` is set");
    }
  }

  /** Works out what changes. */
  abstract DiffReport compare(Path folder) throws MojoExecutionException;

  /** Suppressions count. */
  static Acceptance acceptance() {
    var today = CalendarDay.ofMilliseconds(System.currentTimeMillis());
    return new Acceptance(true, today, Optional.empty());
  }

  private static String written(DiffReport report, Reporter<DiffReport> reporter) {
    var text = new StringWriter();
    reporter.write(report, text);
    return text.toString();
  }

  private static void write(
      DiffReport report, Reporter<DiffReport> reporter, @Nullable File file, Path folder)
      throws MojoExecutionException {
    if (file == null) {
      return;
    }
    try {
      var bytes = written(report, reporter).getBytes(StandardCharsets.UTF_8);
      WholeFile.write(folder, file.toPath(), bytes);
    } catch (IOException e) {
      throw new MojoExecutionException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
