package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.budget.Credit;
import io.github.migrationlint.core.diff.ClusterChanges.Item;
import java.util.List;

/** How one cluster that both sides have is compared. A seam: tests plant a fault in one of several. */
interface ClusterComparison {
  /**
   * What changes.
   *
   * @param name of the cluster
   * @param steps what the search for causes may cost
   */
  List<Item> of(String name, ClusterPair pair, Credit steps);
}
