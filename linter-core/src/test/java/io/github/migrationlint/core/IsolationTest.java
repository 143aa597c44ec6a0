package io.github.migrationlint.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.Linter.Tree;
import io.github.migrationlint.core.analysis.Driver;
import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.baseline.Baseline;
import io.github.migrationlint.core.baseline.PathNames;
import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.cluster.FleetDrift;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.ConfigurationReader;
import io.github.migrationlint.core.config.Fleet;
import io.github.migrationlint.core.config.KnownRules;
import io.github.migrationlint.core.config.RuleFilter;
import io.github.migrationlint.core.custom.CustomRules;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.Fix;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.diagnostic.Outcome;
import io.github.migrationlint.core.diagnostic.Problems;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.findings.Acceptance;
import io.github.migrationlint.core.findings.ConfigurationChanges.Decided;
import io.github.migrationlint.core.findings.ConfigurationChanges.Sides;
import io.github.migrationlint.core.findings.FilteredFindings;
import io.github.migrationlint.core.findings.Reports;
import io.github.migrationlint.core.fix.Fixer;
import io.github.migrationlint.core.load.ConfigurationFile;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.policytest.PolicyTests;
import io.github.migrationlint.core.report.LintReport;
import io.github.migrationlint.core.targets.Repository;
import io.github.migrationlint.core.targets.RepositoryReader;
import io.github.migrationlint.core.text.CalendarDay;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What fails costs its target or rule; everything else is reported, and so is the failure. */
class IsolationTest {
  private static final RuleCard CARD = RuleCard.of("some-rule", Severity.NOTE, "a rule");

  /** The schema says something about it, without any rule. */
  private static final String WRONG_VM = """
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: %s, namespace: x}
      spec: {runStrategy: 5, template: {spec: {domain: {devices: {}}}}}
      """;

  private static Loaded loaded(LaterFiles later, String... namesAndTexts) {
    var sources = new ArrayList<SourceFile>();
    for (var i = 0; i < namesAndTexts.length; i += 2) {
      sources.add(new SourceFile(new SourceId(namesAndTexts[i]), namesAndTexts[i + 1]));
    }
    return new Loaded(sources, List.of(), sources.size(), later);
  }

  private static Rule rule(Supplier<List<Diagnostic>> body) {
    return new Rule() {
      @Override
      public RuleCard card() {
        return CARD;
      }

      @Override
      public List<Diagnostic> run(Pass pass) {
        return body.get();
      }
    };
  }

