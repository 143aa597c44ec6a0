package io.github.migrationlint.core.baseline;

import io.github.migrationlint.core.diagnostic.Label;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which findings a baseline holds that an earlier one does not. */
public final class BaselineChanges {
  private BaselineChanges() {}

  /** What an entry is known by; its file may have moved. */
  private record Frozen(FindingIdentity identity, Severity severity) {}

  /** New entries of one rule. */
  private record Added(Span first, int count) {
    Added plus(int more) {
      return new Added(first, count + more);
    }
  }

  /** One change for each rule, at the first of its new entries. */
  public static List<Label> between(Optional<Baseline> before, Optional<Baseline> now) {
    var known = new HashMap<Frozen, Integer>();
    for (var entry : before.map(Baseline::entries).orElse(List.of())) {
      known.merge(frozen(entry), entry.finding().count(), Integer::sum);
    }
    var added = new TreeMap<String, Added>();
    for (var entry : now.map(Baseline::entries).orElse(List.of())) {
      var more = unknown(entry, known);
      if (more > 0) {
        var rule = entry.finding().identity().rule();
        added.merge(rule, new Added(entry.place(), more), (one, other) -> one.plus(other.count));
      }
    }
    var changes = new ArrayList<Label>();
    added.forEach((rule, entries) -> changes.add(new Label(
        entries.first,
        entries.count + (entries.count == 1 ? " finding" : " findings") + " of `" + rule
            + (entries.count == 1 ? "` is" : "` are") + " new in the baseline")));
    return changes;
  }

  private static int unknown(Baseline.Entry entry, Map<Frozen, Integer> known) {
    var count = entry.finding().count();
    var left = known.getOrDefault(frozen(entry), 0);
    known.put(frozen(entry), Math.max(0, left - count));
    return Math.max(0, count - left);
  }

  private static Frozen frozen(Baseline.Entry entry) {
    return new Frozen(entry.finding().identity(), entry.finding().severity());
  }
}
