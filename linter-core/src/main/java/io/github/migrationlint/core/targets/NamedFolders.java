package io.github.migrationlint.core.targets;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Where the folders of one name lie, and to which conflict each belongs. Counts, for there may be many. */
final class NamedFolders {
  private record Home(String container, int conflict) {}

  private final Set<Home> homes = new HashSet<>();
  private final Map<String, Integer> byContainer = new HashMap<>();
  private final Map<Integer, Integer> byConflict = new HashMap<>();

  void add(String container, int conflict) {
    if (homes.add(new Home(container, conflict))) {
      byContainer.merge(container, 1, Integer::sum);
      byConflict.merge(conflict, 1, Integer::sum);
    }
  }

  /** Whether one lies elsewhere that has to do with another conflict. */
  boolean hasOther(String container, int conflict) {
    var own = homes.contains(new Home(container, conflict)) ? 1 : 0;
    return homes.size()
            - byContainer.getOrDefault(container, 0)
            - byConflict.getOrDefault(conflict, 0)
            + own
        > 0;
  }
}
