package io.github.migrationlint.core.kustomize;

import io.github.migrationlint.core.load.LaterFiles;

/** Files without those that would have to be read first. */
final class FilesAtHand implements KustomizeFiles {
  private final KustomizeFiles files;

  FilesAtHand(KustomizeFiles files) {
    this.files = files;
  }

  @Override
  public PathEntry at(String path) {
    return files.isAtHand(path) ? files.at(path) : new Unread();
  }

  @Override
  public boolean isAtHand(String path) {
    return files.isAtHand(path);
  }

  @Override
  public LaterFiles.Found textAt(String path) {
    return files.isAtHand(path) ? files.textAt(path) : new LaterFiles.Unknown();
  }

  @Override
  public Extent extent() {
    return files.extent();
  }
}
