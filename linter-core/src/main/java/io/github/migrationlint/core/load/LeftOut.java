package io.github.migrationlint.core.load;

/**
 * What of the paths asked for does not count. A folder counts once, whatever is in it.
 *
 * @param gitignore YAML and JSON files, and folders, that {@code .gitignore} names
 * @param exclude those that the user or the configuration excludes
 * @param sourceIgnore files that are looked at, and that no Kustomization of Flux applies because its
 *     GitRepository leaves them out
 */
public record LeftOut(int gitignore, int exclude, int sourceIgnore) {
  public static final LeftOut NOTHING = new LeftOut(0, 0, 0);

  /** The same with what GitRepositories leave out. */
  public LeftOut withSourceIgnore(int files) {
    return new LeftOut(gitignore, exclude, files);
  }
}
