package io.github.migrationlint.maven;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.ConfigurationException;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.findings.Acceptance;
import io.github.migrationlint.core.findings.ConfigurationChanges.Decided;
import io.github.migrationlint.core.git.NoSuchRevision;
import io.github.migrationlint.core.load.FileRewriter;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.load.NoSuchPath;
import io.github.migrationlint.core.load.WholeFile;
import io.github.migrationlint.core.report.FailOn;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.report.ReportFormat;
import io.github.migrationlint.core.report.Reporter;
import io.github.migrationlint.core.text.CalendarDay;
import io.github.migrationlint.rules.Baselines;
import io.github.migrationlint.rules.Documentation;
import io.github.migrationlint.rules.Revisions;
import io.github.migrationlint.rules.RuleSelection;
import io.github.migrationlint.rules.RunDecisions;
import io.github.migrationlint.rules.UnknownRule;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that looks for what is wrong, and can keep it in files. */
abstract class LintMojo extends RepositoryMojo {
  /** Rules to apply; all of them where none are named. */
  @Parameter(property = "migration-lint.select")
  private List<String> select = List.of();

  /** Rules not to apply. */
  @Parameter(property = "migration-lint.ignore")
  private List<String> ignore = List.of();

  /**
   * The baseline: findings that it has are not reported. Where none is named, the one that the
   * configuration names, else the nearest {@code .migration-lint-baseline.json}.
   */
  @Parameter(property = "migration-lint.baseline")
  private String baseline = "";

  /** Reports suppressed findings, too. */
  @Parameter(property = "migration-lint.noSuppressions", defaultValue = "false")
  private boolean noSuppressions;

  /**
   * A Git revision: only findings that its merge base with {@code HEAD} does not have are reported.
   */
  @Parameter(property = "migration-lint.since")
  private String since = "";

  /**
   * Where the configuration, the baseline and the suppressions that count come from: {@code head} is
   * the work tree, {@code base} the revision that {@code since} leads to, anything else a revision.
   */
  @Parameter(property = "migration-lint.configFrom")
  private String configFrom = "";

  /**
   * Where reports are written: {@code target/migration-lint} in the folder the goal runs in, unless
   * another folder is named.
   */
  @Parameter(property = "migration-lint.outputDirectory")
  private @Nullable File outputDirectory;

  @Parameter(defaultValue = "${plugin.version}", readonly = true)
  private String version = "";

  /**
   * Lints, and writes a report in each of the formats.
   *
   * @throws MojoExecutionException if it cannot be done as asked, or a rule has a bug
   */
  LintReport lint(Path folder, List<String> formatWords, FailOn failOn)
      throws MojoExecutionException {
    var formats = formats(formatWords);
    var report = lint(folder);
    var understood = report.summary().understood();
    warnOfSilence(
        report.summary().files(),
        understood.leftOut(),
        understood.unmatched(),
        understood.otherConfigurations());
    if (!formats.isEmpty()) {
      write(report, formats, failOn, configuration(folder), folder);
    }
    return report;
  }

  /**
   * Applies fixes to the files, and reports what is left.
   *
   * @throws MojoExecutionException if a file cannot be written
   */
  LintReport fix(Path folder, Applicability most) throws MojoExecutionException {
    try {
      var current = decided(folder);
      var outcome = linter(current, acceptance(current)).fix(request(folder), most);
      for (var file : outcome.files()) {
        FileRewriter.rewrite(folder, file.before(), file.after().text());
        getLog().info("fixed " + file.before().id().path());
      }
      return outcome.report();
    } catch (UnknownRule | NoSuchPath | ConfigurationException mistake) {
      throw new MojoExecutionException(mistake.getMessage());
    } catch (IOException e) {
      throw new MojoExecutionException("cannot fix a file: " + e.getMessage(), e);
    }
  }

  private LintReport lint(Path folder) throws MojoExecutionException {
    try {
      var current = decided(folder);
      var revisions = Revisions.of(named(since), named(configFrom), decisions(folder));
      if (revisions.isEmpty()) {
        return linter(current, acceptance(current)).lint(request(folder));
      }
      try (var found = revisions.get()) {
        return lint(found, current, request(folder));
      }
    } catch (UnknownRule | NoSuchPath | ConfigurationException | NoSuchRevision mistake) {
      throw new MojoExecutionException(mistake.getMessage());
    }
  }

