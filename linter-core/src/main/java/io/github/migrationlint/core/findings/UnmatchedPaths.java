package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.load.ConfigurationFile;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.targets.Repository;
import java.util.ArrayList;
import java.util.List;

/** What the configuration names and no file matches: a folder was renamed, or a name is misspelled. */
public final class UnmatchedPaths {
  private UnmatchedPaths() {}

  /** Each in words; none where less than the whole folder of the configuration may have been read. */
  public static List<String> of(Configuration configuration, Loaded loaded) {
    var unmatched = new ArrayList<String>();
    if (!configuration.home().isEmpty() || loaded.files() == 0) {
      return unmatched;
    }
    if (!configuration.exclude().isEmpty() && loaded.leftOut().exclude() == 0) {
      unmatched.add("`exclude` of the configuration matches no file");
    }
    for (var cluster : configuration.clusters()) {
      for (var path : cluster.paths()) {
        if (!isThere(path, loaded)) {
          unmatched.add("no file is at path `" + path + "` of cluster `" + cluster.name() + "`");
        }
      }
    }
    return unmatched;
  }

  /** The configurations of repositories that are read and whose settings do not count, by path. */
  public static List<String> otherConfigurations(Configuration configuration, Loaded loaded) {
    var others = new ArrayList<String>();
    for (var root : loaded.roots()) {
      var path = root.folder() + "/" + ConfigurationFile.NAME;
      if (root.hasConfiguration() && !path.equals(configuration.path())) {
        others.add(path);
      }
    }
    return others;
  }

  private static boolean isThere(String written, Loaded loaded) {
    var path = written.startsWith("./") ? written.substring(2) : written;
    var folder = path.endsWith("/") ? path : path + "/";
    for (var source : Repository.sources(loaded)) {
      if (path.equals(".") || source.path().equals(path) || source.path().startsWith(folder)) {
        return true;
      }
    }
    return path.indexOf('*') >= 0;
  }
}
