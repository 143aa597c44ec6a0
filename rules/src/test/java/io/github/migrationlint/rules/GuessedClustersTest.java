package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds of every repository that names no cluster: made up at random, small enough to repeat. */
class GuessedClustersTest {
  private static final List<String> PARTS =
      List.of("overlays", "envs", "apps", "east", "west", "cluster-east", "cluster-west", "base");

  private static SourceFile file(String path, String text) {
    return new SourceFile(new SourceId(path), text);
  }

  private static String policy(String name, int tier) {
    return """
        apiVersion: migrations.kubevirt.io/v1alpha1
        kind: MigrationPolicy
        metadata: {name: %s}
        spec:
          allowPostCopy: false
          selectors:
            virtualMachineInstanceSelector: {tier: t%d}
        """.formatted(name, tier);
  }

  /** Folders with a kustomization and a policy or two each; selectors meet often. */
  private static List<SourceFile> repository(Random random) {
    var files = new ArrayList<SourceFile>();
    var folders = 2 + random.nextInt(5);
    for (var i = 0; i < folders; i++) {
      var folder = new StringBuilder("f" + i);
      for (var depth = random.nextInt(3); depth >= 0; depth--) {
        folder.insert(0, PARTS.get(random.nextInt(PARTS.size())) + "/");
      }
      var name = "p" + random.nextInt(4);
      files.add(file(folder + "/kustomization.yaml", "resources: [policy.yaml]\n"));
      files.add(file(folder + "/policy.yaml", policy(name, random.nextInt(2))));
    }
    return files;
  }

  private static List<Diagnostic> findings(List<SourceFile> files) {
    var report = new Linter(BuiltInRules.all()).lint(new Loaded(files, files.size()));
    assertEquals(List.of(), report.internalErrors());
    return report.findings();
  }

  @Test
  void what_a_guess_joins_is_never_an_error() {
    var random = new Random(7);
    for (var i = 0; i < 200; i++) {
      var files = repository(random);
      for (var finding : findings(files)) {
        for (var label : finding.related()) {
          var isJoint =
              !label.span().source().id().equals(finding.primary().source().id());
          if (isJoint && finding.severity() == Severity.ERROR) {
            throw new AssertionError(finding + " in " + files);
          }
        }
      }
    }
  }

  @Test
  void the_order_of_files_does_not_matter() {
    var random = new Random(11);
    for (var i = 0; i < 100; i++) {
      var files = repository(random);
      var shuffled = new ArrayList<>(files);
      Collections.shuffle(shuffled, random);
      assertEquals(findings(files).toString(), findings(shuffled).toString());
    }
  }
}
