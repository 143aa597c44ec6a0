package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.manifest.Manifest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is at one path.
 *
 * @param manifests the objects it makes, except for those a transformation that is not followed may
 *     have changed: they support no claim
 * @param files the paths that are read for it
 * @param isRelevant whether any of its objects is of a kind we read
 */
record Content(
    String folder,
    List<Manifest> manifests,
    Set<String> files,
    List<Diagnostic> problems,
    List<NotSeen> notSeen,
    boolean isRelevant) {
  Content {
    // Whoever hands them on hands on the same list, by which equal clusters are known.
    manifests = List.copyOf(manifests);
    notSeen = List.copyOf(notSeen);
  }

  /** What is there where the build fails for a reason that no rule reports: nothing is certain. */
  Content unbuilt(NotSeen why) {
    return new Content(folder, List.of(), files, List.of(), List.of(why), isRelevant);
  }

  /** Whether ACM brings some of the objects to other clusters. */
  boolean isCarried() {
    for (var manifest : manifests) {
      if (manifest.carrier().isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** What is at a path that has nothing applied as far as it is seen. */
  static Content nothing(String path, List<NotSeen> notSeen) {
    return new Content(path, List.of(), Set.of(), List.of(), notSeen, false);
  }

  /** Every kustomization and file that one of these contents reads. */
  static Set<String> filesOf(List<Content> contents) {
    var files = new HashSet<String>();
    for (var content : contents) {
      files.addAll(content.files());
    }
    return files;
  }
}
