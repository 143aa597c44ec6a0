package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Objects of one key that differ: their appliers cannot be those of one cluster. */
final class Conflicts {
  private Conflicts() {}

  static boolean meet(Set<ObjectKey> some, Set<ObjectKey> others) {
    var fewer = some.size() < others.size() ? some : others;
    var more = some.size() < others.size() ? others : some;
    for (var key : fewer) {
      if (more.contains(key)) {
        return true;
      }
    }
    return false;
  }

  private record Owned(ClusterRef root, String folder, Manifest manifest) {}

  /**
   * The roots that cannot be those of one cluster: they deliver an object with different content, or two
   * overlays of one base, or they are objects of one name themselves.
   *
   * @param appliers the objects of each root
   */
  static Set<ClusterRef> differing(
      Map<ClusterRef, List<Member>> byRoot, Map<ClusterRef, List<Manifest>> appliers) {
    if (byRoot.size() < 2) {
      return Set.of();
    }
    var owned = new HashMap<ObjectKey, List<Owned>>();
    byRoot.forEach((root, members) -> {
      for (var member : members) {
        add(root, member.path(), member.manifests(), owned);
      }
      add(root, root.text(), appliers.getOrDefault(root, List.of()), owned);
    });
    var differing = new TreeSet<ClusterRef>();
    for (var same : owned.values()) {
      var first = same.get(0);
      for (var other : same) {
        if (!other.root().equals(first.root()) && differ(first, other)) {
          differing.add(first.root());
          differing.add(other.root());
        }
      }
    }
    return differing;
  }

  private static void add(
      ClusterRef root, String folder, List<Manifest> manifests, Map<ObjectKey, List<Owned>> owned) {
    for (var manifest : manifests) {
      if (ObjectKey.isKnown(manifest)) {
        owned
            .computeIfAbsent(ObjectKey.of(manifest), unused -> new ArrayList<>())
            .add(new Owned(root, folder, manifest));
      }
    }
  }

  private static boolean differ(Owned one, Owned other) {
    var areOverlays = one.manifest().span().equals(other.manifest().span())
        && !one.folder().equals(other.folder());
    return areOverlays
        || !SameContent.of(one.manifest().root(), other.manifest().root());
  }
}
