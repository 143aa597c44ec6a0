package io.github.migrationlint.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.analysis.Pass;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Failures;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.load.LaterFiles;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.List;
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
