package io.github.migrationlint.rules;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.ConfigurationReader;
import io.github.migrationlint.core.diagnostic.Parameter;
import io.github.migrationlint.core.load.ConfigurationFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds and reads the user's configuration, which may speak of every rule in the catalogue. */
public final class Configurations {
  private Configurations() {}

  /**
   * What the nearest configuration says; nothing is decided where there is none.
   *
   * @param workingDirectory absolute
   * @throws io.github.migrationlint.core.config.ConfigurationException if it says what nobody
   *     understands
   * @throws io.github.migrationlint.core.load.NoSuchPath if it cannot be read
   */
  public static Configuration above(Path workingDirectory) {
    return ConfigurationFile.above(workingDirectory)
        .map(Configurations::read)
        .orElse(Configuration.NONE);
  }

  /**
   * What the configuration at that path says.
   *
   * @throws io.github.migrationlint.core.config.ConfigurationException if it says what nobody
   *     understands
   * @throws io.github.migrationlint.core.load.NoSuchPath if there is none, or it cannot be read
   */
  public static Configuration named(Path workingDirectory, String path) {
    return read(ConfigurationFile.named(workingDirectory, path));
  }

  /** What a configuration says that is already in memory. */
  public static Configuration read(ConfigurationFile file) {
    return ConfigurationReader.read(file.source(), file.home(), parameters());
  }

  /** The parameters of every rule by its name, in the order of names. */
  public static Map<String, List<Parameter<?>>> parameters() {
    var parameters = new TreeMap<String, List<Parameter<?>>>();
    for (var card : Catalogue.cards()) {
      parameters.put(card.name(), card.parameters());
    }
    return parameters;
  }
}
