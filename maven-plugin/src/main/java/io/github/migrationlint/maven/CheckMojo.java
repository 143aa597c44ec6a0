package io.github.migrationlint.maven;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.config.ConfigurationException;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.load.NoSuchPath;
import io.github.migrationlint.core.report.FailOn;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.report.TextReporter;
import io.github.migrationlint.rules.Configurations;
import io.github.migrationlint.rules.RuleSelection;
import io.github.migrationlint.rules.UnknownRule;
import java.io.File;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks KubeVirt live-migration configuration and fails the build if something is wrong.
 *
 * <p>Manifests belong to the repository and not to a module, so a build of many modules checks them
 * once: in the first module that gets here, from the folder Maven was started in. A folder without a
 * POM can be checked, too.
 */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class CheckMojo extends AbstractMojo {
  /** Checks nothing. */
  @Parameter(property = "migration-lint.skip", defaultValue = "false")
  private boolean skip;

  /**
   * The mildest finding that fails the build: {@code error}, {@code warning}, {@code note}, or {@code
   * never}.
   */
  @Parameter(property = "migration-lint.failOn", defaultValue = "error")
  private String failOn = "error";

  /**
   * Files, folders and globs to check, relative to the folder Maven was started in. That folder
   * itself where none are named.
   */
  @Parameter(property = "migration-lint.paths")
  private List<String> paths = List.of();

  /** Rules to apply; all of them where none are named. */
  @Parameter(property = "migration-lint.select")
  private List<String> select = List.of();

  /** Rules not to apply. */
  @Parameter(property = "migration-lint.ignore")
  private List<String> ignore = List.of();

  /** Globs of paths to leave out, relative to the same folder as the paths. */
  @Parameter(property = "migration-lint.exclude")
  private List<String> exclude = List.of();

  /**
   * The configuration; {@code .migration-lint.yaml} in the folder of the check, or in the nearest one
   * above it, where none is named.
   */
  @Parameter(property = "migration-lint.config")
  private String config = "";

  /**
   * Checks every module on its own instead of once for all: paths are relative to the module, and
   * what lies in two modules is never compared.
   */
  @Parameter(property = "migration-lint.runPerModule", defaultValue = "false")
  private boolean runPerModule;

  @Parameter(defaultValue = "${session.executionRootDirectory}", readonly = true, required = true)
  private File topFolder = new File("");

  /** Where there is no POM, the folder Maven was started in. */
  @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
  private File moduleFolder = new File("");

  /** One map for the whole build, the same in every module and thread. */
  @Parameter(defaultValue = "${session.request.data}", readonly = true)
  private Map<String, Object> build = new HashMap<>();

  @Parameter(defaultValue = "${mojoExecution.executionId}", readonly = true)
  private String execution = "";

  @Parameter(defaultValue = "${plugin.id}", readonly = true)
  private String plugin = "";

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("skipped");
    } else if (runPerModule) {
      check(moduleFolder);
    } else if (isFirst(plugin + ":check:" + execution, build)) {
      check(topFolder);
    } else {
      getLog().info("checked before, for the build as a whole");
    }
  }

  /**
   * Whether no other module of this build got here before. Aggregator mojos are no way to that: bound
   * to a phase, they run in every module all the same (apache/maven issue 7529). The execution root
   * is none either, for {@code --projects} may leave it out.
   */
  private static boolean isFirst(String mark, Map<String, Object> build) {
    synchronized (build) {
      return build.putIfAbsent(mark, true) == null;
    }
  }

  private void check(File folder) throws MojoExecutionException, MojoFailureException {
    var threshold = FailOn.ofWord(failOn);
    if (threshold.isEmpty()) {
      throw new MojoExecutionException(
          "migration-lint.failOn is error, warning, note or never, not `" + failOn + "`");
    }
    var report = lint(folder);
    var isReached = threshold.get().isReachedBy(report);
    tell(report, isReached);
    if (!report.internalErrors().isEmpty()) {
      throw new MojoExecutionException("a bug in migration-lint, please report it: "
          + report.internalErrors().get(0));
    }
    if (isReached) {
      throw new MojoFailureException(Verdict.of(report, plugin));
    }
  }

  private LintReport lint(File folder) throws MojoExecutionException {
    try {
      var here = folder.toPath().toAbsolutePath();
      var configuration =
          config.isEmpty() ? Configurations.above(here) : Configurations.named(here, config);
      var selection = RuleSelection.of(select, ignore).under(configuration);
      var request = new LoadRequest(
          here, paths.isEmpty() ? List.of(".") : paths, Optional.empty(), "", exclude);
      return selection.keepIn(new Linter(selection.rules(), configuration).lint(request));
    } catch (UnknownRule | NoSuchPath | ConfigurationException mistake) {
      throw new MojoExecutionException(mistake.getMessage());
    }
  }

  /** All lines at one level: what fails the build is there in a quiet log, too. */
  private void tell(LintReport report, boolean isFailure) {
    var text = new StringWriter();
    new TextReporter(false).write(report, text);
    for (var line : text.toString().lines().toList()) {
      if (isFailure) {
        getLog().error(line);
      } else if (!report.findings().isEmpty()) {
        getLog().warn(line);
      } else {
        getLog().info(line);
      }
    }
  }
}
