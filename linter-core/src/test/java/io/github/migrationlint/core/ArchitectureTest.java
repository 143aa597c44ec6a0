package io.github.migrationlint.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.text.ArchitectureLeak;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the invariants that ARCHITECTURE.md states for this module. */
class ArchitectureTest {
  private static final String ROOT = "io.github.migrationlint.core";

  private static final List<String> PIPELINE = List.of(
      "text",
      "budget",
      "json",
      "diagnostic",
      "load",
      "git",
      "yaml",
      "edit",
      "config",
      "manifest",
      "kustomize",
      "gitops",
      "schema",
      "resource",
      "cluster",
      "targets",
      "analysis",
      "facts",
      "custom",
      "policytest",
      "suppression",
      "baseline",
      "report",
      "findings",
      "fix",
      "diff");

  private static final JavaClasses MAIN_CLASSES = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages(ROOT);

  @TestFactory
  Stream<DynamicTest> each_package_uses_only_earlier_ones() {
    return IntStream.range(0, PIPELINE.size())
        .mapToObj(
            i -> dynamicTest(PIPELINE.get(i), () -> usesOnlyEarlierOnes(i).check(MAIN_CLASSES)));
  }

  /** The linter itself, in the package above all others, is the end of the pipeline. */
  private static ArchRule usesOnlyEarlierOnes(int index) {
    return noClasses()
        .that()
        .resideInAPackage(core(PIPELINE.get(index)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(later(index))
        .because("data flows one way, from text to report");
  }

  @Test
  void every_package_has_its_place() {
    var packages = MAIN_CLASSES.stream()
        .map(type -> type.getPackageName().substring(ROOT.length()))
        .filter(name -> !name.isEmpty())
        .map(name -> name.substring(1))
        .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(PIPELINE), packages);
  }

  @Test
  void the_linter_is_alone_above_the_packages() {
    var types = MAIN_CLASSES.stream()
        .filter(type -> type.getPackageName().equals(ROOT) && type.isTopLevelClass())
        .map(JavaClass::getSimpleName)
        // The build step against invokedynamic makes a class of each lambda.
        .filter(name -> !name.equals("package-info") && !name.matches("L[0-9]+"))
        .toList();
    assertEquals(List.of("Linter"), types);
  }

  /** A class of the first package that calls the linter turns the test above red. */
  @Test
  void a_leak_from_the_first_package_to_the_linter_is_found() {
    var leaking = new ClassFileImporter().importClasses(ArchitectureLeak.class);
    var result = usesOnlyEarlierOnes(0).evaluate(leaking);
    assertTrue(result.hasViolation());
  }

  @Test
  void facts_report_nothing() {
    noClasses()
        .that()
        .resideInAPackage(core("facts"))
        .should()
        .dependOnClassesThat(type(Severity.class).or(type(Diagnostic.class)))
        .because("a rule says what a fact means, and how severe it is, in one place")
        .check(MAIN_CLASSES);
  }

  @TestFactory
  Stream<DynamicTest> each_library_has_one_importer() {
    return Stream.of(
        onlyIn("yaml", "org.snakeyaml.."),
        // Patterns of users and of linted files must match in linear time.
        onlyIn(List.of("kustomize", "schema"), "com.google.re2j.."),
        onlyIn("schema", "com.networknt.."),
        onlyIn("git", "org.eclipse.jgit.."),
        // The validator takes Jackson's trees.
        onlyIn(List.of("json", "schema"), "tools.jackson.."));
  }

  private static DynamicTest onlyIn(String home, String library) {
    return onlyIn(List.of(home), library);
  }

  private static DynamicTest onlyIn(List<String> homes, String library) {
    var packages = homes.stream().map(ArchitectureTest::core).toArray(String[]::new);
    return dynamicTest(library, () -> noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because("a library has one importer, so that it can be replaced in one place")
        .check(MAIN_CLASSES));
  }

  @Test
  void only_load_opens_files() {
    noClasses()
        .that()
        .resideOutsideOfPackages(core("load"), core("git"))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.file.Files")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.FileInputStream")
        .because("what the linted repository holds enters at one door")
        .check(MAIN_CLASSES);
  }

  @Test
  void nothing_is_executed_and_nothing_is_fetched() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "java.nio.channels..", "javax.script..")
        .orShould()
        .dependOnClassesThat(
            // A URI is only a way to write a path.
            resideInAPackage("java.net").and(not(simpleName("URI"))))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.ProcessBuilder")
        .orShould()
        .accessTargetWhere(describe(
            "anything of Runtime but the number of processors",
            access -> access.getTargetOwner().isEquivalentTo(Runtime.class)
                && !Set.of("getRuntime", "availableProcessors").contains(access.getName())))
        .because("the linted repository is hostile input")
        .check(MAIN_CLASSES);
  }

  @Test
  void no_clock_and_no_chance_decides_anything() {
    noClasses()
        .should()
        .dependOnClassesThat(
            // A length of time is a value like any other.
            resideInAPackage("java.time..").and(not(type(Duration.class))))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .because("the same input gives the same bytes")
        .check(MAIN_CLASSES);
  }

  private static String core(String name) {
    return ROOT + "." + name + "..";
  }

  private static String[] later(int index) {
    return Stream.concat(
            PIPELINE.subList(index + 1, PIPELINE.size()).stream().map(ArchitectureTest::core),
            Stream.of(ROOT))
        .toArray(String[]::new);
  }
}
