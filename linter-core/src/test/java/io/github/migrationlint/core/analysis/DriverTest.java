package io.github.migrationlint.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.TestClusters;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Requirement;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DriverTest {
  private static final RuleCard CARD = RuleCard.of("some-rule", Severity.NOTE, "a rule");
  private static final RuleCard OTHER = RuleCard.of("other-rule", Severity.NOTE, "another rule");
  private static final SourceFile SOURCE = new SourceFile(new SourceId("a.yaml"), "text");

  private static Rule rule(Function<Pass, List<Diagnostic>> body, Requirement... requires) {
    return rule(CARD.requires(requires), body);
  }

  private static Rule rule(RuleCard card, Function<Pass, List<Diagnostic>> body) {
    return new Rule() {
      @Override
      public RuleCard card() {
        return card;
      }

      @Override
      public List<Diagnostic> run(Pass pass) {
        return body.apply(pass);
      }
    };
  }

  private static <T> Fact<T> fact(String name, Function<Pass, T> body) {
    return new Fact<>(name) {
      @Override
      public T run(Pass pass) {
        return body.apply(pass);
      }
    };
  }

  private static Driver.Run run(Rule... rules) {
    return new Driver().run(List.of(rules), List.of(TestClusters.of("")));
  }

  @Test
  void findings_name_their_cluster() {
    var run = run(rule(pass -> List.of(CARD.at(SOURCE.start(), "here"))));
    assertEquals(List.of("default"), run.findings().get(0).clusters());
  }

  @Test
  void a_rule_that_throws_does_not_silence_the_others() {
    var run = run(
        rule(pass -> {
          throw new IllegalArgumentException("broken");
        }),
        rule(OTHER, pass -> List.of(OTHER.at(SOURCE.start(), "here"))));
    assertEquals(1, run.findings().size());
    assertEquals("some-rule", run.errors().get(0).rule());
    assertEquals("broken", run.errors().get(0).cause().getMessage());
  }

  @Test
  void a_rule_that_runs_out_of_memory_or_misses_a_class_does_not_silence_the_others() {
    for (var error : List.of(new OutOfMemoryError(), new NoClassDefFoundError("a.B"))) {
      var run = run(
          rule(pass -> {
            throw error;
          }),
          rule(OTHER, pass -> List.of(OTHER.at(SOURCE.start(), "here"))));
      assertEquals(1, run.findings().size());
      assertEquals(error, run.errors().get(0).cause());
    }
  }

  @Test
  void a_fact_that_fails_costs_the_rules_that_ask_for_it() {
    var fact = fact("some-fact", pass -> {
      throw new StackOverflowError();
    });
    var run = run(
        rule(pass -> List.of(CARD.at(SOURCE.start(), "" + pass.resultOf(fact))), fact),
        rule(OTHER, pass -> List.of(OTHER.at(SOURCE.start(), "here"))));
    assertEquals("here", run.findings().get(0).message());
    assertEquals("some-rule", run.errors().get(0).rule());
  }

  @Test
  void a_rule_that_runs_out_of_stack_does_not_silence_the_others() {
    var run = run(
        rule(pass -> {
          throw new StackOverflowError();
        }),
        rule(OTHER, pass -> List.of(OTHER.at(SOURCE.start(), "here"))));
    assertEquals(1, run.findings().size());
    assertEquals("some-rule", run.errors().get(0).rule());
  }

  @Test
  void a_fact_is_worked_out_once_for_all_rules() {
    var runs = new ArrayList<String>();
    var fact = fact("some-fact", pass -> {
      runs.add(pass.cluster().name());
      return "known";
    });
    var asking = rule(pass -> List.of(CARD.at(SOURCE.start(), pass.resultOf(fact))), fact);
    var run = run(asking, rule(OTHER.requires(fact), asking::run));
    assertEquals(List.of("default"), runs);
    assertEquals("known", run.findings().get(1).message());
  }

  @Test
  void asking_for_a_fact_that_is_not_required_names_both() {
    var fact = fact("some-fact", pass -> "known");
    var run = run(rule(pass -> List.of(CARD.at(SOURCE.start(), pass.resultOf(fact)))));
    assertEquals(
        "`some-rule` asks for `some-fact`, which it does not require",
        run.errors().get(0).cause().getMessage());
  }

  private static String refusal(Rule... rules) {
    return String.valueOf(
        assertThrows(IllegalStateException.class, () -> run(rules)).getMessage());
  }

  @Test
  void two_analyses_of_one_name_are_refused_before_anything_runs() {
    var refusal = refusal(rule(pass -> List.of()), rule(pass -> List.of()));
    assertTrue(
        refusal.startsWith(
            "`some-rule` is the name of two analyses: " + getClass().getName()),
        refusal);
  }

  @Test
  void facts_that_require_one_another_are_refused_by_name() {
    var a = new Circular("a");
    var b = new Circular("b");
    a.requires.add(b);
    b.requires.add(a);
    assertEquals("`a` requires `b` requires `a`", refusal(rule(pass -> List.of(), a)));
  }

  /** A fact whose requirements are not known when it is made. */
  private record Circular(String name, List<Requirement> requires) implements Analysis<String> {
    Circular(String name) {
      this(name, new ArrayList<>());
    }

    @Override
    public String run(Pass pass) {
      return name;
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }
  }
}
