package io.github.migrationlint.core.config;

import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.schemas.Version;
import java.util.List;
import java.util.Optional;

/** Versions that the user names on the command line: {@code hco=1.19}. */
public final class CommandLineTarget {
  private static final SourceId OPTION = new SourceId("--target");

  private CommandLineTarget() {}

  /**
   * The versions of one release line.
   *
   * @param written one text or several that belong together, each {@code COMPONENT=VERSION}
   * @throws ConfigurationException if there is no such release, or they do not belong together
   */
  public static DeclaredVersion read(List<String> written) {
    var found = Optional.<DeclaredVersion>empty();
    for (var text : written) {
      var target = read(text);
      if (found.isPresent() && !found.get().line().equals(target.line())) {
        throw refusal("`" + found.get().written() + "` and `" + target.written()
            + "` must belong to one release");
      }
      // What is certain of the release counts.
      found = found.isPresent() && found.get().certain() ? found : Optional.of(target);
    }
    return found.orElseThrow();
  }

  private static DeclaredVersion read(String text) {
    var equals = text.indexOf('=');
    var component = equals < 0 ? text : text.substring(0, equals);
    var version = equals < 0 ? "" : text.substring(equals + 1);
    if (version.isEmpty() || !ClusterSection.TARGET_KEYS.contains(component)) {
      throw refusal("`" + text + "` must be one of " + NodeReader.listed(ClusterSection.TARGET_KEYS)
          + " and a version, such as `hco=1.18`");
    }
    var line = Version.parse(version).flatMap(parsed -> ClusterSection.line(component, parsed));
    if (line.isEmpty()) {
      throw refusal("`" + component + "` must be a release from "
          + ClusterSection.releases(component) + ", not `" + version + "`");
    }
    var isPaired = !component.equals("openshift-virtualization");
    return new DeclaredVersion(
        component + " " + version, line.get(), isPaired || line.get().isVerified(), place(text));
  }

  private static Span place(String text) {
    return new SourceFile(OPTION, text).span(0, text.length());
  }

  private static ConfigurationException refusal(String words) {
    return new ConfigurationException(List.of("--target: " + words));
  }
}
