package io.github.migrationlint.core.load;

import java.util.Objects;

/**
 * The top of a repository that a path asked for lies in. Where the repository holds the working
 * directory, it needs no root: names already start there.
 *
 * @param folder what reports call it, never empty
 * @param isCertain whether it is the top of a Git work tree; otherwise it is a folder that the user
 *     names, and may be part of a repository with the others
 * @param hasConfiguration whether a configuration is there
 */
public record RepositoryRoot(String folder, boolean isCertain, boolean hasConfiguration) {
  public RepositoryRoot {
    Objects.requireNonNull(folder);
  }

  /** Whether a file of that name lies in it. */
  public boolean holds(String path) {
    return path.startsWith(folder)
        && path.length() > folder.length()
        && path.charAt(folder.length()) == '/';
  }
}
