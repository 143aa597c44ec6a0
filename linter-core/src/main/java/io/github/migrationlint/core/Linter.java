package io.github.migrationlint.core;

import io.github.migrationlint.core.analysis.Driver;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.baseline.EarlierFindings;
import io.github.migrationlint.core.baseline.FindingIdentities;
import io.github.migrationlint.core.baseline.FrozenFinding;
import io.github.migrationlint.core.baseline.PathNames;
import io.github.migrationlint.core.cluster.FleetDrift;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.NodeReader;
import io.github.migrationlint.core.config.RuleFilter;
import io.github.migrationlint.core.custom.CustomRules;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.diagnostic.Problems;
import io.github.migrationlint.core.diff.DiffReportBuilder;
import io.github.migrationlint.core.diff.DiffSide;
import io.github.migrationlint.core.diff.UpgradeReportBuilder;
import io.github.migrationlint.core.diff.UpgradeReportBuilder.Upgrade;
import io.github.migrationlint.core.findings.Acceptance;
import io.github.migrationlint.core.findings.ClustersReportBuilder;
import io.github.migrationlint.core.findings.ConfigurationChanges;
import io.github.migrationlint.core.findings.ConfigurationChanges.Sides;
import io.github.migrationlint.core.findings.Findings;
import io.github.migrationlint.core.findings.Judged;
import io.github.migrationlint.core.findings.Judgment;
import io.github.migrationlint.core.findings.Reports;
import io.github.migrationlint.core.findings.WhoWinsReportBuilder;
import io.github.migrationlint.core.fix.FixOutcome;
import io.github.migrationlint.core.fix.Fixer;
import io.github.migrationlint.core.git.LineDiff;
import io.github.migrationlint.core.load.Disk;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.load.Loader;
import io.github.migrationlint.core.policytest.PolicyTest;
import io.github.migrationlint.core.policytest.PolicyTestReader;
import io.github.migrationlint.core.policytest.PolicyTests;
import io.github.migrationlint.core.policytest.TestReport;
import io.github.migrationlint.core.report.ClustersReport;
import io.github.migrationlint.core.report.DiffReport;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.report.LintReport.Compared;
import io.github.migrationlint.core.report.WhoWinsReport;
import io.github.migrationlint.core.suppression.KnownSuppressions;
import io.github.migrationlint.core.suppression.SuppressionWriter;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.targets.RepositoryReader;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** The pipeline: from what the user names to what there is to say about it. */
public final class Linter {
  private final Supplier<? extends List<? extends Rule>> rules;
  private final Configuration configuration;
  private final RuleFilter filter;
  private final Acceptance acceptance;

  /** Applies these rules, in any order, as no one has configured them. */
  public Linter(List<? extends Rule> rules) {
    this(rules, Configuration.NONE);
  }

  /** Applies these rules, in any order, as the user wants them. */
  public Linter(List<? extends Rule> rules, Configuration configuration) {
    this(() -> rules, configuration, RuleFilter.EVERY, Acceptance.OF_SUPPRESSIONS);
  }

  /**
   * Applies these rules, in any order, as the user wants them.
   *
   * @param rules asked for only where there is an object they can look at
   * @param filter whose findings are wanted, those of the reading stages included
   * @param acceptance which findings are not told
   */
  public Linter(
      Supplier<? extends List<? extends Rule>> rules,
      Configuration configuration,
      RuleFilter filter,
      Acceptance acceptance) {
    this.rules = rules;
    this.configuration = configuration;
    this.filter = filter;
    this.acceptance = acceptance;
  }

  /**
   * Checks what the request names.
   *
   * @throws io.github.migrationlint.core.load.NoSuchPath if a path does not exist
   */
  public LintReport lint(LoadRequest request) {
    return lint(load(request));
  }

  /**
   * Reads the texts that the request names.
   *
   * @throws io.github.migrationlint.core.load.NoSuchPath if a path does not exist
   */
  public Outcome<Loaded> load(LoadRequest request) {
    return new Loader().load(configured(request));
  }

  /**
   * Reads them as they are in a revision; what does not exist there is left out.
   *
   * @param now what was read of the work tree: a text that is the same there is that very text, and
   *     {@link #lint(Outcome, Outcome, Sides)} looks at it once
   */
  public Outcome<Loaded> load(LoadRequest request, Disk revision, Loaded now) {
    return Loader.of(revision).knowing(now).load(configured(request));
  }

  /** Checks texts that are already in memory, and reports what reading them has found. */
  public LintReport lint(Outcome<Loaded> loaded) {
    var problems = new Problems(Failures.gathered());
    return lint(problems.keep(loaded), problems);
  }

