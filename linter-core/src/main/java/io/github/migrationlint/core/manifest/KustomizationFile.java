package io.github.migrationlint.core.manifest;

import io.github.migrationlint.core.text.SourceId;

/** The file that makes a folder a kustomization. */
public final class KustomizationFile {
  private KustomizationFile() {}

  /** Kustomize looks for these three names, {@code RecognizedKustomizationFileNames}. */
  public static boolean isOne(SourceId id) {
    var path = id.path();
    var name = path.substring(path.lastIndexOf('/') + 1);
    return name.equals("kustomization.yaml")
        || name.equals("kustomization.yml")
        || name.equals("Kustomization");
  }
}
