package io.github.migrationlint.rules;

import io.github.migrationlint.core.baseline.Baseline;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.ConfigurationException;
import io.github.migrationlint.core.findings.ConfigurationChanges.Decided;
import io.github.migrationlint.core.load.Disk;
import io.github.migrationlint.core.load.NoSuchPath;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which configuration and baseline a run takes, so that they can be looked up in another revision as
 * well.
 *
 * @param workingDirectory absolute
 * @param config the configuration that the user names; empty for the nearest one
 * @param hasConfig whether there is to be one
 * @param baseline the baseline that the user names; empty for the one that lies around
 * @param hasBaseline whether there is to be one
 * @param paths what the run is asked for
 */
public record RunDecisions(
    Path workingDirectory,
    Optional<String> config,
    boolean hasConfig,
    Optional<String> baseline,
    boolean hasBaseline,
    List<String> paths) {
  public RunDecisions {
    paths = List.copyOf(paths);
  }

  /** The same for a run in another folder. */
  RunDecisions at(Path folder) {
    return new RunDecisions(folder, config, hasConfig, baseline, hasBaseline, paths);
  }

  /**
   * What a revision decides.
   *
   * @param workTree the top folder of the work tree: what the user names outside of it is in no revision
   * @throws ConfigurationException if the configuration or baseline there is not understood
   * @throws NoSuchPath if a named file does not exist there
   */
  public Decided in(Disk revision, Path workTree) {
    if (!hasConfig && !hasBaseline) {
      return Decided.NOTHING;
    }
    var configuration = hasConfig ? configuration(revision, workTree) : Configuration.NONE;
    return new Decided(configuration, baseline(configuration, revision, workTree));
  }

  /** The same, where nothing is decided by what is missing there or not understood. */
  public Decided asFarAsKnownIn(Disk revision, Path workTree) {
    try {
      return in(revision, workTree);
    } catch (ConfigurationException | NoSuchPath e) {
      return Decided.NOTHING;
    }
  }

  private Configuration configuration(Disk revision, Path workTree) {
    if (config.isPresent()) {
      var disk = diskOf(config.get(), revision, workTree);
      return Configurations.named(disk, workingDirectory, config.get());
    }
    return Configurations.above(revision, workingDirectory).configuration();
  }

  private Optional<Baseline> baseline(Configuration configuration, Disk revision, Path workTree) {
    if (!hasBaseline) {
      return Optional.empty();
    }
    var disk = baseline.isPresent() ? diskOf(baseline.get(), revision, workTree) : revision;
    return Baselines.find(disk, workingDirectory, baseline, configuration, paths);
  }

  private Disk diskOf(String named, Disk revision, Path workTree) {
    try {
      var isInside = workingDirectory.resolve(named).normalize().startsWith(workTree);
      return isInside ? revision : Disk.LOCAL;
    } catch (InvalidPathException e) {
      return Disk.LOCAL;
    }
  }
}
