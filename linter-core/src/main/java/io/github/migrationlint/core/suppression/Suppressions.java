package io.github.migrationlint.core.suppression;

import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.Level;
import io.github.migrationlint.core.config.RuleFilter;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.suppression.Suppression.NamedRule;
import io.github.migrationlint.core.suppression.Suppression.Node;
import io.github.migrationlint.core.targets.FieldPaths;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.text.CalendarDay;
import io.github.migrationlint.core.text.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The suppressions of a run: takes away the findings they cover, and tells what is wrong with them. */
public final class Suppressions {
  /** By rule, those that cover a part of a file by its path; the others under no path. */
  private final Map<RuleAndPath, List<Suppression>> active = new HashMap<>();

  private final List<Suppression> all;
  private final List<Diagnostic> problems;
  private final Configuration configuration;
  private final RuleFilter filter;
  private final CalendarDay today;
  private final List<String> known;
  private final IdentityHashMap<Suppression, Set<String>> used = new IdentityHashMap<>();

  private record RuleAndPath(String rule, String path) {}

  /**
   * What suppressions make of findings.
   *
   * @param left the findings that no suppression covers, in the clusters in which none does
   * @param suppressed the others
   * @param problems what is wrong with the suppressions
   */
  public record Applied(
      List<Diagnostic> left, List<SuppressedFinding> suppressed, List<Diagnostic> problems) {
    public Applied {
      left = List.copyOf(left);
      suppressed = List.copyOf(suppressed);
      problems = List.copyOf(problems);
    }
  }

  private Suppressions(
      List<Suppression> found,
      List<Diagnostic> problems,
      Configuration configuration,
      RuleFilter filter,
      CalendarDay today) {
    this.all = found;
    this.problems = problems;
    this.configuration = configuration;
    this.filter = filter;
    this.today = today;
    this.known = all.isEmpty() ? List.of() : filter.known();
    for (var suppression : all) {
      if (!suppression.hasExpired(today)) {
        for (var named : suppression.rules()) {
          var key = new RuleAndPath(named.rule(), pathOf(suppression));
          active.computeIfAbsent(key, unused -> new ArrayList<>()).add(suppression);
        }
      }
    }
  }

  private static String pathOf(Suppression suppression) {
    return suppression.scope() instanceof Node node ? node.span().source().id().path() : "";
  }

  /**
   * The suppressions of a repository.
   *
   * @param today a suppression holds on its last day and not after it
   * @param only those in manifests that count; empty where all do
   */
  public static Suppressions in(
      Repository repository,
      Configuration configuration,
      RuleFilter filter,
      CalendarDay today,
      Optional<KnownSuppressions> only) {
    var reader = new SuppressionReader();
    reader.readComments(repository.yaml().documents());
    reader.readAnnotations(repository);
    reader.readConfiguration(configuration.suppressions());
    var found = only.isPresent()
        ? only.get().knownAmong(reader.found(), new FieldPaths(repository))
        : reader.found();
    return new Suppressions(found, reader.problems(), configuration, filter, today);
  }

  /** Whether there are none, and nothing is wrong with any. */
  public boolean areNone() {
    return all.isEmpty() && problems.isEmpty();
  }

  /** Takes away what is covered. To be called once, with all findings. */
  public Applied apply(List<Diagnostic> findings) {
    var left = new ArrayList<Diagnostic>();
    var suppressed = new ArrayList<SuppressedFinding>();
    for (var finding : findings) {
      apply(finding, left, suppressed);
    }
    var wrong = new ArrayList<>(problems);
    for (var suppression : all) {
      addProblems(suppression, wrong);
    }
    return new Applied(left, suppressed, wrong);
  }

  private void apply(
      Diagnostic finding, List<Diagnostic> left, List<SuppressedFinding> suppressed) {
    var rest = new ArrayList<>(finding.clusters());
    var isCovered = false;
    for (var suppression : activeFor(finding)) {
      var clusters = suppression.scope().clustersOf(finding);
      if (clusters.isEmpty()) {
        continue;
      }
      used.computeIfAbsent(suppression, unused -> new HashSet<>()).add(finding.code());
      var covered = new ArrayList<>(clusters.get());
      covered.retainAll(rest);
      if (!covered.isEmpty() || (rest.isEmpty() && !isCovered)) {
        suppressed.add(new SuppressedFinding(
            finding.withClusters(covered),
            suppression.inSource(),
            suppression.reason().orElse("")));
        rest.removeAll(covered);
        isCovered = true;
      }
    }
    if (!isCovered) {
      left.add(finding);
    } else if (!rest.isEmpty()) {
      left.add(finding.withClusters(rest));
    }
  }

