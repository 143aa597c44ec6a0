package io.github.migrationlint.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the invariant of ARCHITECTURE.md that this module is thin. */
class ArchitectureTest {
  private static final String CORE = "io.github.migrationlint.core.";

  @Test
  void it_sees_requests_and_reports_and_nothing_between_them() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            CORE + "yaml..",
            CORE + "manifest..",
            CORE + "kustomize..",
            CORE + "gitops..",
            CORE + "schema..",
            CORE + "resource..",
            CORE + "cluster..",
            CORE + "targets..",
            CORE + "analysis..",
            CORE + "facts..")
        .because("it turns what the user wrote into a request, and a report into output")
        .check(new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.migrationlint.cli"));
  }
}