  /**
   * Checks texts, and reports only what they do not have as they were before. Both are judged by the
   * same rules and configuration: that of the linter.
   *
   * @param sides what each state decides by itself
   */
  public LintReport lint(Outcome<Loaded> now, Outcome<Loaded> before, Sides sides) {
    var reader = YamlReader.remembering();
    var failures = Failures.gathered();
    var old = new Problems(failures);
    var earlier = check(old.keep(before), old, acceptance, reader);
    var identities = new FindingIdentities(earlier.repository(), PathNames.AS_REPORTED);
    var known = new EarlierFindings(identities.frozen(earlier.judged().findings()));
    var problems = new Problems(failures);
    var later = check(problems.keep(now), problems, acceptance.with(known), reader);
    return later
        .report()
        .with(new Compared(
            ConfigurationChanges.between(sides, earlier.repository(), later.repository()),
            LineDiff.between(before.value(), now.value())));
  }

  /**
   * The suppressions of a revision. A linter that takes no others ({@link Acceptance}) does not let a
   * change accept its own findings.
   */
  public KnownSuppressions suppressionsIn(LoadRequest request, Disk revision) {
    var texts = Loader.of(revision).load(configured(request)).value();
    return KnownSuppressions.of(
        RepositoryReader.read(texts, configuration, new Problems()), configuration);
  }

  /**
   * Applies the fixes of what the request names, in memory.
   *
   * @param most the least safe fixes to apply
   * @throws io.github.migrationlint.core.load.NoSuchPath if a path does not exist
   */
  public FixOutcome fix(LoadRequest request, Applicability most) {
    var loaded = load(request);
    var reader = YamlReader.remembering();
    return new Fixer(most, texts -> {
          var problems = new Problems(Failures.gathered());
          problems.addAll(loaded.problems());
          return check(texts, problems, acceptance, reader).report();
        })
        .fix(loaded.value());
  }

  /**
   * One of two trees that are compared.
   *
   * @param title what reports call it: {@code origin/main (3f2a91c)}
   * @param linter whose configuration has the facts of this tree, and the decisions that count for both
   */
  public record Tree(String title, Linter linter, Outcome<Loaded> loaded) {
    public Tree {
      Objects.requireNonNull(title);
      Objects.requireNonNull(linter);
      Objects.requireNonNull(loaded);
    }

    private DiffSide read(YamlReader reader) {
      var problems = new Problems();
      var run = linter.check(problems.keep(loaded), problems, linter.acceptance, reader);
      return new DiffSide(
          title,
          run.repository(),
          linter.configuration,
          run.judged().findings(),
          run.judged().suppressed(),
          run.report().internalErrors());
    }
  }

  /** Tells what the step from one tree to another does; a text that both have is read once. */
  public static DiffReport compare(Tree base, Tree head, Sides sides) {
    var reader = YamlReader.remembering();
    var before = base.read(reader);
    var now = head.read(reader);
    return DiffReportBuilder.of(
        before, now, ConfigurationChanges.between(sides, before.repository(), now.repository()));
  }

  /** Tells what the step from one release to another does to the same texts. */
  public static Upgrade upgrade(Tree from, Tree to) {
    var reader = YamlReader.remembering();
    return UpgradeReportBuilder.of(from.read(reader), to.read(reader));
  }

  /** Checks texts that are already in memory. */
  public LintReport lint(Loaded loaded) {
    return lint(loaded, new Problems(Failures.gathered()));
  }

  private LintReport lint(Loaded loaded, Problems problems) {
    return check(loaded, problems, acceptance).report();
  }

  /**
   * Freezes what a check finds, or what is left of a baseline.
   *
   * @param names how the baseline calls the files
   * @throws io.github.migrationlint.core.load.NoSuchPath if a path does not exist
   */
  public Frozen freeze(LoadRequest request, PathNames names) {
    var problems = new Problems(Failures.gathered());
    var loaded = problems.keep(new Loader().load(configured(request)));
    var run = check(loaded, problems, acceptance);
    var frozen = acceptance.baseline().isPresent()
        ? run.judged().remaining()
        : new FindingIdentities(run.repository(), names).frozen(run.judged().findings());
    return new Frozen(run.report(), frozen);
  }