  private LintReport lint(Revisions revisions, Decided current, LoadRequest request) {
    var deciding = revisions.deciding().orElse(current);
    var acceptance = acceptance(deciding);
    var known = revisions.suppressions(linter(deciding, acceptance), request);
    var accepted = known.isPresent() ? acceptance.with(known.get()) : acceptance;
    return revisions.lint(linter(deciding, accepted), request, current);
  }

  private RunDecisions decisions(Path folder) {
    return new RunDecisions(
        folder, namedConfig(), true, named(baseline), true, request(folder).paths());
  }

  /** What the work tree decides about findings. */
  private Decided decided(Path folder) throws MojoExecutionException {
    var configuration = configuration(folder);
    return new Decided(
        configuration,
        Baselines.find(folder, named(baseline), configuration, request(folder).paths()));
  }

  private Acceptance acceptance(Decided decided) {
    var today = CalendarDay.ofMilliseconds(System.currentTimeMillis());
    return new Acceptance(!noSuppressions, today, decided.baseline());
  }

  private Linter linter(Decided decided, Acceptance acceptance) {
    return RuleSelection.of(select, ignore, decided.configuration())
        .linter(decided.configuration(), acceptance);
  }

  /** What a parameter names; a parameter that is not set is empty. */
  private static Optional<String> named(String parameter) {
    return parameter.isEmpty() ? Optional.empty() : Optional.of(parameter);
  }

  /** After everything is reported that could be found out. */
  static void refuseBugs(LintReport report) throws MojoExecutionException {
    refuseFailures(report.internalErrors());
  }

  /** Ends the build where something could not be found out. */
  static void refuseFailures(List<String> failures) throws MojoExecutionException {
    if (!failures.isEmpty()) {
      var why = Failures.isOfMemory(failures.get(0))
          ? "not everything was checked, raise -Xmx in MAVEN_OPTS: "
          : "a bug in migration-lint, please report it: ";
      throw new MojoExecutionException(why + failures.get(0));
    }
  }

  private static List<ReportFormat> formats(List<String> words) throws MojoExecutionException {
    var formats = new ArrayList<ReportFormat>();
    for (var word : words) {
      var format = ReportFormat.of(word);
      if (format.isEmpty()) {
        throw new MojoExecutionException(
            "migration-lint.formats are of " + known() + ", and `" + word + "` is none");
      }
      formats.add(format.get());
    }
    return formats;
  }

  private static String known() {
    var words = new ArrayList<String>();
    for (var format : ReportFormat.values()) {
      words.add(format.word());
    }
    return String.join(", ", words);
  }

  /** What a reporter writes; empty where it fails, which costs this report only. */
  static Optional<String> text(
      LintReport report, String format, Reporter<LintReport> reporter, List<String> failures)
      throws IOException {
    var text = new StringWriter();
    try {
      reporter.write(report, text);
      return Optional.of(text.toString());
    } catch (RuntimeException | Error bug) {
      failures.add(Failures.describe("writing the " + format + " report", bug));
      return Optional.empty();
    }
  }

  private void write(
      LintReport report,
      List<ReportFormat> formats,
      FailOn failOn,
      Configuration configuration,
      Path folder)
      throws MojoExecutionException {
    var home = outputDirectory == null
        ? folder.resolve("target").resolve("migration-lint")
        : outputDirectory.toPath();
    var tool = Documentation.tool(version, configuration);
    var failures = new ArrayList<String>();
    try {
      for (var format : formats) {
        var text = text(report, format.word(), format.reporter(tool, failOn, false), failures);
        if (text.isPresent()) {
          var file = home.resolve("migration-lint." + format.extension());
          WholeFile.write(folder, file, text.get().getBytes(StandardCharsets.UTF_8));
          getLog().info("wrote " + (file.startsWith(folder) ? folder.relativize(file) : file));
        }
      }
    } catch (IOException e) {
      throw new MojoExecutionException(
          "cannot write a report to " + home + ": " + e.getMessage(), e);
    }
    refuseFailures(failures);
  }
}
