package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.baseline.FindingIdentities;
import io.github.migrationlint.core.baseline.FindingIdentity;
import io.github.migrationlint.core.baseline.PathNames;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Which findings come and which go. A finding is the same one by its rule, severity, object, field and
 * cluster, wherever the object was moved to; about a file that was renamed, by its message. One that is
 * accepted on a side is there nevertheless: accepting a finding does not fix it.
 *
 * @param appeared in source order of the head
 * @param gone in source order of the base
 */
record FindingChanges(List<Diagnostic> appeared, List<Diagnostic> gone) {
  FindingChanges {
    appeared = List.copyOf(appeared);
    gone = List.copyOf(gone);
  }

  /** What one finding is in one cluster. */
  private record FindingKey(FindingIdentity identity, Severity severity, String cluster) {}

  private record Item(Diagnostic finding, FindingKey key) {
    String path() {
      return finding.primary().source().id().path();
    }
  }

  /**
   * Compares the findings of both sides.
   *
   * @param names what the head calls the clusters of the base
   */
  static FindingChanges of(DiffSide base, DiffSide head, Map<String, String> names) {
    var before = items(base, names);
    var now = items(head, Map.of());
    match(before, now, (one, other) -> one.key.equals(other.key) && isAlike(one, other));
    match(before, now, (one, other) -> one.key.equals(other.key));
    var lost = onlyIn(base, head);
    var made = onlyIn(head, base);
    match(
        before,
        now,
        (one, other) -> one.finding.object().isEmpty()
            && other.finding.object().isEmpty()
            && lost.contains(one.path())
            && made.contains(other.path())
            && one.finding.code().equals(other.finding.code())
            && one.finding.message().equals(other.finding.message()));
    return new FindingChanges(findings(now, head), findings(before, base));
  }

  private static boolean isAlike(Item one, Item other) {
    return one.path().equals(other.path()) && one.finding.message().equals(other.finding.message());
  }

  private static List<Item> items(DiffSide side, Map<String, String> names) {
    var identities = new FindingIdentities(side.repository(), PathNames.AS_REPORTED);
    var items = new ArrayList<Item>();
    var all = new ArrayList<>(side.findings());
    for (var accepted : side.suppressed()) {
      all.add(accepted.finding());
    }
    for (var finding : all) {
      var identity = identities.of(finding);
      var clusters = finding.clusters().isEmpty() ? List.of("") : finding.clusters();
      for (var cluster : clusters) {
        var name = names.getOrDefault(cluster, cluster);
        items.add(new Item(finding, new FindingKey(identity, finding.severity(), name)));
      }
    }
    return items;
  }

  /** Takes away what matches, each with one of the other side. */
  private static void match(List<Item> before, List<Item> now, BiPredicate<Item, Item> isSame) {
    var byRule = new HashMap<String, List<Item>>();
    for (var item : before) {
      byRule.computeIfAbsent(item.finding.code(), unused -> new ArrayList<>()).add(item);
    }
    var matched = new IdentityHashMap<Item, Boolean>();
    var left = new ArrayList<Item>();
    for (var item : now) {
      var candidates = byRule.getOrDefault(item.finding.code(), List.of());
      Item partner = null;
      for (var candidate : candidates) {
        if (partner == null && isSame.test(candidate, item)) {
          partner = candidate;
        }
      }
      if (partner == null) {
        left.add(item);
      } else {
        matched.put(partner, true);
        candidates.remove(partner);
      }
    }
    now.clear();
    now.addAll(left);
    before.removeIf(matched::containsKey);
  }

  private static Set<String> onlyIn(DiffSide side, DiffSide other) {
    var paths = new HashSet<String>();
    for (var source : side.repository().sources()) {
      paths.add(source.path());
    }
    for (var source : other.repository().sources()) {
      paths.remove(source.path());
    }
    return paths;
  }

  /** Each finding once, in the order of the side. */
  private static List<Diagnostic> findings(List<Item> items, DiffSide side) {
    var wanted = new IdentityHashMap<Diagnostic, Boolean>();
    for (var item : items) {
      wanted.put(item.finding, true);
    }
    var findings = new ArrayList<Diagnostic>();
    for (var finding : side.findings()) {
      if (wanted.containsKey(finding)) {
        findings.add(finding);
      }
    }
    return findings;
  }
}
