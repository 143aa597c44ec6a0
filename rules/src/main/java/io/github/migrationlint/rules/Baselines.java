package io.github.migrationlint.rules;

import io.github.migrationlint.core.baseline.Baseline;
import io.github.migrationlint.core.baseline.BaselineReader;
import io.github.migrationlint.core.baseline.PathNames;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.load.Disk;
import io.github.migrationlint.core.load.OwnFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds and reads the baseline of a run. */
public final class Baselines {
  private Baselines() {}

  /**
   * The baseline the user names, else the one of the configuration, else the nearest {@code
   * .migration-lint-baseline.json}.
   *
   * @param workingDirectory absolute
   * @param paths what the run is asked for
   * @throws io.github.migrationlint.core.config.ConfigurationException if it is no baseline
   * @throws io.github.migrationlint.core.load.NoSuchPath if a named one cannot be read
   */
  public static Optional<Baseline> find(
      Path workingDirectory,
      Optional<String> named,
      Configuration configuration,
      List<String> paths) {
    return find(Disk.LOCAL, workingDirectory, named, configuration, paths);
  }

  /** The same as it is in a revision. */
  static Optional<Baseline> find(
      Disk disk,
      Path workingDirectory,
      Optional<String> named,
      Configuration configuration,
      List<String> paths) {
    return file(disk, workingDirectory, named, configuration)
        .map(file ->
            BaselineReader.read(file.source(), names(file.path(), workingDirectory, paths)));
  }

  /** The file that {@link #find} reads. */
  public static Optional<OwnFile> file(
      Path workingDirectory, Optional<String> named, Configuration configuration) {
    return file(Disk.LOCAL, workingDirectory, named, configuration);
  }

  private static Optional<OwnFile> file(
      Disk disk, Path workingDirectory, Optional<String> named, Configuration configuration) {
    if (named.isPresent()) {
      return Optional.of(OwnFile.baseline(disk, workingDirectory, named.get()));
    }
    if (configuration.baseline().isPresent()) {
      return Optional.of(OwnFile.baselineBelow(
          disk,
          workingDirectory,
          home(workingDirectory, configuration),
          configuration.baseline().get()));
    }
    return OwnFile.baselineAbove(disk, workingDirectory);
  }

  /** How a baseline in that file calls what a run reads. */
  public static PathNames names(Path file, Path workingDirectory, List<String> paths) {
    var folder = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
    return new PathNames(folder, workingDirectory, paths);
  }

  /** The folder that the configuration's paths start from. */
  public static Path home(Path workingDirectory, Configuration configuration) {
    var home = workingDirectory.normalize();
    var below = configuration.home();
    for (var i = below.isEmpty() ? 0 : below.split("/", -1).length; i > 0; i--) {
      home = Objects.requireNonNull(home.getParent());
    }
    return home;
  }
}
