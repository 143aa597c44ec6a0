package io.github.migrationlint.core.load;

import java.util.Optional;

/**
 * A path that the user named and that leads to nothing, or a configuration that cannot be read: wrong
 * usage, not a finding, since no file exists that could be at fault. The message is a whole sentence
 * for the user.
 */
public final class NoSuchPath extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;

  private NoSuchPath(String path, String message) {
    super(message);
    this.path = path;
  }

  /** What leads to nothing, as the user wrote it. */
  public String path() {
    return path;
  }

  static NoSuchPath missing(String asked, Optional<String> nearest) {
    var question = nearest.map(name -> "; did you mean `" + name + "`?").orElse("");
    return new NoSuchPath(asked, "no such file or folder: `" + asked + "`" + question);
  }

  /** Names the configuration, which no one can go on without. */
  static NoSuchPath unusable(String name, String reason) {
    return new NoSuchPath(name, "cannot use `" + name + "`: " + reason);
  }

  static NoSuchPath notAFile(String asked) {
    return new NoSuchPath(
        asked,
        "neither a file nor a folder: `" + asked + "`; to read a pipe, name `" + LoadRequest.STDIN
            + "` and connect it to standard input");
  }

  /** Says that what was named is no YAML or JSON, so nothing in it was checked. */
  public static NoSuchPath notYaml(String name) {
    return new NoSuchPath(name, "`" + name + "` is not YAML or JSON");
  }

  /** Says that the command whose output was to be read has written none. */
  public static NoSuchPath emptyInput() {
    return new NoSuchPath(
        LoadRequest.STDIN,
        "standard input holds no document; perhaps the command before it failed");
  }

  static NoSuchPath nothingMatches(String glob) {
    return new NoSuchPath(glob, "no YAML or JSON file matches `" + glob + "`");
  }
}
