package io.github.migrationlint.core.baseline;

import io.github.migrationlint.core.config.RuleFilter;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Findings that were there when the user froze them.
 *
 * @param entries in the order of the file
 * @param names how the baseline calls the files of the run
 */
public record Baseline(List<Entry> entries, PathNames names) {
  /** What a finding that no longer exists is shown with at most. */
  private static final int MOST_RELATED = 9;

  /** A frozen finding and its place in the baseline. */
  public record Entry(FrozenFinding finding, Span place) {}

  /**
   * What a baseline makes of findings.
   *
   * @param left those it does not have
   * @param baselined how many it has
   * @param remaining the entries without what no longer exists
   * @param problems that entries are stale
   */
  public record Applied(
      List<Diagnostic> left,
      int baselined,
      List<FrozenFinding> remaining,
      List<Diagnostic> problems) {
    public Applied {
      left = List.copyOf(left);
      remaining = List.copyOf(remaining);
      problems = List.copyOf(problems);
    }
  }

  public Baseline {
    entries = List.copyOf(entries);
    Objects.requireNonNull(names);
  }

  /** Takes away what is frozen. An entry of a file or rule that the run leaves out is never stale. */
  public Applied apply(List<Diagnostic> findings, Repository repository, RuleFilter filter) {
    var known = new ArrayList<FrozenFinding>();
    for (var entry : entries) {
      known.add(entry.finding());
    }
    var read = new HashSet<String>();
    for (var source : repository.sources()) {
      read.add(names.of(source.path()));
    }
    var match = new KnownFindings(known)
        .match(findings, new FindingIdentities(repository, names), gone(read));
    var remaining = new ArrayList<FrozenFinding>();
    var stale = new ArrayList<Span>();
    for (var i = 0; i < entries.size(); i++) {
      var finding = entries.get(i).finding();
      var isJudged = filter.includes(finding.identity().rule())
          && (read.contains(finding.path()) || names.isAskedFor(finding.path()));
      var solved = isJudged ? match.left().get(i) : 0;
      if (solved > 0) {
        stale.add(entries.get(i).place());
      }
      if (solved < finding.count()) {
        remaining.add(finding.times(finding.count() - solved));
      }
    }
    return new Applied(match.fresh(), match.known(), remaining, problems(stale));
  }

  private Set<String> gone(Set<String> read) {
    var gone = new HashSet<String>();
    for (var entry : entries) {
      var path = entry.finding().path();
      if (!read.contains(path) && names.isAskedFor(path)) {
        gone.add(path);
      }
    }
    return gone;
  }

  /** One finding, however many entries are stale. */
  private static List<Diagnostic> problems(List<Span> stale) {
    if (stale.isEmpty()) {
      return List.of();
    }
    var message = stale.size() == 1
        ? "this entry of the baseline matches no finding: it is solved"
        : stale.size() + " entries of the baseline match no finding: they are solved";
    var problem = BaselineRules.STALE_ENTRY
        .at(stale.get(0), message)
        .withHelp("run `migration-lint baseline prune`");
    for (var place : stale.subList(1, Math.min(stale.size(), 1 + MOST_RELATED))) {
      problem = problem.withRelated(place, "solved, too");
    }
    return List.of(problem);
  }
}
