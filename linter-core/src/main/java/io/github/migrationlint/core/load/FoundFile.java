package io.github.migrationlint.core.load;

import java.nio.file.Path;

/**
 * A file to read.
 *
 * @param name what reports call it
 * @param place where it is, without links; or the folder it is in, which all files of one share
 * @param isInPlace whether that is the folder
 * @param number how many files were found before it
 */
record FoundFile(String name, Path place, boolean isInPlace, int number)
    implements Comparable<FoundFile> {

  /** A file of its own path. */
  FoundFile(String name, Path path) {
    this(name, path, false, 0);
  }

  /** A file that was met in a folder; the last part of its name is what the folder calls it. */
  static FoundFile in(Path folder, String name, Path path, int number) {
    return isPlain(name)
        ? new FoundFile(name, folder, true, number)
        : new FoundFile(name, path, false, number);
  }

  /** Whether a name is that of its file on any system; with other characters it may be a reading of it. */
  private static boolean isPlain(String name) {
    for (var i = name.length() - 1; i >= 0 && name.charAt(i) != '/'; i--) {
      var c = name.charAt(i);
      if (c >= 0x80 || c == '\\') {
        return false;
      }
    }
    return true;
  }

  /** Where it is, without links. */
  Path path() {
    return isInPlace ? place.resolve(FileNames.last(name)) : place;
  }

  @Override
  public int compareTo(FoundFile other) {
    return name.compareTo(other.name);
  }
}
