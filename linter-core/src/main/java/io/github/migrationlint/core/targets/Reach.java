package io.github.migrationlint.core.targets;

import io.github.migrationlint.core.gitops.Destination;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The clusters that a target reaches, as far as the files show.
 *
 * @param sure it reaches each of them
 * @param possible it may reach these besides; which of them, a controller decides
 * @param isAnywhere whether it is applied to clusters that nothing names
 */
public record Reach(
    SortedSet<ClusterRef> sure, SortedSet<ClusterRef> possible, boolean isAnywhere) {
  /** That of a file or folder that nothing here applies. */
  static final Reach NOWHERE = new Reach(new TreeSet<>(), new TreeSet<>(), false);

  static final Reach ANYWHERE = new Reach(new TreeSet<>(), new TreeSet<>(), true);

  public Reach {
    sure = Collections.unmodifiableSortedSet(new TreeSet<>(sure));
    var others = new TreeSet<>(possible);
    others.removeAll(sure);
    possible = Collections.unmodifiableSortedSet(others);
  }

  static Reach of(ClusterRef cluster) {
    return new Reach(new TreeSet<>(List.of(cluster)), new TreeSet<>(), false);
  }

  /**
   * That of what goes to a destination.
   *
   * @param local the reach of the object that sends it there
   */
  static Reach of(Destination destination, Reach local) {
    if (destination instanceof Destination.Named named) {
      return of(ClusterRef.named(named.cluster()));
    }
    if (destination instanceof Destination.OneOf several) {
      var possible = new TreeSet<ClusterRef>();
      for (var cluster : several.clusters()) {
        possible.add(ClusterRef.named(cluster));
      }
      return new Reach(new TreeSet<>(), possible, false);
    }
    return destination instanceof Destination.Local ? local : ANYWHERE;
  }

  /** The clusters of both. */
  Reach and(Reach other) {
    var all = new TreeSet<>(sure);
    all.addAll(other.sure);
    var some = new TreeSet<>(possible);
    some.addAll(other.possible);
    return new Reach(all, some, isAnywhere || other.isAnywhere);
  }

  /** Whether nothing here applies it. */
  public boolean isNowhere() {
    return sure.isEmpty() && possible.isEmpty() && !isAnywhere;
  }
}
