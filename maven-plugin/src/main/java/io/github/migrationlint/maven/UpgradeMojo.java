package io.github.migrationlint.maven;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.Linter.Tree;
import io.github.migrationlint.core.config.CommandLineTarget;
import io.github.migrationlint.core.config.ConfigurationException;
import io.github.migrationlint.core.load.NoSuchPath;
import io.github.migrationlint.core.report.DiffReport;
import io.github.migrationlint.rules.RuleSelection;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Tells what another release makes of the same files, and what keeps today's values. */
@Mojo(name = "upgrade", requiresProject = false, threadSafe = true)
public final class UpgradeMojo extends ComparingMojo {
  /** The release to upgrade to, such as {@code hco=1.19}. */
  @Parameter(property = "migration-lint.to", required = true)
  private String to = "";

  /** What runs today; what the configuration or the files tell where nothing is named. */
  @Parameter(property = "migration-lint.from")
  private String from = "";

  @Override
  DiffReport compare(Path folder) throws MojoExecutionException {
    var configuration = configuration(folder);
    try {
      var selection = RuleSelection.of(List.of(), List.of(), configuration);
      var before = from.isEmpty()
          ? configuration
          : configuration.targeting(CommandLineTarget.read(List.of(from)));
      var now = configuration.targeting(CommandLineTarget.read(List.of(to)));
      var linter = selection.linter(before, acceptance());
      var loaded = linter.load(request(folder));
      return Linter.upgrade(
              new Tree("today", linter, loaded),
              new Tree("after the upgrade", selection.linter(now, acceptance()), loaded))
          .report();
    } catch (NoSuchPath | ConfigurationException mistake) {
      throw new MojoExecutionException(mistake.getMessage());
    }
  }
}
