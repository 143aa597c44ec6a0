package io.github.migrationlint.rules;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.config.Configuration;
import io.github.migrationlint.core.load.ConfigurationFile;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.List;
import java.util.stream.Collectors;

/** How severe a rule finds a text: the pages show places and words, not severities. */
public final class Severities {
  private Severities() {}

  /** The severities of its findings in source order, separated by spaces. */
  public static String of(Rule rule, String yaml) {
    return of(rule, Configuration.NONE, yaml);
  }

  /**
   * The same on a platform that is declared.
   *
   * @param target as the configuration has it: {@code kubevirt: "1.9"}
   */
  public static String at(String target, Rule rule, String yaml) {
    var text = "version: 1\ntarget: {" + target + "}\n";
    var file = new SourceFile(new SourceId(ConfigurationFile.NAME), text);
    return of(rule, Configurations.read(new ConfigurationFile(file, "")), yaml);
  }

  private static String of(Rule rule, Configuration configuration, String yaml) {
    var file = new SourceFile(new SourceId("example.yaml"), yaml);
    return new Linter(List.of(rule), configuration)
        .lint(new Loaded(List.of(file), 1)).findings().stream()
            .filter(finding -> finding.code().equals(rule.card().name()))
            .map(finding -> finding.severity().word())
            .collect(Collectors.joining(" "));
  }

  /** The release of the operator that is installed, which tells the version for certain. */
  public static String installed(String hyperConverged) {
    return """
        apiVersion: operators.coreos.com/v1alpha1
        kind: ClusterServiceVersion
        metadata: {name: kubevirt-hyperconverged-operator.v%s, namespace: openshift-cnv}
        ---
        """.formatted(hyperConverged);
  }
}