  /**
   * A check and what a baseline is to hold after it.
   *
   * @param findings of the check where it had no baseline, else those of its baseline that still exist
   */
  public record Frozen(LintReport report, List<FrozenFinding> findings) {
    public Frozen {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Accepts every finding that is left, where it is.
   *
   * @param reason one line
   * @return the texts of the files with suppressions in them; nothing is written
   * @throws io.github.migrationlint.core.load.NoSuchPath if a path does not exist
   */
  public SuppressionWriter.Written accept(LoadRequest request, String reason) {
    var problems = new Problems();
    var run = check(problems.keep(load(request)), problems, acceptance);
    return SuppressionWriter.of(run.judged().findings(), run.repository(), reason);
  }

  private record Check(Repository repository, Judged judged, LintReport report) {}

  private Check check(Loaded loaded, Problems problems, Acceptance accepted) {
    return check(loaded, problems, accepted, new YamlReader());
  }

  private Check check(Loaded loaded, Problems problems, Acceptance accepted, YamlReader reader) {
    var repository = RepositoryReader.read(loaded, configuration, problems, reader);
    // Without objects no rule can find anything, and a hook does not wait until they are loaded.
    var active = repository.objects().isEmpty() ? List.<Rule>of() : rules.get();
    var driver = new Driver(configuration.parameters());
    var run = driver.run(active, repository.clusters());
    problems.addAll(run.findings());
    var failures = problems.failures();
    for (var failure : run.errors()) {
      failures.add("rule " + failure.rule() + " on cluster " + failure.cluster(), failure.cause());
    }
    if (!configuration.customRules().isEmpty()) {
      problems.addAll(CustomRules.of(configuration.customRules(), filter).run(repository, driver));
    }
    problems.addAll(FleetDrift.in(repository.clusters(), configuration.fleets()));
    var judged = judged(repository, problems, active, accepted);
    return new Check(
        repository, judged, Reports.of(repository, judged, configuration, failures.texts()));
  }

  /** What the user gets to see; where that cannot be found out, all that was found, as it was found. */
  private Judged judged(
      Repository repository, Problems problems, List<? extends Rule> active, Acceptance accepted) {
    try {
      var findings = Findings.of(problems.all(), repository, active, configuration);
      return new Judgment(repository, configuration, filter, accepted).of(findings);
    } catch (RuntimeException | Error bug) {
      problems.failures().add("sorting out the findings", bug);
      var findings = new ArrayList<>(problems.all());
      findings.sort(Diagnostic.SOURCE_ORDER);
      return new Judged(findings, List.of(), LintReport.Accepted.NONE, List.of());
    }
  }

  /**
   * Tells which policy governs each VM. What cannot be read is missing from the answer; {@link
   * #lint} says so.
   *
   * @throws io.github.migrationlint.core.load.NoSuchPath if a path does not exist
   */
  public WhoWinsReport whoWins(LoadRequest request) {
    var problems = new Problems();
    return whoWins(problems.keep(new Loader().load(configured(request))));
  }

  /** Tells which policy governs each VM of texts that are already in memory. */
  public WhoWinsReport whoWins(Loaded loaded) {
    var repository = RepositoryReader.read(loaded, configuration, new Problems());
    return WhoWinsReportBuilder.of(new Driver(), repository.clusters());
  }

  /**
   * Runs the tests among what the request names, and those of the configuration.
   *
   * @throws io.github.migrationlint.core.load.NoSuchPath if a path does not exist, or there is no test
   * @throws io.github.migrationlint.core.config.ConfigurationException if a test is not understood
   */
  public TestReport test(LoadRequest request) {
    var asked = configured(request);
    var loader = new Loader();
    var reader = new NodeReader();
    var tests = new ArrayList<PolicyTest>();
    for (var source : loader.loadTests(asked)) {
      tests.addAll(PolicyTestReader.read(source, reader));
    }
    tests.addAll(PolicyTestReader.read(configuration.tests(), reader));
    reader.refuse();
    var problems = new Problems();
    var repository =
        RepositoryReader.read(problems.keep(loader.load(asked)), configuration, problems);
    var report = PolicyTests.run(tests, repository, new Driver(configuration.parameters()), reader);
    reader.refuse();
    return report;
  }

  /**
   * Tells which files reach which cluster. What cannot be read is missing from the answer; {@link
   * #lint} says so.
   *
   * @throws io.github.migrationlint.core.load.NoSuchPath if a path does not exist
   */
  public ClustersReport clusters(LoadRequest request) {
    var problems = new Problems();
    return clusters(problems.keep(new Loader().load(configured(request))));
  }

  /** Tells which of the texts in memory reach which cluster. */
  public ClustersReport clusters(Loaded loaded) {
    return ClustersReportBuilder.of(RepositoryReader.read(loaded, configuration, new Problems()));
  }

  private LoadRequest configured(LoadRequest request) {
    return request.configured(
        new LoadRequest.Configured(configuration.home(), configuration.exclude()));
  }
}
