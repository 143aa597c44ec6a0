package io.github.migrationlint.rules.fuzz;

import io.github.migrationlint.core.config.ConfigurationException;
import io.github.migrationlint.core.findings.Acceptance;
import io.github.migrationlint.core.load.ConfigurationFile;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.load.NoSuchPath;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import io.github.migrationlint.rules.Configurations;
import io.github.migrationlint.rules.RuleSelection;
import java.util.List;

/** Any configuration is understood or refused with a reason, and so are its custom rules. */
public final class ConfigurationFuzz {
  private static final String OBJECTS = """
      apiVersion: migrations.kubevirt.io/v1alpha1
      kind: MigrationPolicy
      metadata: {name: gold, labels: {tier: gold}}
      spec: {bandwidthPerMigration: 64Mi, selectors: {virtualMachineInstanceSelector: {tier: gold}}}
      ---
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      metadata: {name: vm, namespace: prod-a}
      spec: {runStrategy: Always, template: {metadata: {labels: {tier: gold}}, spec: {domain: {memory: {guest: 8Gi}, devices: {}}}}}
      """;

  private ConfigurationFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    var source = new SourceFile(new SourceId(".migration-lint.yaml"), FuzzInput.text(data));
    try {
      var configuration = Configurations.read(new ConfigurationFile(source, ""));
      var linter = RuleSelection.of(List.of(), List.of(), configuration)
          .linter(configuration, Acceptance.OF_SUPPRESSIONS);
      var objects = new SourceFile(new SourceId("a.yaml"), OBJECTS);
      FuzzInput.withoutBugs(linter.lint(new Loaded(List.of(objects), 1)));
    } catch (ConfigurationException | NoSuchPath refused) {
      if (String.valueOf(refused.getMessage()).isEmpty()) {
        throw new AssertionError("refused without a reason", refused);
      }
    }
  }
}
