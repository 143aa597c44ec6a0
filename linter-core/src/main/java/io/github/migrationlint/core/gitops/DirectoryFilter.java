package io.github.migrationlint.core.gitops;

import java.util.Objects;

/**
 * Which files of a plain folder Argo CD applies: {@code spec.source.directory}, see
 * reposerver/repository/repository.go {@code getPotentiallyValidManifestFile}.
 *
 * @param recurse whether folders below count too
 * @param include a glob that a file must match; empty for every file
 * @param exclude a glob that it must not match; empty for none
 */
public record DirectoryFilter(boolean recurse, String include, String exclude) {
  /** What an Application gets that says nothing. */
  public static final DirectoryFilter USUAL = new DirectoryFilter(false, "", "");

  public DirectoryFilter {
    Objects.requireNonNull(include);
    Objects.requireNonNull(exclude);
  }

  /**
   * Whether a file is applied.
   *
   * @param path from the folder
   */
  public boolean takes(String path) {
    return (recurse || path.indexOf('/') < 0)
        && isManifest(path)
        && (exclude.isEmpty() || !PathPattern.acrossFolders(exclude).matches(path))
        && (include.isEmpty() || PathPattern.acrossFolders(include).matches(path));
  }

  private static boolean isManifest(String path) {
    return path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json");
  }
}
