package io.github.migrationlint.core.manifest;

import io.github.migrationlint.core.load.KustomizationFile;
import io.github.migrationlint.core.text.RepoPath;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.Document;
import io.github.migrationlint.core.yaml.MappingNode;
import io.github.migrationlint.core.yaml.ScalarNode;
import io.github.migrationlint.core.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files that kustomizations name as patches: they hold parts of objects, not objects. See the
 * fields {@code patches}, {@code patchesStrategicMerge} and {@code patchesJson6902} of kustomize
 * {@code api/types/kustomization.go}.
 */
final class PatchFiles {
  private final Set<String> paths;

  private PatchFiles(Set<String> paths) {
    this.paths = paths;
  }

  static PatchFiles of(List<Document> documents) {
    var paths = new HashSet<String>();
    for (var document : documents) {
      if (KustomizationFile.isOne(document.source().id())
          && document.root().orElse(null) instanceof MappingNode root) {
        addPatchesOf(root, document.source().id().folder(), paths);
      }
    }
    return new PatchFiles(paths);
  }

  boolean contains(SourceId id) {
    return paths.contains(id.path());
  }

  private static void addPatchesOf(MappingNode root, String folder, Set<String> paths) {
    for (var item : root.items("patchesStrategicMerge")) {
      addPath(item, folder, paths);
    }
    for (var field : List.of("patches", "patchesJson6902")) {
      for (var patch : root.mappings(field)) {
        patch.get("path").ifPresent(path -> addPath(path, folder, paths));
      }
    }
  }

  /** An inline patch is text with line ends, never a path. */
  private static void addPath(YamlNode node, String folder, Set<String> paths) {
    if (node instanceof ScalarNode scalar && scalar.text().indexOf('\n') < 0) {
      paths.add(new RepoPath(folder).resolve(scalar.text()).text());
    }
  }
}
