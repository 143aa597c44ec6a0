package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.findings.LiveObjects;
import io.github.migrationlint.core.load.LoadRequest;
import io.github.migrationlint.core.load.Loaded;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** U1: what {@code oc get … -o yaml} and a must-gather hold is evidence, not something to correct. */
class LiveObjectsTest {
  private static final Path LIST = Path.of("..", "docs", "live-cluster.yaml");

  private static final Path MUST_GATHER =
      Path.of("..", "linter-core", "src", "test", "resources", "repos", "must-gather");

  private static Loaded list(String text) {
    return new Loaded(List.of(new SourceFile(new SourceId("list.yaml"), text)), 1);
  }

  private static List<String> findings(Loaded loaded) {
    return new Linter(BuiltInRules.all())
        .lint(loaded).findings().stream()
            .map(finding -> finding.severity().word() + " " + finding.code())
            .toList();
  }

  @Test
  void a_list_of_live_objects_shows_what_runs() throws IOException {
    var loaded = list(Files.readString(LIST));
    assertEquals(List.of("error blocked-drain"), findings(loaded));
    var answer = new Linter(List.of()).whoWins(loaded);
    assertEquals(1, answer.vms().size(), "the VMI is the VM that made it");
    var versions = new Linter(List.of()).clusters(loaded).clusters().get(0).versions();
    assertEquals("1.3", versions.kubeVirt());
  }

  @Test
  void a_must_gather_tells_the_same() {
    var request = new LoadRequest(
        MUST_GATHER.toAbsolutePath().normalize(), List.of("."), Optional.empty(), "", List.of());
    var report = new Linter(BuiltInRules.all()).lint(request);
    assertEquals(
        List.of("blocked-drain"),
        report.findings().stream().map(finding -> finding.code()).toList());
  }

  @Test
  void what_only_looks_live_is_what_someone_wrote() throws IOException {
    var written = Files.readString(LIST).replaceAll(" uid: [0-9a-f-]+\n", " selfLink: x\n");
    var found = findings(list(written));
    assertTrue(found.contains("error reserved-template-label"), found.toString());
    assertTrue(found.contains("warning kubevirt-owned-by-hyperconverged"), found.toString());
  }

  @Test
  void the_condition_of_a_vmi_outdoes_what_can_be_concluded() throws IOException {
    var migratable = Files.readString(LIST)
        .replace("reason: DisksNotLiveMigratable, status: \"False\"", "status: \"True\"");
    assertEquals(List.of(), findings(list(migratable)));
    var shared = Files.readString(LIST).replace("[ReadWriteOnce]", "[ReadWriteMany]");
    assertEquals(List.of("error blocked-drain"), findings(list(shared)));
  }

  @Test
  void every_rule_about_writing_is_a_rule() {
    var names = Catalogue.cards().stream().map(card -> card.name()).toList();
    for (var rule : LiveObjects.RULES_ABOUT_WRITING) {
      assertTrue(names.contains(rule), rule);
    }
  }
}
