package io.github.migrationlint.core.report;

import static io.github.migrationlint.core.report.Sources.at;
import static io.github.migrationlint.core.report.Sources.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.SpecificationVersion;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.ObjectRef;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.text.SourceFile;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReporterTest {
  private static final String POLICY = """
      kind: MigrationPolicy
      metadata: {name: gold}
      spec: {bandwidthPerMigration: 64, completionTimeoutPerGiB: 1}
      """;

  @Test
  void reports_are_valid_sarif() throws IOException {
    for (var report :
        List.of(ExampleReport.report(), ExampleReport.clean(), ExampleReport.failed())) {
      assertEquals(List.of(), schemaErrors(sarif(report)));
    }
  }

  @Test
  void the_schema_would_notice() throws IOException {
    var noTool = JsonMapper.shared().readTree("{\"version\": \"2.1.0\", \"runs\": [{}]}");

    assertFalse(schemaErrors(noTool).isEmpty());
  }

  @Test
  void a_rule_brings_its_page_and_usual_level() {
    var rule = sarif(ExampleReport.report()).at("/runs/0/tool/driver/rules/1");

    assertEquals("identical-selectors", rule.get("id").stringValue());
    assertEquals("It never does anything.", rule.at("/fullDescription/text").stringValue());
    assertTrue(rule.at("/help/markdown").stringValue().startsWith("# identical-selectors\n"));
    assertEquals("error", rule.at("/defaultConfiguration/level").stringValue());
  }

  @Test
  void every_result_points_at_its_rule() {
    var run = sarif(ExampleReport.report()).at("/runs/0");
    for (var result : run.get("results")) {
      var rule = run.at("/tool/driver/rules").get(result.get("ruleIndex").intValue());

      assertEquals(result.get("ruleId").stringValue(), rule.get("id").stringValue());
    }
  }

  @Test
  void a_failed_rule_makes_the_run_unsuccessful() {
    var ok = sarif(ExampleReport.report()).at("/runs/0/invocations/0");
    var failed = sarif(ExampleReport.failed()).at("/runs/0/invocations/0");

    assertTrue(ok.get("executionSuccessful").booleanValue());
    assertFalse(failed.get("executionSuccessful").booleanValue());
    assertEquals(1, failed.get("toolExecutionNotifications").size());
  }

  @Test
  void fingerprints_stay_when_lines_and_files_move() {
    var before = source("policies/gold.yaml", POLICY);
    var after = source("clusters/east/gold.yaml", "# moved\n---\n\n" + POLICY);

    assertEquals(
        fingerprints(bandwidth(before), timeout(before)),
        fingerprints(bandwidth(after), timeout(after)));
  }

  @Test
  void fingerprints_tell_the_findings_of_an_object_apart() {
    var policy = source("gold.yaml", POLICY);
    var other = bandwidth(policy).withObject(policy("silver"));
    var found = fingerprints(bandwidth(policy), bandwidth(policy), timeout(policy), other);

    assertEquals(4, new HashSet<>(found).size(), found::toString);
  }

  @Test
  void findings_without_an_object_are_distinguished_by_path() {
    var here = Diagnostic.of("r", Severity.ERROR, "m", source("a.yaml", "").start());
    var there = Diagnostic.of("r", Severity.ERROR, "m", source("b.yaml", "").start());

    assertNotEquals(fingerprints(here), fingerprints(there));
    assertEquals(fingerprints(here).get(0), fingerprints(here, there).get(0));
  }

  @Test
  void gitlab_gets_the_same_fingerprints() {
    var out = new StringWriter();
    new GitLabReporter(ExampleReport.TOOL).write(ExampleReport.report(), out);
    var gitlab = new ArrayList<String>();
    for (var issue : JsonMapper.shared().readTree(out.toString())) {
      gitlab.add(issue.get("fingerprint").stringValue());
    }

    assertEquals(gitlab, fingerprints(sarif(ExampleReport.report())));
  }

  @Test
  void paths_are_encoded_as_relative_references() {
    assertEquals("a/b-c_1.~x.yaml", ArtifactUri.of("a/b-c_1.~x.yaml"));
    assertEquals(
        "http%3A//x/a%20b%23%3F%25%5Bc%5D%5C.yaml", ArtifactUri.of("http://x/a b#?%[c]\\.yaml"));
    assertEquals("%C3%A9/%F0%9F%9A%80", ArtifactUri.of("é/🚀"));
    assertEquals("file:///srv/a%20b.yaml", ArtifactUri.of("/srv/a b.yaml"));
    assertEquals("file:///C:/a.yaml", ArtifactUri.of("C:/a.yaml"));
  }

  @Test
  void a_path_outside_has_no_base() {
    var away = Diagnostic.of("r", Severity.NOTE, "m", source("/srv/a.yaml", "").start());
    var result = sarif(reportOf(away)).at("/runs/0/results/0");
    var artifact = result.at("/locations/0/physicalLocation/artifactLocation");

    assertEquals("file:///srv/a.yaml", artifact.get("uri").stringValue());
    assertFalse(artifact.has("uriBaseId"));
  }

  private static List<String> schemaErrors(JsonNode sarif) throws IOException {
    return FormatSchema.errors("sarif-2.1.0.schema.json", SpecificationVersion.DRAFT_4, sarif);
  }

  private static Diagnostic bandwidth(SourceFile policy) {
    return Diagnostic.of("r", Severity.WARNING, "`64` is too little", at(policy, "64"))
        .withObject(policy("gold"));
  }

  private static Diagnostic timeout(SourceFile policy) {
    return Diagnostic.of("r", Severity.WARNING, "`1` is too little", at(policy, "1"))
        .withObject(policy("gold"));
  }

  private static ObjectRef policy(String name) {
    return new ObjectRef(
        "migrations.kubevirt.io/v1alpha1", "MigrationPolicy", Optional.empty(), Optional.of(name));
  }

  private static List<String> fingerprints(Diagnostic... findings) {
    return fingerprints(sarif(reportOf(findings)));
  }

  private static List<String> fingerprints(JsonNode sarif) {
    var found = new ArrayList<String>();
    for (var result : sarif.at("/runs/0/results")) {
      found.add(result.at("/partialFingerprints/migrationLint~1v1").stringValue());
    }
    return found;
  }

  private static LintReport reportOf(Diagnostic... findings) {
    return ExampleReport.of(
        ExampleReport.summary(1, 1, 1, 1, 0, 0, 0, 0, List.of()), List.of(findings), List.of());
  }

  private static JsonNode sarif(LintReport report) {
    var out = new StringWriter();
    new SarifReporter(ExampleReport.TOOL).write(report, out);
    return JsonMapper.shared().readTree(out.toString());
  }
}
