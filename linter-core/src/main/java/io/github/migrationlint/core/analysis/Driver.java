package io.github.migrationlint.core.analysis;

import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.config.ParameterValues;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.resource.Resources;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Runs rules over clusters; what one rule does wrong does not stop the others. */
public final class Driver {
  /** What the rules found, and which of them failed. */
  public record Run(List<Diagnostic> findings, List<RuleFailure> errors) {
    public Run {
      findings = List.copyOf(findings);
      errors = List.copyOf(errors);
    }
  }

  /** A rule that threw: a bug in it, never in the input. */
  public record RuleFailure(String rule, String cluster, Throwable cause) {}

  private final ParameterValues parameters;

  /** Runs every rule with the usual values of its parameters. */
  public Driver() {
    this(ParameterValues.DEFAULTS);
  }

  public Driver(ParameterValues parameters) {
    this.parameters = parameters;
  }

  /**
   * Runs every rule on every cluster.
   *
   * @throws IllegalStateException if the rules cannot run together
   */
  public Run run(List<? extends Rule> rules, List<ClusterModel> clusters) {
    RuleSet.validate(rules);
    var findings = new ArrayList<Diagnostic>();
    var errors = new ArrayList<RuleFailure>();
    for (var alike : alike(clusters)) {
      var cluster = alike.get(0);
      var names = new ArrayList<String>();
      for (var one : alike) {
        names.add(one.name());
      }
      var pass = Pass.over(cluster, parameters);
      for (var rule : rules) {
        try {
          for (var finding : pass.run(rule)) {
            findings.add(finding.withClusters(names));
          }
        } catch (RuntimeException | Error bug) {
          // Whatever a rule throws, the user still gets the findings of all the others.
          errors.add(new RuleFailure(rule.card().name(), cluster.name(), bug));
        }
      }
    }
    return new Run(findings, errors);
  }

  /** The clusters of a fleet that hold the same objects: nothing a rule sees tells them apart. */
  private static List<List<ClusterModel>> alike(List<ClusterModel> clusters) {
    var groups = new ArrayList<List<ClusterModel>>();
    var byResources = new IdentityHashMap<Resources, List<List<ClusterModel>>>();
    for (var cluster : clusters) {
      var sameObjects =
          byResources.computeIfAbsent(cluster.resources(), unused -> new ArrayList<>());
      var group = groupOf(cluster, sameObjects);
      if (group.isEmpty()) {
        sameObjects.add(group);
        groups.add(group);
      }
      group.add(cluster);
    }
    return groups;
  }

  private static List<ClusterModel> groupOf(
      ClusterModel cluster, List<List<ClusterModel>> sameObjects) {
    for (var group : sameObjects) {
      var first = group.get(0);
      if (first.versions().equals(cluster.versions()) && first.facts().equals(cluster.facts())) {
        return group;
      }
    }
    return new ArrayList<>();
  }

  /** Works out one fact about one cluster, and what it requires. */
  public <T> T ask(Analysis<T> question, ClusterModel cluster) {
    RuleSet.validate(List.of(question));
    return Pass.over(cluster, parameters).run(question);
  }
}
