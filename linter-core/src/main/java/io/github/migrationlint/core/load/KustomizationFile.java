package io.github.migrationlint.core.load;

import io.github.migrationlint.core.text.RepoPath;
import io.github.migrationlint.core.text.SourceId;
import java.util.List;

/** The file that makes a folder a kustomization. */
public final class KustomizationFile {
  /** In the order in which kustomize looks for them: {@code RecognizedKustomizationFileNames}. */
  public static final List<String> NAMES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private KustomizationFile() {}

  public static boolean isOne(SourceId id) {
    return NAMES.contains(new RepoPath(id.path()).name());
  }
}
