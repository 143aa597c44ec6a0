package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.cluster.FleetDrift;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.manifest.Manifest;
import io.github.migrationlint.core.targets.AppliedTwice;
import io.github.migrationlint.core.targets.ClusterPlan;
import io.github.migrationlint.core.targets.IgnoredDifferences;
import io.github.migrationlint.core.targets.PlannedCluster.Standing;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.targets.SameCluster;
import io.github.migrationlint.core.text.Span;
import io.github.migrationlint.core.yaml.YamlRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings what the stages and rules said into its final form: each finding names its object and its
 * clusters, one that another says better is gone, and all are in source order, once.
 */
public final class Findings {
  private final List<String> clusters = new ArrayList<>();
  private final Map<Statement, Map<String, List<Span>>> worlds = new HashMap<>();
  private final List<Manifest> relevant;
  private @Nullable PlaceIndex<Manifest> objects;
  private final ClusterPlan plan;
  private final SameCluster sameCluster;
  private final Rendered rendered;
  private final Owners owners;

  private Findings(Repository repository, Configuration configuration) {
    relevant = repository.objects();
    plan = repository.plan();
    rendered = new Rendered(repository.yaml().documents());
    sameCluster = SameCluster.in(repository, configuration);
    owners = new Owners(repository);
    for (var cluster : plan.clusters()) {
      if (cluster.standing() != Standing.UNAPPLIED) {
        clusters.add(cluster.name());
      }
    }
  }

  public static List<Diagnostic> of(
      List<Diagnostic> said,
      Repository repository,
      List<? extends Rule> rules,
      Configuration configuration) {
    var placed = new Findings(repository, configuration);
    placed.mergeAssumptions(said);
    var superseded = placed.superseded(said, rules);
    var live = new LiveObjects(said.isEmpty() ? List.of() : repository.written());
    var findings = new ArrayList<Diagnostic>();
    var scope = new MigrationScope(repository);
    var guard = new FixGuard(repository.yaml().documents());
    var defaults = new ParameterDefaults(said.isEmpty() ? List.of() : repository.written());
    for (var diagnostic : said) {
      if (!live.isExcused(diagnostic)
          && !superseded.contains(diagnostic)
          && placed.isInLintedObject(diagnostic)) {
        var sure = defaults.qualified(placed.complete(guard.guarded(diagnostic)));
        scope.of(sure).ifPresent(findings::add);
      }
    }
    findings.sort(Diagnostic.SOURCE_ORDER);
    return placed.withoutRepeats(findings);
  }

  /** A key that is twice in someone else's file is that someone's business. */
  private boolean isInLintedObject(Diagnostic diagnostic) {
    if (!diagnostic.code().equals(YamlRules.DUPLICATE_KEY.name())) {
      return true;
    }
    return objects().first(diagnostic.primary()).isPresent();
  }

  private PlaceIndex<Manifest> objects() {
    var known = objects;
    if (known == null) {
      known = new PlaceIndex<>();
      for (var manifest : relevant) {
        known.add(manifest.span(), manifest);
      }
      objects = known;
    }
    return known;
  }

  private record RulePlace(String rule, Span span) {}

  /** The same said of several clusters. */
  private record Statement(String rule, Span place, String message) {
    static Statement of(Diagnostic diagnostic) {
      return new Statement(diagnostic.code(), diagnostic.primary(), diagnostic.message());
    }
  }

  private void mergeAssumptions(List<Diagnostic> said) {
    for (var diagnostic : said) {
      if (!diagnostic.related().isEmpty()) {
        var holdsIn = worlds.computeIfAbsent(Statement.of(diagnostic), unused -> new TreeMap<>());
        for (var cluster : diagnostic.clusters()) {
          var places = holdsIn.computeIfAbsent(cluster, unused -> new ArrayList<>());
          for (var label : diagnostic.related()) {
            places.add(label.span());
          }
        }
      }
    }
  }

  /**
   * The findings that another one at the same place makes superfluous: a rule may say better what a
   * more general rule says too. What rests on an assumption is not better than what does not.
   */
  private Set<Diagnostic> superseded(List<Diagnostic> said, List<? extends Rule> rules) {
    var refines = new HashMap<String, List<String>>();
    var refined = new HashSet<String>();
    for (var rule : rules) {
      refines.put(rule.card().name(), rule.card().refined());
      refined.addAll(rule.card().refined());
    }
    var general = new HashMap<RulePlace, List<Diagnostic>>();
    for (var diagnostic : said) {
      if (refined.contains(diagnostic.code())) {
        var place = new RulePlace(diagnostic.code(), diagnostic.primary());
        general.computeIfAbsent(place, unused -> new ArrayList<>()).add(diagnostic);
      }
    }
    var superfluous = new HashSet<Diagnostic>();
    for (var diagnostic : said) {
      for (var rule : refines.getOrDefault(diagnostic.code(), List.of())) {
        for (var other :
            general.getOrDefault(new RulePlace(rule, diagnostic.primary()), List.of())) {
          var isWeaker = restsOnAnAssumption(diagnostic) && !restsOnAnAssumption(other);
          superfluous.add(isWeaker ? diagnostic : other);
        }
      }
    }
    return superfluous;
  }

  private Diagnostic complete(Diagnostic diagnostic) {
    var located = diagnostic.clusters().isEmpty()
        ? diagnostic.withClusters(clustersOf(diagnostic.primary()))
        : diagnostic;
    var sure = restsOnAnAssumption(located) ? assuming(located) : located;
    return rendered.from(owners.name(sure));
  }

  /** What is wrong with a file that no cluster reads may be wrong in all of them. */
  private List<String> clustersOf(Span place) {
    var reading = plan.clustersOf(place.source().id().path());
    return reading.isEmpty() ? clusters : reading;
  }

  private boolean restsOnAnAssumption(Diagnostic diagnostic) {
    if (diagnostic.code().equals(FleetDrift.CARD.name())
        || diagnostic.code().equals(AppliedTwice.CARD.name())
        || diagnostic.code().equals(IgnoredDifferences.CARD.name())) {
      // They compare clusters, or appliers, which may lie in other ones than what they are about.
      return false;
    }
    var holdsIn = worlds.getOrDefault(Statement.of(diagnostic), Map.of());
    for (var label : diagnostic.related()) {
      if (!sameCluster.isCertain(diagnostic.primary(), label.span(), holdsIn)) {
        return true;
      }
    }
    return false;
  }

  /** Says what is assumed, and is no error. */
  private static Diagnostic assuming(Diagnostic diagnostic) {
    return diagnostic
        .withMessage(diagnostic.message() + ", if both reach one cluster")
        .withSeverity(diagnostic.severity().atMost(Severity.WARNING));
  }

  /** What holds in several clusters is said once, and names them. */
  private List<Diagnostic> withoutRepeats(List<Diagnostic> sorted) {
    var once = new ArrayList<Diagnostic>();
    for (var finding : sorted) {
      var last = once.isEmpty() ? finding : once.get(once.size() - 1);
      if (once.isEmpty() || Diagnostic.SOURCE_ORDER.compare(last, finding) != 0) {
        once.add(finding);
      } else {
        var clusters = new TreeSet<>(last.clusters());
        clusters.addAll(finding.clusters());
        var merged = owners.common(last, finding);
        once.set(once.size() - 1, merged.withClusters(List.copyOf(clusters)));
      }
    }
    return once;
  }
}
