package io.github.migrationlint.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.TestClusters;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DriverTest {
  private static final RuleCard CARD = new RuleCard("some-rule", Severity.NOTE, "a rule");
  private static final SourceFile SOURCE = new SourceFile(new SourceId("a.yaml"), "text");

  private static Rule rule(List<Analysis<?>> requires, Function<Pass, List<Diagnostic>> body) {
    return new Rule() {
      @Override
      public RuleCard card() {
        return CARD;
      }

      @Override
      public List<Analysis<?>> requires() {
        return requires;
      }

      @Override
      public List<Diagnostic> run(Pass pass) {
        return body.apply(pass);
      }
    };
  }

  private static Driver.Run run(Rule... rules) {
    return new Driver().run(List.of(rules), List.of(TestClusters.of("")));
  }

  @Test
  void findings_name_their_cluster() {
    var run = run(rule(List.of(), pass -> List.of(CARD.at(SOURCE.start(), "here"))));
    assertEquals(List.of("default"), run.findings().get(0).clusters());
  }

  @Test
  void a_rule_that_throws_does_not_silence_the_others() {
    var run = run(
        rule(List.of(), pass -> {
          throw new IllegalArgumentException("broken");
        }),
        rule(List.of(), pass -> List.of(CARD.at(SOURCE.start(), "here"))));
    assertEquals(1, run.findings().size());
    assertEquals("some-rule", run.errors().get(0).rule());
    assertEquals("broken", run.errors().get(0).cause().getMessage());
  }

  @Test
  void a_fact_is_worked_out_once_for_all_rules() {
    var runs = new ArrayList<String>();
    Analysis<String> fact = pass -> {
      runs.add(pass.cluster().name());
      return "known";
    };
    var asking = rule(List.of(fact), pass -> List.of(CARD.at(SOURCE.start(), pass.resultOf(fact))));
    var run = run(asking, rule(List.of(fact), asking::run));
    assertEquals(List.of("default"), runs);
    assertEquals("known", run.findings().get(1).message());
  }

  @Test
  void asking_for_a_fact_that_is_not_declared_fails_loudly() {
    Analysis<String> fact = pass -> "known";
    var run = run(rule(List.of(), pass -> List.of(CARD.at(SOURCE.start(), pass.resultOf(fact)))));
    assertTrue(run.errors().get(0).cause() instanceof IllegalStateException);
  }

  @Test
  void a_fact_that_requires_itself_fails_loudly() {
    var circular = new Analysis<String>() {
      @Override
      public List<Analysis<?>> requires() {
        return List.of(this);
      }

      @Override
      public String run(Pass pass) {
        return pass.resultOf(this);
      }
    };
    assertThrows(
        IllegalStateException.class, () -> new Driver().ask(circular, TestClusters.of("")));
  }
}
