package io.github.migrationlint.rules;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.List;
import java.util.stream.Collectors;

/** How grave a rule finds a text: the pages show places and words, not severities. */
public final class Severities {
  private Severities() {}

  /** The severities of its findings in source order, separated by spaces. */
  public static String of(Rule rule, String yaml) {
    var file = new SourceFile(new SourceId("example.yaml"), yaml);
    return new Linter(List.of(rule))
        .lint(new Loaded(List.of(file), 1)).findings().stream()
            .filter(finding -> finding.code().equals(rule.card().name()))
            .map(finding -> finding.severity().word())
            .collect(Collectors.joining(" "));
  }

  /** A Subscription that tells which version of the operator runs. */
  public static String subscription(String hyperConverged) {
    return """
        apiVersion: operators.coreos.com/v1alpha1
        kind: Subscription
        metadata: {name: hco, namespace: kubevirt-hyperconverged}
        spec:
          name: community-kubevirt-hyperconverged
          startingCSV: kubevirt-hyperconverged-operator.v%s
        ---
        """.formatted(hyperConverged);
  }
}
