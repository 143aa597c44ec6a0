package io.github.migrationlint.core.facts;

import io.github.migrationlint.core.resource.MigrationPolicy;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the user guide foretells of policies that match equally well: the label key that comes first
 * in lexicographic order decides. The guide says so in {@code
 * docs/cluster_admin/migration_policies.md}, "Policies' Precedence", and looks at the keys of both
 * selectors together in its example. No released matcher ever did that.
 */
public final class DocumentedOrder {
  private DocumentedOrder() {}

  /** Whether the guide predicts the other policy, where both select equally many labels. */
  public static boolean documentsAsWinner(MigrationPolicy other, MigrationPolicy winner) {
    return isTie(other, winner)
        && first(List.of(winner, other)).filter(other::equals).isPresent();
  }

  private static boolean isTie(MigrationPolicy one, MigrationPolicy other) {
    var pairs = SelectorPairs.of(one);
    var others = SelectorPairs.of(other);
    return pairs.isPresent() && others.isPresent() && count(pairs.get()) == count(others.get());
  }

  private static int count(SelectorPairs pairs) {
    return pairs.vmi().size() + pairs.namespace().size();
  }

  /** The policy that would win; empty where the guide does not say: the first keys are the same. */
  static Optional<MigrationPolicy> first(List<MigrationPolicy> tied) {
    return first(tied, new IdentityHashMap<>());
  }

  /**
   * The same.
   *
   * @param firstKeys of policies that were asked for before
   */
  static Optional<MigrationPolicy> first(
      List<MigrationPolicy> tied, IdentityHashMap<MigrationPolicy, Optional<String>> firstKeys) {
    var best = Optional.<MigrationPolicy>empty();
    var smallest = "";
    for (var policy : tied) {
      var key = firstKeys.computeIfAbsent(policy, DocumentedOrder::firstKey);
      if (key.isEmpty()) {
        return Optional.empty();
      }
      var order = smallest.isEmpty() ? -1 : key.get().compareTo(smallest);
      if (order < 0) {
        best = Optional.of(policy);
        smallest = key.get();
      } else if (order == 0) {
        best = Optional.empty();
      }
    }
    return best;
  }

  private static Optional<String> firstKey(MigrationPolicy policy) {
    var keys = new TreeSet<String>();
    SelectorPairs.of(policy).ifPresent(pairs -> {
      keys.addAll(pairs.vmi().keySet());
      keys.addAll(pairs.namespace().keySet());
    });
    return keys.isEmpty() ? Optional.empty() : Optional.of(keys.first());
  }
}
