package io.github.migrationlint.core.findings;

import io.github.migrationlint.core.analysis.Driver;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.analysis.RuleSource;
import io.github.migrationlint.core.baseline.EarlierFindings;
import io.github.migrationlint.core.baseline.PathNames;
import io.github.migrationlint.core.cluster.ClusterModel;
import io.github.migrationlint.core.cluster.FleetDrift;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.RuleFilter;
import io.github.migrationlint.core.custom.CustomRules;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.diagnostic.Problems;
import io.github.migrationlint.core.findings.ConfigurationChanges.Sides;
import io.github.migrationlint.core.git.LineDiff;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.report.LintReport.Compared;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.targets.RepositoryReader;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/** Runs rules over what was loaded, and brings their findings into the form that is reported. */
public final class Checker {
  private final RuleSource rules;
  private final Configuration configuration;
  private final RuleFilter filter;

  /**
   * Applies these rules as the user wants them.
   *
   * @param rules asked for only where there is an object they can look at
   * @param filter whose findings are wanted, those of the reading stages included
   */
  public Checker(RuleSource rules, Configuration configuration, RuleFilter filter) {
    this.rules = rules;
    this.configuration = configuration;
    this.filter = filter;
  }

  /** Checks texts for what they do not have as they were before, by the same rules. */
  public LintReport compare(
      Outcome<Loaded> now, Outcome<Loaded> before, Sides sides, Acceptance acceptance) {
    var reader = YamlReader.remembering();
    var failures = Failures.gathered();
    var earlier = check(before, new Problems(failures), acceptance, reader);
    var known = new EarlierFindings(earlier.identified(PathNames.AS_REPORTED));
    var later = check(now, new Problems(failures), acceptance.with(known), reader);
    try {
      return later
          .report()
          .with(new Compared(
              ConfigurationChanges.between(sides, earlier.repository(), later.repository()),
              LineDiff.between(before.value(), now.value())));
    } catch (RuntimeException | Error bug) {
      failures.add("comparing lines and configurations", bug);
      return later.report().withInternalErrors(failures.texts());
    }
  }

  /** Checks texts; the problems of the load are reported, too. */
  public CheckedRepository check(
      Outcome<Loaded> loaded, Problems problems, Acceptance acceptance, YamlReader reader) {
    var texts = problems.keep(loaded);
    var budget = texts.budget().copy();
    var repository = RepositoryReader.read(texts, configuration, problems, reader, budget);
    // Without objects no rule can find anything, and a hook does not wait until they are loaded.
    var failures = problems.failures();
    var active =
        repository.objects().isEmpty() ? List.<Rule>of() : rules(repository.clusters(), failures);
    var driver = new Driver(configuration.parameters());
    var run = driver.run(active, repository.clusters());
    problems.addAll(run.findings());
    for (var failure : run.errors()) {
      failures.add("rule " + failure.rule() + " on cluster " + failure.cluster(), failure.cause());
    }
    if (!configuration.customRules().isEmpty()) {
      var custom = CustomRules.of(configuration.customRules(), filter, budget);
      problems.addAll(custom.run(repository, driver, failures));
    }
    problems.addAll(FleetDrift.in(repository.clusters(), configuration.fleets(), failures));
    var filtered = filtered(repository, problems, active, acceptance);
    return new CheckedRepository(
        repository, filtered, Reports.of(repository, filtered, configuration, failures));
  }

  private List<? extends Rule> rules(List<ClusterModel> clusters, Failures failures) {
    try {
      return rules.about(clusters);
    } catch (RuntimeException | Error bug) {
      failures.add("loading the rules", bug);
      return List.of();
    }
  }

  /** What the user gets to see; where that cannot be found out, all that was found, as it was found. */
  private FilteredFindings filtered(
      Repository repository,
      Problems problems,
      List<? extends Rule> active,
      Acceptance acceptance) {
    try {
      var findings = Findings.of(problems.all(), repository, active, configuration);
      return new FindingFilter(repository, configuration, filter, acceptance, problems.failures())
          .of(findings);
    } catch (RuntimeException | Error bug) {
      problems.failures().add("sorting out the findings", bug);
      var findings = new ArrayList<>(problems.all());
      findings.sort(Diagnostic.SOURCE_ORDER);
      return new FilteredFindings(findings, List.of(), LintReport.Accepted.NONE, List.of());
    }
  }
}
