package io.github.migrationlint.core.targets;

import java.util.Comparator;

/** Targets by folder, then by the clusters they reach and the place that asks for them. */
final class TargetOrder implements Comparator<Target> {
  static final TargetOrder INSTANCE = new TargetOrder();

  private TargetOrder() {}

  @Override
  public int compare(Target one, Target other) {
    var byFolder = one.folder().compareTo(other.folder());
    if (byFolder != 0) {
      return byFolder;
    }
    var byReach = one.reach().toString().compareTo(other.reach().toString());
    return byReach != 0 ? byReach : placeOf(one).compareTo(placeOf(other));
  }

  private static String placeOf(Target target) {
    return target.delivery().map(by -> by.place() + " " + by.edits().span()).orElse("");
  }
}
