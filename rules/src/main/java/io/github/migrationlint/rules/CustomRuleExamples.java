package io.github.migrationlint.rules;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.budget.Budget;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.config.CustomRule;
import io.github.migrationlint.core.config.CustomRule.Example;
import io.github.migrationlint.core.config.NodeReader;
import io.github.migrationlint.core.config.RuleFilter;
import io.github.migrationlint.core.custom.CustomRules;
import io.github.migrationlint.core.findings.Acceptance;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.text.CalendarDay;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.core.yaml.YamlRules;
import java.util.List;
import java.util.Optional;

/** Holds custom rules to their examples. */
public final class CustomRuleExamples {
  private static final Acceptance NOTHING =
      new Acceptance(false, new CalendarDay(0), Optional.empty());

  private CustomRuleExamples() {}

  /**
   * Compiles the custom rules and runs their examples, whatever {@code where} says of clusters.
   *
   * @throws io.github.migrationlint.core.config.ConfigurationException if a rule cannot be used, or
   *     does not report what it says it reports
   */
  public static void verify(Configuration configuration) {
    CustomRules.of(configuration.customRules(), RuleFilter.EVERY, new Budget());
    var reader = new NodeReader();
    for (var rule : configuration.customRules()) {
      for (var example : rule.examples()) {
        verify(rule, example, reader);
      }
    }
    reader.refuse();
  }

  private static void verify(CustomRule rule, Example example, NodeReader reader) {
    var source = new SourceFile(new SourceId("example.yaml"), example.text().text());
    var report = new Linter(
            clusters -> List.of(),
            Configuration.of(rule.inEveryCluster()),
            RuleFilter.EVERY,
            NOTHING)
        .lint(new Loaded(List.of(source), 1));
    var isFound = false;
    for (var finding : report.findings()) {
      isFound |= finding.code().equals(rule.card().name());
      if (finding.code().equals(YamlRules.YAML_SYNTAX.name())) {
        reader.complain(example.text().span(), "this example is not YAML: " + finding.message());
      }
    }
    if (isFound != example.reported()) {
      reader.complain(
          example.text().span(),
          "`" + rule.card().name() + "` must "
              + (example.reported() ? "report this example" : "be silent about this example"));
    }
  }
}
