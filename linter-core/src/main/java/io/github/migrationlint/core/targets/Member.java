package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.kustomize.NotSeen;
import io.github.migrationlint.core.manifest.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What is never parted: a target, or the files of one folder that nothing applies.
 *
 * @param path the folder
 * @param target empty for files
 */
record Member(
    String path,
    List<Manifest> manifests,
    Set<String> files,
    List<NotSeen> notSeen,
    Reach reach,
    Optional<Target> target) {

  /**
   * Those of a repository, targets first, files by folder.
   *
   * @param matters whether an object is of a kind we read
   */
  static List<Member> of(
      Targets targets, List<Reach> reachOfStandalone, Predicate<Manifest> matters) {
    var members = new ArrayList<Member>();
    for (var target : targets.targets()) {
      members.add(new Member(
          target.folder(),
          target.manifests(),
          target.files(),
          target.notSeen(),
          target.reach(),
          Optional.of(target)));
    }
    members.addAll(ofFiles(targets.standalone(), reachOfStandalone, matters));
    return members;
  }

  /** Where the files of a folder are for different clusters, each cluster has its own part. */
  private record ReachedFolder(String folder, Reach reach) {}

  private static List<Member> ofFiles(
      List<Manifest> standalone, List<Reach> reach, Predicate<Manifest> matters) {
    var byFolder = new TreeMap<String, Map<ReachedFolder, List<Manifest>>>();
    for (var i = 0; i < standalone.size(); i++) {
      if (!matters.test(standalone.get(i))) {
        continue;
      }
      var folder = standalone.get(i).document().source().id().folder();
      byFolder
          .computeIfAbsent(folder, unused -> new LinkedHashMap<>())
          .computeIfAbsent(new ReachedFolder(folder, reach.get(i)), unused -> new ArrayList<>())
          .add(standalone.get(i));
    }
    var members = new ArrayList<Member>();
    for (var places : byFolder.values()) {
      places.forEach((place, manifests) -> {
        var files = new TreeSet<String>();
        for (var manifest : manifests) {
          files.add(manifest.document().source().id().path());
        }
        members.add(new Member(
            place.folder(), manifests, files, List.of(), place.reach(), Optional.empty()));
      });
    }
    return members;
  }

  /** Whether Argo CD, Flux or ACM has it applied. */
  boolean isApplied() {
    return !reach.isNowhere();
  }
}
