package io.github.migrationlint.core.diff;

import io.github.migrationlint.core.baseline.FindingIdentities;
import io.github.migrationlint.core.baseline.FindingIdentity;
import io.github.migrationlint.core.baseline.PathNames;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
  private record Item(Diagnostic finding, FindingIdentity identity, String cluster) {
    String path() {
      return finding.primary().source().id().path();
    }

    /** One text, for names that are made to have one hash are no trouble to a map of texts. */
    Optional<String> same() {
      return Optional.of(String.join(
          "\n",
          identity.rule(),
          identity.object(),
          identity.field(),
          finding.severity().name(),
          cluster));
    }

    Optional<String> alike() {
      return same().map(key -> String.join("\n", key, path(), finding.message()));
    }

    Optional<String> renamed(Set<String> paths) {
      return finding.object().isEmpty() && paths.contains(path())
          ? Optional.of(finding.code() + "\n" + finding.message())
          : Optional.empty();
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
    match(before, now, Item::alike, Item::alike);
    match(before, now, Item::same, Item::same);
    var lost = onlyIn(base, head);
    var made = onlyIn(head, base);
    match(before, now, item -> item.renamed(lost), item -> item.renamed(made));
    return new FindingChanges(findings(now, head), findings(before, base));
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
        items.add(new Item(finding, identity, name));
      }
    }
    return items;
  }

  /** Takes away what has the same key, each with one of the other side. */
  private static void match(
      List<Item> before,
      List<Item> now,
      Function<Item, Optional<String>> keyBefore,
      Function<Item, Optional<String>> keyNow) {
    var candidates = new HashMap<String, Deque<Item>>();
    for (var item : before) {
      keyBefore.apply(item).ifPresent(key -> candidates
          .computeIfAbsent(key, unused -> new ArrayDeque<>())
          .add(item));
    }
    var matched = new IdentityHashMap<Item, Boolean>();
    now.removeIf(item -> {
      var same = keyNow.apply(item).map(candidates::get);
      var partner = same.map(Deque::poll);
      partner.ifPresent(found -> matched.put(found, true));
      return partner.isPresent();
    });
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