  private List<Suppression> activeFor(Diagnostic finding) {
    var path = finding.primary().source().id().path();
    var found =
        new ArrayList<>(active.getOrDefault(new RuleAndPath(finding.code(), path), List.of()));
    found.addAll(active.getOrDefault(new RuleAndPath(finding.code(), ""), List.of()));
    return found;
  }

  private void addProblems(Suppression suppression, List<Diagnostic> wrong) {
    if (suppression.reason().isEmpty()) {
      wrong.add(SuppressionRules.WITHOUT_REASON
          .at(suppression.place(), "this suppression does not say why the finding is acceptable")
          .withHelp(
              suppression.inSource()
                  ? "add ` -- REASON`"
                  : "add `reason` to this item of `suppressions`"));
    }
    if (suppression.hasExpired(today)) {
      wrong.add(SuppressionRules.EXPIRED
          .at(
              suppression.place(),
              "this suppression expired after " + suppression.until().orElseThrow())
          .withHelp("fix the finding, set a later `until`, or delete the suppression"));
    }
    var isPattern = suppression.rules().size() > 1 && !suppression.inSource();
    if (isPattern) {
      addUnusedPattern(suppression, wrong);
      return;
    }
    for (var named : suppression.rules()) {
      addProblems(suppression, named, wrong);
    }
  }

  private void addProblems(Suppression suppression, NamedRule named, List<Diagnostic> wrong) {
    var rule = named.rule();
    if (!known.isEmpty() && !known.contains(rule)) {
      var nearest = Spelling.nearest(rule, known);
      wrong.add(SuppressionRules.UNKNOWN_RULE
          .at(named.place(), "there is no rule `" + rule + "`")
          .withHelp(nearest
              .map(name -> "write `" + name + "`")
              .orElse("see `migration-lint rules` for the names of all rules")));
      if (nearest.isPresent() && named.place().text().equals(rule)) {
        var last = wrong.size() - 1;
        wrong.set(
            last,
            wrong
                .get(last)
                .withFix(new Fix(
                    "write `" + nearest.get() + "`",
                    Applicability.NEEDS_REVIEW,
                    List.of(new Edit(named.place(), nearest.get())))));
      }
    } else if (!suppression.hasExpired(today) && isUnused(suppression, named)) {
      wrong.add(withoutComment(
          SuppressionRules.UNUSED
              .at(named.place(), "this suppression covers no finding of `" + rule + "`")
              .withHelp("delete it"),
          suppression));
    }
  }

  /** A comment for this rule alone is deleted, with its line where it has one. */
  private static Diagnostic withoutComment(Diagnostic finding, Suppression suppression) {
    var place = suppression.place();
    var source = place.source();
    if (suppression.rules().size() > 1 || !place.text().startsWith("#")) {
      return finding;
    }
    var lines = source.lines();
    var line = lines.position(place.start()).line();
    var start = lines.start(line);
    var code = source.text().substring(start, place.start()).stripTrailing();
    var end = line < lines.count() ? lines.start(line + 1) : source.text().length();
    var edit =
        code.isEmpty() ? source.span(start, end) : source.span(start + code.length(), place.end());
    return finding.withFix(
        new Fix("delete the comment", Applicability.SAFE, List.of(new Edit(edit, ""))));
  }

  /** A pattern is used if one of its rules is. */
  private void addUnusedPattern(Suppression suppression, List<Diagnostic> wrong) {
    if (suppression.hasExpired(today)) {
      return;
    }
    for (var named : suppression.rules()) {
      if (!isUnused(suppression, named)) {
        return;
      }
    }
    wrong.add(SuppressionRules.UNUSED
        .at(suppression.place(), "this suppression covers no finding")
        .withHelp("delete it"));
  }

  /** Of a rule that did not run, no one can tell. */
  private boolean isUnused(Suppression suppression, NamedRule named) {
    return !used.getOrDefault(suppression, Set.of()).contains(named.rule())
        && filter.includes(named.rule())
        && !isOff(named);
  }

  private boolean isOff(NamedRule named) {
    if (configuration.isOff(named.rule())) {
      return true;
    }
    var path = named.place().source().id().path();
    return configuration
        .levelOf(named.rule(), path, "")
        .filter(level -> level == Level.OFF)
        .isPresent();
  }
}
