package io.github.migrationlint.core.load;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What to read.
 *
 * <p>A path that exists is taken as it is, even if it looks like a glob. In globs, {@code /}
 * separates, {@code *} and {@code ?} stay within one name, {@code **} represents any number of
 * folders, and {@code [a-z]}, {@code {yaml,yml}} and a backslash before a special character mean what
 * they mean in a shell. A glob that matches a folder takes the folder as if it had been named; one
 * that spells out an extension takes files of that extension; else a glob picks among YAML and JSON
 * files.
 *
 * @param workingDirectory absolute; names in reports are relative to it
 * @param paths files, folders, globs or {@code -} for standard input, as the user wrote them; none
 *     reads nothing
 * @param stdin the bytes of standard input, when a path is {@code -}; the first ones of a long one
 * @param stdinName the name standard input goes by in reports; the file of that name is not read then
 * @param exclude globs of paths to leave out, relative to the working directory; a folder left out is
 *     not entered, and a file named among the paths is left out too
 * @param configured globs of paths to leave out besides
 * @param more what follows the bytes of standard input; it is read once
 */
public record LoadRequest(
    Path workingDirectory,
    List<String> paths,
    Optional<byte[]> stdin,
    String stdinName,
    List<String> exclude,
    Configured configured,
    Optional<InputStream> more) {
  /**
   * Globs of the configuration.
   *
   * @param home where the working directory lies below the folder that the globs are relative to
   */
  public record Configured(String home, List<String> exclude) {
    static final Configured NOTHING = new Configured("", List.of());

    public Configured {
      Objects.requireNonNull(home);
      exclude = List.copyOf(exclude);
    }
  }

  /** A request without a configuration. */
  public LoadRequest(
      Path workingDirectory,
      List<String> paths,
      Optional<byte[]> stdin,
      String stdinName,
      List<String> exclude) {
    this(workingDirectory, paths, stdin, stdinName, exclude, Configured.NOTHING, Optional.empty());
  }

  /** The same with a standard input that goes on. */
  public LoadRequest followedBy(InputStream rest) {
    return new LoadRequest(
        workingDirectory, paths, stdin, stdinName, exclude, configured, Optional.of(rest));
  }

  /** All of standard input. */
  InputStream input() {
    var head = new ByteArrayInputStream(stdin.orElseThrow());
    return more.isEmpty() ? head : new SequenceInputStream(head, more.get());
  }

  /** The same without what the configuration leaves out. */
  public LoadRequest configured(Configured globs) {
    return new LoadRequest(workingDirectory, paths, stdin, stdinName, exclude, globs, more);
  }

  /** The path that represents standard input. */
  public static final String STDIN = "-";

  public LoadRequest {
    if (!workingDirectory.isAbsolute()) {
      throw new IllegalArgumentException("not absolute: " + workingDirectory);
    }
    paths = List.copyOf(paths);
    Objects.requireNonNull(stdin);
    Objects.requireNonNull(stdinName);
    exclude = List.copyOf(exclude);
    Objects.requireNonNull(configured);
    Objects.requireNonNull(more);
    if (stdin.isEmpty() && paths.contains(STDIN)) {
      throw new IllegalArgumentException(
          "standard input is among the paths, its bytes are missing");
    }
  }
}
