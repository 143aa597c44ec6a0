package io.github.migrationlint.core.load;

/**
 * What of the paths asked for is not looked at. A folder counts once, whatever is in it.
 *
 * @param gitignore YAML and JSON files, and folders, that {@code .gitignore} names
 * @param exclude those that the user or the configuration excludes
 */
public record LeftOut(int gitignore, int exclude) {
  public static final LeftOut NOTHING = new LeftOut(0, 0);
}
