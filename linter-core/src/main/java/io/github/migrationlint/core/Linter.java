package io.github.migrationlint.core;

import io.github.migrationlint.core.analysis.Driver;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.analysis.RuleSource;
import io.github.migrationlint.core.baseline.PathNames;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.RuleFilter;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.diagnostic.Problems;
import io.github.migrationlint.core.diff.DiffReportBuilder;
import io.github.migrationlint.core.diff.DiffSide;
import io.github.migrationlint.core.diff.UpgradeReportBuilder;
import io.github.migrationlint.core.diff.UpgradeReportBuilder.Upgrade;
import io.github.migrationlint.core.findings.Acceptance;
import io.github.migrationlint.core.findings.CheckedRepository;
import io.github.migrationlint.core.findings.CheckedRepository.Frozen;
import io.github.migrationlint.core.findings.Checker;
import io.github.migrationlint.core.findings.ClustersReportBuilder;
import io.github.migrationlint.core.findings.ConfigurationChanges;
import io.github.migrationlint.core.findings.ConfigurationChanges.Sides;
import io.github.migrationlint.core.findings.UnmatchedPaths;
import io.github.migrationlint.core.findings.WhoWinsReportBuilder;
import io.github.migrationlint.core.fix.FixOutcome;
import io.github.migrationlint.core.fix.Fixer;
import io.github.migrationlint.core.load.Disk;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.load.Loader;
import io.github.migrationlint.core.manifest.NamedTexts;
import io.github.migrationlint.core.policytest.PolicyTests;
import io.github.migrationlint.core.policytest.TestReport;
import io.github.migrationlint.core.report.ClustersReport;
import io.github.migrationlint.core.report.DiffReport;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.report.WhoWinsReport;
import io.github.migrationlint.core.suppression.KnownSuppressions;
import io.github.migrationlint.core.suppression.SuppressionWriter;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.targets.RepositoryReader;
import io.github.migrationlint.core.yaml.YamlReader;
import java.util.List;
import java.util.Objects;

/**
 * The pipeline: from what the user names to what there is to say about it. Each command is one method.
 * One that takes a request throws {@link io.github.migrationlint.core.load.NoSuchPath} if a path does
 * not exist; what cannot be read is missing from answers, and {@link #lint} reports it.
 */
public final class Linter {
  private final Checker checker;
  private final Configuration configuration;
  private final Acceptance acceptance;

  /** Applies these rules, in any order, as no one has configured them. */
  public Linter(List<? extends Rule> rules) {
    this(rules, Configuration.NONE);
  }

  /** Applies these rules, in any order, as the user wants them. */
  public Linter(List<? extends Rule> rules, Configuration configuration) {
    this(clusters -> rules, configuration, RuleFilter.EVERY, Acceptance.OF_SUPPRESSIONS);
  }

  /**
   * Applies these rules, in any order, as the user wants them.
   *
   * @param rules asked for only where there is an object they can look at
   * @param filter whose findings are wanted, those of the reading stages included
   * @param acceptance which findings are not reported
   */
  public Linter(
      RuleSource rules, Configuration configuration, RuleFilter filter, Acceptance acceptance) {
    this.checker = new Checker(rules, configuration, filter);
    this.configuration = configuration;
    this.acceptance = acceptance;
  }

  /** Reads the texts that the request names. */
  public Outcome<Loaded> load(LoadRequest request) {
    var loaded = new Loader().load(configured(request));
    NamedTexts.verify(request, loaded.value());
    return loaded;
  }

  /**
   * What the configuration names and no file matches, in words.
   *
   * @throws io.github.migrationlint.core.load.NoSuchPath if a path does not exist
   */
  public List<String> unmatched(LoadRequest request) {
    return unmatched(new Loader().load(configured(request)).value());
  }

  /** What the configuration names and none of these files matches, in words. */
  public List<String> unmatched(Loaded loaded) {
    return UnmatchedPaths.of(configuration, loaded);
  }

