package io.github.migrationlint.core.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Fix.Applicability;
import io.github.migrationlint.core.yaml.Reading;
import io.github.migrationlint.schemas.SchemaCatalogue;
import io.github.migrationlint.schemas.Version;
import io.github.migrationlint.schemas.VersionBounds;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchemaValidatorTest {
  private static final String MANIFEST = """
      apiVersion: hco.kubevirt.io/v1beta1
      kind: HyperConverged
      metadata: {name: kubevirt-hyperconverged}
      spec:
        evictionStrategy: LiveMigrat
        liveMigrationConfig:
          allowPostcopy: true
          progressTimeout: 150s
        certConfig: {ca: {duration: 5}}
      """;

  @Test
  void a_misspelled_field_can_be_renamed() {
    var diagnostic = validate(new SchemaValidator(SchemaCatalogue.bundled())).stream()
        .filter(d -> d.code().equals("unknown-field"))
        .findFirst()
        .orElseThrow();
    var fix = diagnostic.fix().orElseThrow();
    assertEquals("rename `allowPostcopy` to `allowPostCopy`", fix.title());
    assertEquals(Applicability.NEEDS_REVIEW, fix.applicability());
    assertEquals("allowPostcopy", fix.edits().get(0).span().text());
    assertEquals("allowPostCopy", fix.edits().get(0).replacement());
  }

  @Test
  void nothing_is_renamed_to_what_is_there_already() {
    var manifest =
        MANIFEST.replace("allowPostcopy: true", "allowPostcopy: true\n    allowPostCopy: true");
    var found = validate(new SchemaValidator(SchemaCatalogue.bundled()), manifest).stream()
        .filter(d -> d.code().equals("unknown-field"))
        .toList();
    assertEquals(Optional.of("write `allowPostCopy`"), found.get(0).help());
    assertEquals(Optional.empty(), found.get(0).fix());
  }

  @Test
  void thousands_of_mistakes_are_not_all_reported() {
    var manifest = new StringBuilder(MANIFEST.substring(0, MANIFEST.indexOf("spec:")) + "spec:\n");
    for (var i = 0; i < 100_000; i++) {
      manifest.append("  unknown").append(i).append(": 1\n");
    }
    var found = validate(new SchemaValidator(SchemaCatalogue.bundled()), manifest.toString());
    assertEquals(200, found.size());
  }

  @Test
  void findings_are_in_source_order() {
    var found = validate(new SchemaValidator(SchemaCatalogue.bundled()));
    assertEquals(4, found.size());
    assertEquals(found.stream().sorted(Diagnostic.SOURCE_ORDER).toList(), found);
  }

  @Test
  void several_threads_find_what_one_finds() {
    var expected = validate(new SchemaValidator(SchemaCatalogue.bundled()));
    for (var round = 0; round < 20; round++) {
      var validator = new SchemaValidator(SchemaCatalogue.bundled());
      var found =
          IntStream.range(0, 8).parallel().mapToObj(i -> validate(validator)).toList();
      assertTrue(found.stream().allMatch(expected::equals), found.toString());
    }
  }

  private static List<Diagnostic> validate(SchemaValidator validator) {
    return validate(validator, MANIFEST);
  }

  private static List<Diagnostic> validate(SchemaValidator validator, String manifest) {
    var subject = new SchemaSubject(
        YamlText.read("hco.yaml", manifest),
        Reading.KUBECTL,
        "hco.kubevirt.io",
        "v1beta1",
        "HyperConverged",
        false);
    return validator.validate(subject, VersionBounds.assuming(Version.of(1, 18)));
  }
}
