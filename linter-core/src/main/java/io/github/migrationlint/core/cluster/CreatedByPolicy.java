package io.github.migrationlint.core.cluster;

import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.manifest.Carrier;
import io.github.migrationlint.core.manifest.Manifest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The objects that ACM makes in a cluster. A ConfigurationPolicy merges what it holds into an object
 * that is there, and creates it where it is not, so a definition nothing else in the cluster has a
 * part in is an object: it says its name and a {@code spec}, and its policy enforces.
 */
final class CreatedByPolicy {
  private CreatedByPolicy() {}

  /** Those among the manifests of one cluster, compared by identity. */
  static Set<Manifest> among(List<Manifest> manifests) {
    var created = Collections.newSetFromMap(new IdentityHashMap<Manifest, Boolean>());
    var candidates = new ArrayList<Manifest>();
    for (var manifest : manifests) {
      var isCreated = manifest.carrier().filter(Carrier::creates).isPresent();
      if (manifest.partial() && isCreated && isComplete(manifest)) {
        candidates.add(manifest);
      }
    }
    if (candidates.isEmpty()) {
      return created;
    }
    var mentions = new HashMap<ObjectRef, Integer>();
    for (var manifest : manifests) {
      mentions.merge(manifest.ref(), 1, Integer::sum);
    }
    for (var candidate : candidates) {
      if (mentions.getOrDefault(candidate.ref(), 0) == 1) {
        created.add(candidate);
      }
    }
    return created;
  }

  private static boolean isComplete(Manifest manifest) {
    var isNamespace = manifest.gvk().is("", "Namespace");
    var hasSpec = manifest
        .root()
        .mapping("spec")
        .filter(spec -> !spec.entries().isEmpty())
        .isPresent();
    return manifest.name().isPresent() && (isNamespace || hasSpec);
  }
}
