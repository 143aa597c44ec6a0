package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.List;

/** What one rule finds in a text: for what the pages' markers do not show. */
public final class Checked {
  private Checked() {}

  /** The only finding. */
  public static Diagnostic finding(Rule rule, String yaml) {
    var file = new SourceFile(new SourceId("example.yaml"), yaml);
    var report = new Linter(List.of(rule)).lint(new Loaded(List.of(file), 1));
    assertEquals(List.of(), report.internalErrors());
    var found = report.findings().stream()
        .filter(finding -> finding.code().equals(rule.card().name()))
        .toList();
    assertEquals(1, found.size(), found.toString());
    return found.get(0);
  }
}
