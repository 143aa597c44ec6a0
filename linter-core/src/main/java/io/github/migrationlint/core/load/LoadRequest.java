package io.github.migrationlint.core.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What to read.
 *
 * @param workingDirectory absolute; names in reports are relative to it
 * @param paths files, folders, globs or {@code -} for standard input, as the user wrote them
 * @param stdin the bytes of standard input, when a path is {@code -}
 * @param stdinName the name standard input goes by in reports
 * @param exclude globs of paths to leave out, relative to the working directory
 */
public record LoadRequest(
    Path workingDirectory,
    List<String> paths,
    Optional<byte[]> stdin,
    String stdinName,
    List<String> exclude) {
  public LoadRequest {
    Objects.requireNonNull(workingDirectory);
    paths = List.copyOf(paths);
    Objects.requireNonNull(stdin);
    Objects.requireNonNull(stdinName);
    exclude = List.copyOf(exclude);
  }
}