  /** The configurations of other repositories among what was read; their settings do not count. */
  public List<String> otherConfigurations(Loaded loaded) {
    return UnmatchedPaths.otherConfigurations(configuration, loaded);
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

  /** Checks what the request names. */
  public LintReport lint(LoadRequest request) {
    return lint(load(request));
  }

  /** Checks texts that are already in memory, and reports what reading them has found. */
  public LintReport lint(Outcome<Loaded> loaded) {
    return check(loaded, Failures.gathered(), new YamlReader()).report();
  }

  /** Checks texts that are already in memory. */
  public LintReport lint(Loaded loaded) {
    return lint(new Outcome<>(loaded, List.of()));
  }

  /**
   * Checks texts, and reports only what they do not have as they were before. Both are checked by the
   * same rules and configuration: that of the linter.
   *
   * @param sides what each state decides by itself
   */
  public LintReport lint(Outcome<Loaded> now, Outcome<Loaded> before, Sides sides) {
    return checker.compare(now, before, sides, acceptance);
  }

  /**
   * The suppressions of a revision. A linter that takes no others ({@link Acceptance}) does not let a
   * change accept its own findings.
   */
  public KnownSuppressions suppressionsIn(LoadRequest request, Disk revision) {
    var texts = Loader.of(revision).load(configured(request)).value();
    return KnownSuppressions.of(read(texts), configuration);
  }

  /**
   * Applies the fixes of what the request names, in memory.
   *
   * @param most the least safe fixes to apply
   */
  public FixOutcome fix(LoadRequest request, Applicability most) {
    var loaded = load(request);
    var reader = YamlReader.remembering();
    return new Fixer(most, texts -> {
          var changed = new Outcome<>(texts, loaded.problems());
          return check(changed, Failures.gathered(), reader).report();
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
      var checked = linter.check(loaded, Failures.gathered(), reader);
      return new DiffSide(
          title,
          checked.repository(),
          linter.configuration,
          checked.filtered().findings(),
          checked.filtered().suppressed(),
          checked.report().internalErrors());
    }
  }

  /** Answers what the step from one tree to another does; a text that both have is read once. */
  public static DiffReport compare(Tree base, Tree head, Sides sides) {
    var reader = YamlReader.remembering();
    var before = base.read(reader);
    var now = head.read(reader);
    return DiffReportBuilder.of(
        before, now, ConfigurationChanges.between(sides, before.repository(), now.repository()));
  }

  /** Answers what the step from one release to another does to the same texts. */
  public static Upgrade upgrade(Tree from, Tree to) {
    var reader = YamlReader.remembering();
    return UpgradeReportBuilder.of(from.read(reader), to.read(reader));
  }

  /**
   * Freezes what a check finds, or what is left of a baseline.
   *
   * @param names how the baseline calls the files
   */
  public Frozen freeze(LoadRequest request, PathNames names) {
    return check(load(request), Failures.gathered(), new YamlReader()).frozen(names, acceptance);
  }

  /**
   * Accepts every finding that is left, where it is.
   *
   * @param reason one line
   * @return the texts of the files with suppressions in them; nothing is written
   */
  public SuppressionWriter.Written accept(LoadRequest request, String reason) {
    return check(load(request), Failures.fatal(), new YamlReader()).suppressed(reason);
  }

  /** Answers which policy governs each VM. */
  public WhoWinsReport whoWins(LoadRequest request) {
    return whoWins(load(request).value());
  }

  /** Answers which policy governs each VM of texts that are already in memory. */
  public WhoWinsReport whoWins(Loaded loaded) {
    return WhoWinsReportBuilder.of(new Driver(), read(loaded));
  }

  /**
   * Runs the tests among what the request names, and those of the configuration.
   *
   * @throws io.github.migrationlint.core.load.NoSuchPath if there is no test
   * @throws io.github.migrationlint.core.config.ConfigurationException if a test is not understood
   */
  public TestReport test(LoadRequest request) {
    var tests = new PolicyTests(new Loader().loadTests(configured(request)), configuration);
    var failures = Failures.gathered();
    var repository =
        RepositoryReader.read(load(request).value(), configuration, new Problems(failures));
    return tests.run(repository, failures);
  }

  /** Answers which files reach which cluster. */
  public ClustersReport clusters(LoadRequest request) {
    return clusters(load(request).value());
  }

  /** Answers which of the texts in memory reach which cluster. */
  public ClustersReport clusters(Loaded loaded) {
    return ClustersReportBuilder.of(read(loaded));
  }

  private CheckedRepository check(Outcome<Loaded> loaded, Failures failures, YamlReader reader) {
    return checker.check(loaded, new Problems(failures), acceptance, reader);
  }

  private Repository read(Loaded loaded) {
    return RepositoryReader.read(loaded, configuration, new Problems());
  }

  private LoadRequest configured(LoadRequest request) {
    return request.configured(
        new LoadRequest.Configured(configuration.home(), configuration.exclude()));
  }
}
