package io.github.migrationlint.core.baseline;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out which findings are known already.
 *
 * <p>A finding is known where one of its identity is known in the same file and at least as severe.
 * What is then left over of a file that is gone is looked for in other files of the same clusters: the
 * file has moved. An object of the same name in another cluster's own file is another object.
 */
public final class KnownFindings {
  /** Something known, and how many of it are not found yet. */
  private static final class Entry {
    private final FrozenFinding known;
    private final int index;
    private int left;

    Entry(FrozenFinding known, int index) {
      this.known = known;
      this.index = index;
      this.left = known.count();
    }
  }

  /** A finding, and what it would be known as. */
  private record Candidate(Diagnostic finding, FrozenFinding frozen, int index) {}

  /**
   * What is known of the findings of a run.
   *
   * @param fresh the findings that are not known, in the order given
   * @param known how many are
   * @param left how many of each entry are not found, in the order of the entries
   */
  public record Match(List<Diagnostic> fresh, int known, List<Integer> left) {
    public Match {
      fresh = List.copyOf(fresh);
      left = List.copyOf(left);
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Map<FindingIdentity, List<Entry>> byIdentity = new HashMap<>();

  public KnownFindings(List<FrozenFinding> known) {
    for (var finding : known) {
      var entry = new Entry(finding, entries.size());
      entries.add(entry);
      byIdentity
          .computeIfAbsent(finding.identity(), identity -> new ArrayList<>())
          .add(entry);
    }
    for (var same : byIdentity.values()) {
      same.sort(Comparator.comparing((Entry entry) -> entry.known.severity())
          .reversed()
          .thenComparing(entry -> entry.index));
    }
  }

  /**
   * Tells new findings from known ones. To be called once.
   *
   * @param gone the files of known findings that do not exist any more
   */
  public Match match(List<Diagnostic> findings, FindingIdentities identities, Set<String> gone) {
    var byIdentity = new LinkedHashMap<FindingIdentity, List<Candidate>>();
    for (var i = 0; i < findings.size(); i++) {
      var candidate = new Candidate(findings.get(i), identities.frozen(findings.get(i)), i);
      byIdentity
          .computeIfAbsent(candidate.frozen.identity(), identity -> new ArrayList<>())
          .add(candidate);
    }
    var fresh = new ArrayList<Candidate>();
    byIdentity.forEach((identity, candidates) ->
        fresh.addAll(unknown(candidates, this.byIdentity.getOrDefault(identity, List.of()), gone)));
    fresh.sort(Comparator.comparing(Candidate::index));
    var diagnostics = new ArrayList<Diagnostic>();
    for (var candidate : fresh) {
      diagnostics.add(candidate.finding);
    }
    var left = new ArrayList<Integer>();
    for (var entry : entries) {
      left.add(entry.left);
    }
    return new Match(diagnostics, findings.size() - fresh.size(), left);
  }

  /** The most severe ones first, so that a milder entry is left for a milder finding. */
  private static List<Candidate> unknown(
      List<Candidate> candidates, List<Entry> entries, Set<String> gone) {
    var waiting = new ArrayList<>(candidates);
    waiting.sort(Comparator.comparing((Candidate candidate) -> candidate.finding.severity())
        .reversed()
        .thenComparing(Candidate::index));
    var elsewhere = new ArrayList<Candidate>();
    for (var candidate : waiting) {
      if (!take(candidate, entries, false, gone)) {
        elsewhere.add(candidate);
      }
    }
    var unknown = new ArrayList<Candidate>();
    for (var candidate : elsewhere) {
      if (!take(candidate, entries, true, gone)) {
        unknown.add(candidate);
      }
    }
    // A known finding that became more severe is reported, but it is not solved.
    for (var candidate : unknown) {
      consume(candidate, entries);
    }
    return unknown;
  }

  private static boolean take(
      Candidate candidate, List<Entry> entries, boolean isMoved, Set<String> gone) {
    for (var entry : entries) {
      var isAsSevere = entry.known.severity().compareTo(candidate.finding.severity()) >= 0;
      if (entry.left > 0 && isAsSevere && isSamePlace(candidate, entry, isMoved, gone)) {
        entry.left--;
        return true;
      }
    }
    return false;
  }

  private static boolean isSamePlace(
      Candidate candidate, Entry entry, boolean isMoved, Set<String> gone) {
    if (!isMoved) {
      return entry.known.path().equals(candidate.frozen.path());
    }
    return gone.contains(entry.known.path())
        && entry.known.clusters().stream().anyMatch(candidate.frozen.clusters()::contains);
  }

  private static void consume(Candidate candidate, List<Entry> entries) {
    for (var entry : entries) {
      if (entry.left > 0 && entry.known.path().equals(candidate.frozen.path())) {
        entry.left--;
        return;
      }
    }
  }
}
