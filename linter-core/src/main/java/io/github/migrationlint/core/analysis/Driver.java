package io.github.migrationlint.core.analysis;

import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.config.ParameterValues;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import java.util.ArrayList;
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
    for (var cluster : clusters) {
      var pass = Pass.over(cluster, parameters);
      for (var rule : rules) {
        try {
          for (var finding : pass.run(rule)) {
            findings.add(finding.withClusters(List.of(cluster.name())));
          }
        } catch (RuntimeException | Error bug) {
          // Whatever a rule throws, the user still gets the findings of all the others.
          errors.add(new RuleFailure(rule.card().name(), cluster.name(), bug));
        }
      }
    }
    return new Run(findings, errors);
  }

  /** Works out one fact about one cluster, and what it requires. */
  public <T> T ask(Analysis<T> question, ClusterModel cluster) {
    RuleSet.validate(List.of(question));
    return Pass.over(cluster, parameters).run(question);
  }
}
