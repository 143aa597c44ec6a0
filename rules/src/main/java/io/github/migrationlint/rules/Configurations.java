package io.github.migrationlint.rules;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.ConfigurationReader;
import io.github.migrationlint.core.config.KnownRules;
import io.github.migrationlint.core.load.ConfigurationFile;
import io.github.migrationlint.core.load.Disk;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Finds and reads the user's configuration, which may speak of every rule in the catalogue. */
public final class Configurations {
  /**
   * What the search for a configuration came to.
   *
   * @param configuration nothing is decided where there is none
   * @param passedOver one that is not used because another user owns it
   */
  public record Search(Configuration configuration, Optional<String> passedOver) {
    public Search {
      Objects.requireNonNull(configuration);
      Objects.requireNonNull(passedOver);
    }

    /** What there is to say about the one that is not used. */
    public Optional<String> remark() {
      return passedOver.map(
          name -> "`" + name + "` is not used: another user owns it, and it is not"
              + " in a Git work tree; name it with `--config` to use it");
    }
  }

  private Configurations() {}

  /**
   * What the nearest configuration says.
   *
   * @param workingDirectory absolute
   * @throws io.github.migrationlint.core.config.ConfigurationException if it says what no one
   *     understands
   * @throws io.github.migrationlint.core.load.NoSuchPath if it cannot be read
   */
  public static Search above(Path workingDirectory) {
    return above(Disk.LOCAL, workingDirectory.normalize());
  }

  /** The same as it is in a revision. */
  static Search above(Disk disk, Path workingDirectory) {
    var search = ConfigurationFile.above(disk, workingDirectory);
    var configuration = search.file().isPresent() ? read(search.file().get()) : Configuration.NONE;
    return new Search(configuration, search.passedOver());
  }

  /**
   * What the configuration at that path says.
   *
   * @throws io.github.migrationlint.core.config.ConfigurationException if it says what no one
   *     understands
   * @throws io.github.migrationlint.core.load.NoSuchPath if there is none, or it cannot be read
   */
  public static Configuration named(Path workingDirectory, String path) {
    return named(Disk.LOCAL, workingDirectory, path);
  }

  /** The same as it is in a revision. */
  static Configuration named(Disk disk, Path workingDirectory, String path) {
    return read(ConfigurationFile.named(disk, workingDirectory, path));
  }

  /** What a configuration says that is already in memory. */
  public static Configuration read(ConfigurationFile file) {
    return ConfigurationReader.read(file, rules());
  }

  /** The rules a configuration may speak of. */
  public static KnownRules rules() {
    return new KnownRules(Catalogue.known());
  }
}
