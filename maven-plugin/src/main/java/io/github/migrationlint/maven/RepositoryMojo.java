package io.github.migrationlint.maven;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.ConfigurationException;
import io.github.migrationlint.core.load.LeftOut;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.load.NoSuchPath;
import io.github.migrationlint.rules.Configurations;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * A goal that reads manifests. They belong to the repository and not to a module, so a build of many
 * modules reads them once: in the first module that gets here, from the folder Maven was started in. A
 * folder without a POM will do, too.
 */
abstract class RepositoryMojo extends AbstractMojo {
  /** Does nothing. */
  @Parameter(property = "migration-lint.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Files, folders and globs to read, relative to the folder Maven was started in. That folder itself
   * where none are named.
   */
  @Parameter(property = "migration-lint.paths")
  private List<String> paths = List.of();

  /** Globs of paths to leave out, relative to the same folder as the paths. */
  @Parameter(property = "migration-lint.exclude")
  private List<String> exclude = List.of();

  /**
   * The configuration; {@code .migration-lint.yaml} in the folder the goal runs in, or in the nearest
   * one above it, where none is named.
   */
  @Parameter(property = "migration-lint.config")
  private String config = "";

  /**
   * Runs in every module on its own instead of once for all: paths are relative to the module, and
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

  @Parameter(defaultValue = "${mojoExecution.goal}:${mojoExecution.executionId}", readonly = true)
  private String execution = "";

  @Parameter(defaultValue = "${plugin.id}", readonly = true)
  private String plugin = "";

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("skipped");
    } else if (runPerModule) {
      run(moduleFolder.toPath().toAbsolutePath());
    } else if (isFirst(plugin + ":" + execution, build)) {
      run(topFolder.toPath().toAbsolutePath());
    } else {
      getLog().info("done before, for the build as a whole");
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

  /** Does what the goal is for. */
  abstract void run(Path folder) throws MojoExecutionException, MojoFailureException;

  /** What to read, for a goal that runs in a folder. */
  LoadRequest request(Path folder) {
    return new LoadRequest(
        folder, paths.isEmpty() ? List.of(".") : paths, Optional.empty(), "", exclude);
  }

  /**
   * What the user has configured.
   *
   * @throws MojoExecutionException if no one can follow it
   */
  Configuration configuration(Path folder) throws MojoExecutionException {
    try {
      if (!config.isEmpty()) {
        return Configurations.named(folder, config);
      }
      var search = Configurations.above(folder);
      search.remark().ifPresent(getLog()::warn);
      return search.configuration();
    } catch (NoSuchPath | ConfigurationException mistake) {
      throw new MojoExecutionException(mistake.getMessage());
    }
  }

  /**
   * Warns of what is configured and comes to nothing. A module without manifests is nothing to warn of.
   *
   * @param files how many YAML and JSON files were looked at
   * @param unmatched what the configuration names and no file matches, in words
   * @param otherConfigurations configurations of repositories that were read and that do not count
   */
  void warnOfSilence(
      int files, LeftOut leftOut, List<String> unmatched, List<String> otherConfigurations) {
    if (files == 0) {
      if (!paths.isEmpty()) {
        getLog().warn("no YAML or JSON file to check in " + String.join(", ", paths));
      }
      return;
    }
    if (!exclude.isEmpty() && leftOut.exclude() == 0) {
      getLog().warn("nothing matches migration-lint.exclude");
    }
    if (paths.isEmpty()) {
      unmatched.forEach(getLog()::warn);
    }
    for (var path : otherConfigurations) {
      getLog().warn("configuration `" + path + "` is not used; `migration-lint.config` chooses it");
    }
  }

  /** The configuration that the user names. */
  Optional<String> namedConfig() {
    return config.isEmpty() ? Optional.empty() : Optional.of(config);
  }

  /** The coordinates of this plugin, which a command line without a POM needs. */
  String plugin() {
    return plugin;
  }
}
