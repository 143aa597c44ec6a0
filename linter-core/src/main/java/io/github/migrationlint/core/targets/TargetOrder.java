package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.gitops.Delivery;
import java.util.Comparator;
import java.util.Optional;

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
    return byReach != 0 ? byReach : compare(one.delivery(), other.delivery());
  }

  private static int compare(Optional<Delivery> one, Optional<Delivery> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Boolean.compare(one.isPresent(), other.isPresent());
    }
    var byPlace = one.get().place().compareTo(other.get().place());
    return byPlace != 0
        ? byPlace
        : one.get().edits().span().compareTo(other.get().edits().span());
  }
}