  /** The two targets, of which one fails when it asks for a file. */
  private static Loaded twoTargets(Supplier<Throwable> failure) {
    LaterFiles later = path -> {
      if (path.startsWith("a/")) {
        throw IsolationTest.<RuntimeException>unchecked(failure.get());
      }
      return new LaterFiles.Unknown();
    };
    return loaded(
        later,
        "a/kustomization.yaml",
        "resources: [vm.yaml]\nconfigMapGenerator: [{name: c, files: [data.txt]}]\n",
        "a/vm.yaml",
        WRONG_VM.formatted("a"),
        "b/kustomization.yaml",
        "resources: [vm.yaml]\n",
        "b/vm.yaml",
        WRONG_VM.formatted("b"));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
  }) // throws what it is given, whatever that is
  private static <T extends Throwable> T unchecked(Throwable failure) throws T {
    throw (T) failure;
  }

  @Test
  void a_target_that_fails_does_not_silence_the_others() {
    for (var failure : List.of(
        new IllegalStateException("planted"), new StackOverflowError(), new OutOfMemoryError())) {
      var report = new Linter(List.of()).lint(twoTargets(() -> failure));
      assertEquals(1, report.findings().size(), () -> report.findings().toString());
      assertEquals("b/vm.yaml", report.findings().get(0).primary().source().id().path());
      assertEquals(
          1, report.internalErrors().size(), () -> report.internalErrors().toString());
      var error = report.internalErrors().get(0);
      assertTrue(error.startsWith("composing `a`: "), error);
      assertEquals(failure instanceof OutOfMemoryError, Failures.isOfMemory(error));
    }
  }

  @Test
  void what_fails_says_where_in_the_program() {
    var report = new Linter(List.of()).lint(twoTargets(() -> new IllegalStateException("planted")));
    var error = report.internalErrors().get(0);
    assertTrue(
        error.matches("composing `a`: java.lang.IllegalStateException: planted"
            + " \\(IsolationTest.java:[0-9]+\\)"),
        error);
  }

  @Test
  void without_failures_both_targets_are_reported() {
    var two = twoTargets(IllegalStateException::new);
    var report = new Linter(List.of()).lint(new Loaded(two.sources(), List.of(), 4));
    assertEquals(2, report.findings().size());
    assertEquals(List.of(), report.internalErrors());
  }

  /** An answer that lacks a target would be wrong without a word. */
  @Test
  void answers_other_than_findings_end_at_a_failure() {
    var loaded = twoTargets(() -> new IllegalStateException("planted"));
    var linter = new Linter(List.of());
    assertThrows(IllegalStateException.class, () -> linter.whoWins(loaded));
    assertThrows(IllegalStateException.class, () -> linter.clusters(loaded));
  }

  @Test
  void a_rule_that_fails_is_named_in_the_report() {
    var report = new Linter(List.of(rule(() -> {
          throw new OutOfMemoryError();
        })))
        .lint(loaded(LaterFiles.NONE, "vm.yaml", WRONG_VM.formatted("a")));
    assertEquals(1, report.findings().size());
    assertTrue(
        report.internalErrors().get(0).startsWith("rule some-rule on cluster default: "),
        () -> report.internalErrors().toString());
  }

  @Test
  void rules_that_cannot_be_loaded_do_not_silence_the_schema() {
    var linter = new Linter(
        clusters -> {
          throw new StackOverflowError();
        },
        Configuration.NONE,
        RuleFilter.EVERY,
        Acceptance.OF_SUPPRESSIONS);
    var report = linter.lint(loaded(LaterFiles.NONE, "vm.yaml", WRONG_VM.formatted("a")));
    assertEquals(1, report.findings().size());
    assertTrue(report.internalErrors().get(0).startsWith("loading the rules: "));
  }

  @Test
  void a_custom_rule_that_fails_does_not_silence_the_others() {
    var configuration = configuration("""
        version: 1
        custom-rules:
        - {name: of-settings, level: note, subject: effective-settings, message: m, schema: {required: [a]}}
        - {name: of-objects, level: note, kinds: [VirtualMachine], message: m, schema: {required: [a]}}
        """);
    var failures = Failures.gathered();
    var repository = RepositoryReader.read(
        loaded(LaterFiles.NONE, "vm.yaml", WRONG_VM.formatted("a")),
        configuration,
        new Problems(failures));
    var rules = CustomRules.of(configuration.customRules(), RuleFilter.EVERY, new Budget());
    var found = rules.run(repository, planted(), failures);
    assertEquals(List.of("of-objects"), found.stream().map(Diagnostic::code).toList());
    assertEquals(1, failures.texts().size(), () -> failures.texts().toString());
    assertTrue(
        failures.texts().get(0).startsWith("custom rule of-settings on cluster default: "),
        () -> failures.texts().toString());
  }

  /** Fails whenever it is asked for a fact. */
  @SuppressWarnings("NullAway") // which is the fault
  private static Driver planted() {
    return null;
  }

  private static Configuration configuration(String text) {
    var source = new SourceFile(new SourceId(".migration-lint.yaml"), text);
    return ConfigurationReader.read(new ConfigurationFile(source, ""), new KnownRules(List.of()));
  }

  @Test
  void a_fleet_that_fails_does_not_silence_the_others() {
    var failures = Failures.gathered();
    var clusters = Arrays.asList(TestClusters.of("a: 1\n"), null);
    var fleets = List.of(new Fleet("bad", List.of("x", "y")), new Fleet("empty", List.of()));
    assertEquals(List.of(), FleetDrift.in(clusters, fleets, failures));
    assertEquals(1, failures.texts().size());
    assertTrue(failures.texts().get(0).startsWith("comparing the clusters of fleet bad: "));
  }

  @Test
  void a_test_of_policies_is_run_though_a_target_fails() {
    var test = new SourceFile(new SourceId("a.migration-test.yaml"), """
        version: 1
        tests:
        - name: b has no policy
          vms: {namespace: x}
          expect: {policy: none}
        """);
    var failures = Failures.gathered();
    var repository = RepositoryReader.read(
        twoTargets(OutOfMemoryError::new), Configuration.NONE, new Problems(failures));
    var report = new PolicyTests(List.of(test), Configuration.NONE).run(repository, failures);
    assertEquals(1, report.results().size());
    assertTrue(Failures.isOfMemory(report.internalErrors().get(0)));
  }

  @Test
  void what_can_be_compared_is_compared() {
    var linter = new Linter(List.of());
    var two = twoTargets(() -> new IllegalStateException("planted"));
    var before = new Tree("before", linter, new Outcome<>(two, List.of()));
    var sources = new ArrayList<>(two.sources());
    sources.replaceAll(source -> source.id().path().equals("b/vm.yaml")
        ? new SourceFile(
            source.id(), source.text().replace("runStrategy: 5", "runStrategy: Always"))
        : source);
    var now = new Tree("now", linter, new Outcome<>(two.with(sources), List.of()));
    var rules = new KnownRules(List.of());
    var report = Linter.compare(before, now, new Sides(Decided.NOTHING, Decided.NOTHING, rules));
    assertEquals(1, report.internalErrors().size());
    assertTrue(report.internalErrors().get(0).startsWith("composing `a`: "));
    assertEquals(1, report.fixedFindings().size(), report::toString);
    var upgrade = Linter.upgrade(before, before).report();
    assertEquals(1, upgrade.internalErrors().size());
  }

  /** Decisions that fail accept nothing; those before them still count. */
  @Test
  void a_baseline_that_fails_costs_itself() {
    var text = new SourceFile(
        new SourceId("vms.yaml"),
        "# migration-lint: allow invalid-value -- known\n" + WRONG_VM.formatted("a") + "---\n"
            + WRONG_VM.formatted("b"));
    var report = new Linter(
            unused -> List.of(),
            Configuration.NONE,
            RuleFilter.EVERY,
            new Acceptance(true, new CalendarDay(0), Optional.of(planted("baseline"))))
        .lint(new Loaded(List.of(text), 1));
    var usual = new Linter(List.of()).lint(new Loaded(List.of(text), 1));
    assertEquals(usual.findings(), report.findings());
    assertEquals(usual.suppressed(), report.suppressed());
    assertEquals(1, report.internalErrors().size());
    assertTrue(
        report.internalErrors().get(0).startsWith("applying the baseline: "),
        () -> report.internalErrors().toString());
  }

  /** One whose entries say nothing. */
  @SuppressWarnings("NullAway") // which is the fault
  private static Baseline planted(String name) {
    var place = new SourceFile(new SourceId(name), "").start();
    return new Baseline(List.of(new Baseline.Entry(null, place)), PathNames.AS_REPORTED);
  }

  @Test
  @SuppressWarnings("NullAway") // which is the fault
  void a_summary_that_fails_does_not_cost_the_findings() {
    var failures = Failures.gathered();
    var read = RepositoryReader.read(
        loaded(LaterFiles.NONE, "vm.yaml", WRONG_VM.formatted("a")),
        Configuration.NONE,
        new Problems(failures));
    var broken = new Repository(
        read.loaded(),
        read.yaml(),
        read.written(),
        read.objects(),
        null,
        read.plan(),
        List.of(),
        false);
    var finding = CARD.at(read.loaded().sources().get(0).span(0, 1), "found");
    var filtered =
        new FilteredFindings(List.of(finding), List.of(), LintReport.Accepted.NONE, List.of());
    var report = Reports.of(broken, filtered, Configuration.NONE, failures);
    assertEquals(List.of(finding), report.findings());
    assertEquals(1, report.summary().notes());
    assertEquals(1, report.internalErrors().size());
    assertTrue(
        report.internalErrors().get(0).startsWith("counting what was read: "),
        () -> report.internalErrors().toString());
  }

  @Test
  void a_fix_that_fails_does_not_cost_the_others() {
    var text = new SourceFile(new SourceId("vm.yaml"), WRONG_VM.formatted("a"));
    var bad = new Fix(
        "bad",
        Applicability.SAFE,
        List.of(new Edit(text.span(0, 5), "a"), new Edit(text.span(2, 6), "b")));
    var good = new Fix("good", Applicability.SAFE, List.of(new Edit(text.span(10, 11), "\u00e4")));
    var findings = List.of(
        CARD.at(text.span(0, 5), "bad").withFix(bad),
        CARD.at(text.span(10, 11), "good").withFix(good));
    var loaded = new Loaded(List.of(text), 1);
    var fixed = new Fixer(Applicability.SAFE, now -> report(now, text, findings)).fix(loaded);
    assertEquals(1, fixed.fixed());
    assertEquals(1, fixed.report().internalErrors().size());
    assertTrue(fixed.report().internalErrors().get(0).startsWith("fix of some-rule: "));
  }

  /** Finds both while the text is as it was, and the bad one after that. */
  private static LintReport report(Loaded now, SourceFile text, List<Diagnostic> findings) {
    var rules = List.of(rule(() -> List.of()));
    var report = new Linter(rules).lint(new Loaded(List.of(), 0));
    return new LintReport(
        report.summary(),
        now.sources().get(0) == text ? findings : List.of(),
        List.of(),
        report.configured(),
        List.of());
  }

  @Test
  void failures_are_described_in_one_line_and_not_without_end() {
    var failures = Failures.gathered();
    for (var i = 0; i < 1000; i++) {
      failures.add("work " + i, new StackOverflowError());
    }
    assertEquals(50, failures.texts().size());
    assertThrows(
        StackOverflowError.class, () -> Failures.fatal().add("work", new StackOverflowError()));
  }
}
