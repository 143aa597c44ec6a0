package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.Linter;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
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

/** The manifests of the two guides the tool started from, and what must come out. */
class ReferenceTest {
  private static final Path FOLDER = Path.of("src/test/resources/reference").toAbsolutePath();

  private final Linter linter = new Linter(BuiltInRules.all());

  private List<Diagnostic> findings(String file) {
    var request = new LoadRequest(FOLDER, List.of(file), Optional.empty(), "<stdin>", List.of());
    return linter.lint(request).findings();
  }

  private static List<String> rules(List<Diagnostic> findings) {
    return findings.stream()
        .map(finding -> finding.severity().word() + " " + finding.code())
        .toList();
  }

  @Test
  void the_old_default_is_noted_and_nothing_else() {
    assertEquals(List.of("note old-default-timeout"), rules(findings("hyperconverged.yaml")));
  }

  @Test
  void the_virtual_machine_is_in_the_wrong_group() {
    var findings = findings("virtualmachine-as-documented.yaml");
    assertEquals(List.of("error wrong-api-group"), rules(findings));
    assertEquals("labels", findings.get(0).related().get(0).span().text());
  }

  @Test
  void the_production_policy_is_valid_and_only_shadows() {
    assertEquals(
        List.of(
            "warning policy-without-settings",
            "note capitalized-boolean-value",
            "note empty-selector-value"),
        rules(findings("migrationpolicy-production.yaml")));
  }

  @Test
  void the_awesome_policy_has_a_version_that_never_existed() {
    var findings = findings("migrationpolicy-awesome.yaml");
    assertEquals(
        List.of(
            "error unserved-api-version",
            "warning bandwidth-below-1mi",
            "error infeasible-timeout",
            "note capitalized-boolean-value",
            "note empty-selector-value",
            "note empty-selector-value"),
        rules(findings));
  }

  @Test
  void the_copy_from_a_web_page_is_one_syntax_error() {
    var findings = findings("migrationpolicy-awesome-as-extracted.yaml");
    assertEquals(List.of("error yaml-syntax"), rules(findings));
    assertEquals(Severity.ERROR, findings.get(0).severity());
  }

  @Test
  void all_together_the_winner_depends_on_a_namespace_no_one_shows() throws IOException {
    var machine = Files.readString(FOLDER.resolve("virtualmachine-as-documented.yaml"))
        .replace("migrations.kubevirt.io/v1alpha1", "kubevirt.io/v1");
    var sources = List.of(
        new SourceFile(new SourceId("vm.yaml"), machine),
        source("migrationpolicy-production.yaml"),
        source("migrationpolicy-awesome.yaml"),
        source("hyperconverged.yaml"));
    var report = linter.whoWins(new Loaded(sources, sources.size()));
    assertEquals("my-awesome-policy", report.rejected().get(0).policy());
    var vm = report.vms().get(0);
    assertEquals("default/my-vm", vm.namespace() + "/" + vm.name());
    assertTrue(vm.winner().isEmpty());
    assertEquals(List.of("production"), vm.candidates());
    assertEquals("production", vm.unknown().get(0).policy());
  }

  @Test
  void with_the_project_labeled_production_wins() throws IOException {
    var machine = Files.readString(FOLDER.resolve("virtualmachine-as-documented.yaml"))
        .replace("migrations.kubevirt.io/v1alpha1", "kubevirt.io/v1");
    var project = """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: default
          labels: {hpc-workloads: "True", xyz-workloads-type: ""}
        """;
    var sources = List.of(
        new SourceFile(new SourceId("vm.yaml"), machine),
        new SourceFile(new SourceId("ns.yaml"), project),
        source("migrationpolicy-production.yaml"));
    var vm = linter.whoWins(new Loaded(sources, sources.size())).vms().get(0);
    assertEquals(Optional.of("production"), vm.winner());
  }

  private static SourceFile source(String file) throws IOException {
    var text = Files.readString(FOLDER.resolve(file));
    return new SourceFile(new SourceId(file), text);
  }
}
