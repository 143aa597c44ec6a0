package io.github.migrationlint.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import org.junit.jupiter.api.Test;

/** Holds the invariants that ARCHITECTURE.md states for rules. */
class ArchitectureTest {
  private static final JavaClasses MAIN_CLASSES = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("io.github.migrationlint.rules");

  @Test
  void rooms_see_values_and_facts_only() {
    noClasses()
        .that()
        .resideInAPackage("io.github.migrationlint.rules.*..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.migrationlint.core.load..",
            "io.github.migrationlint.core.yaml..",
            "io.github.migrationlint.core.schema..",
            "io.github.migrationlint.core.report..")
        .orShould()
        .dependOnClassesThat(
            // The name of a kind is a value that every resource has.
            resideInAPackage("io.github.migrationlint.core.manifest")
                .and(not(simpleName("GroupVersionKind"))))
        .because("a rule that needs more has found a hole in resource or facts")
        .check(MAIN_CLASSES);
  }

  @Test
  void rooms_do_not_see_each_other() {
    slices()
        .matching("io.github.migrationlint.rules.*.(*)..")
        .should()
        .notDependOnEachOther()
        .because("what two rules share is a fact")
        .check(MAIN_CLASSES);
  }

  @Test
  void rules_hold_constants_only() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .implement(Rule.class)
        .should()
        .beStatic()
        .andShould()
        .beFinal()
        .because("a rule has no state")
        .check(MAIN_CLASSES);
  }

  @Test
  void a_severity_is_decided_where_the_finding_is_made() {
    noClasses()
        .should()
        .callMethod(Diagnostic.class, "withSeverity", Severity.class)
        .because("a finding has one severity, among those of the card")
        .check(MAIN_CLASSES);
  }

  @Test
  void rules_are_final() {
    classes()
        .that()
        .implement(Rule.class)
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .should()
        .haveModifier(JavaModifier.FINAL)
        .because("a room is closed")
        .check(MAIN_CLASSES);
  }
}
