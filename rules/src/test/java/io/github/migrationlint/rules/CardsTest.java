package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.migrationlint.core.analysis.Analysis;
import io.github.migrationlint.core.analysis.Driver;
import io.github.migrationlint.core.analysis.Rule;
import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.diagnostic.Severity;
import io.github.migrationlint.core.load.ConfigurationFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the cards of rules declare is what the rules do, and every rule there is can be run. */
class CardsTest {
  private static final JavaClasses MAIN_CLASSES = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("io.github.migrationlint.rules");

  private static Stream<JavaClass> rules() {
    return MAIN_CLASSES.stream()
        .filter(type -> type.isAssignableTo(Rule.class))
        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT));
  }

  @Test
  void every_rule_class_is_registered() {
    var written = rules().map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
    var registered = new TreeSet<String>();
    for (var rule : BuiltInRules.all()) {
      registered.add(rule.getClass().getName());
    }
    assertEquals(written, registered);
  }

  @Test
  void all_rules_can_run_together() {
    var run = new Driver().run(BuiltInRules.all(), List.of());
    assertEquals(List.of(), run.errors());
  }

  @Test
  void a_rule_refines_rules_that_exist() {
    for (var card : Catalogue.cards()) {
      assertTrue(Catalogue.names().containsAll(card.refined()), card.name());
    }
  }

  /** The classes beside a rule work for it; those of its family work for several. */
  @Test
  void a_rule_requires_the_facts_it_asks_for_and_no_others() {
    rules().forEach(rule -> {
      var room = rule.getPackage();
      var family = room.getParent().orElseThrow();
      var asked = new TreeSet<String>();
      room.getClasses().forEach(type -> asked.addAll(factsOf(type, false)));
      var declared = factsOf(rule, true);
      assertTrue(
          declared.containsAll(asked), () -> rule + " asks for " + asked + ", not all required");
      family.getClasses().forEach(type -> asked.addAll(factsOf(type, false)));
      assertTrue(asked.containsAll(declared), () -> rule + " requires " + declared + " in vain");
    });
  }

  /** The classes whose fact is read, in the initializer, where the card is made, or elsewhere. */
  private static Set<String> factsOf(JavaClass type, boolean inInitializer) {
    return type.getFieldAccessesFromSelf().stream()
        .filter(access -> access.getTarget().getRawType().isAssignableTo(Analysis.class))
        .filter(access -> access.getOrigin().getName().equals("<clinit>") == inInitializer)
        .map(JavaFieldAccess::getTargetOwner)
        .map(JavaClass::getSimpleName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void the_page_of_a_rule_says_why_its_errors_are_certain() {
    var wrong = new ArrayList<String>();
    for (var card : Catalogue.cards()) {
      var written = Catalogue.page(card.name(), card.name() + ".md").orElseThrow();
      var reason = PageHeader.reason(written);
      if (card.severities().contains(Severity.ERROR) != reason.isPresent()) {
        wrong.add(card.name() + (reason.isPresent() ? " has no error" : " gives no reason"));
      }
      if (reason.isPresent() && !reason.get().matches("[A-Z`].{20,}[^.]\\.")) {
        wrong.add(card.name() + " gives no sentence: " + reason.get());
      }
      var shown = Catalogue.page(card.name()).orElseThrow();
      if (shown.contains("<!--")
          || reason.filter(words -> !shown.contains(": " + words + "\n")).isPresent()) {
        wrong.add(card.name() + " does not show it");
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** What these report is on a disk, and a page has none. */
  private static final List<String> OF_DISKS = List.of("unfollowed-link", "unreadable-file");

  /** What page examples show of a rule. */
  private static final class Shown {
    private final Set<String> severities = new TreeSet<>();
    private boolean fix;
  }

  private static Map<String, Shown> shown() {
    var shown = new TreeMap<String, Shown>();
    for (var card : Catalogue.cards()) {
      shown.put(card.name(), new Shown());
    }
    Catalogue.cards().stream().flatMap(CardsTest::examples).forEach(example -> {
      for (var finding : PageExample.lint(example.files()).findings()) {
        if (isLowered(finding) || isConfigured(finding, example)) {
          continue;
        }
        var of = Objects.requireNonNull(shown.get(finding.code()));
        of.severities.add(finding.severity().word());
        of.fix |= finding.fix().isPresent();
      }
    });
    return shown;
  }

  private static boolean isLowered(Diagnostic finding) {
    return finding.message().endsWith(", if both reach one cluster");
  }

  private static boolean isConfigured(Diagnostic finding, PageExample example) {
    return example.files().stream()
        .filter(file -> file.id().path().equals(ConfigurationFile.NAME))
        .anyMatch(file -> Configurations.read(new ConfigurationFile(file, ""))
            .levelOf(finding.code())
            .isPresent());
  }

  private static Stream<PageExample> examples(RuleCard card) {
    return Stream.of(card.name() + ".md", "cases.md")
        .flatMap(file -> Catalogue.page(card.name(), file).stream())
        .flatMap(page -> PageExample.of(page).stream());
  }

  @Test
  void every_severity_and_fix_that_an_example_shows_is_on_the_card_and_the_other_way_round() {
    var shown = shown();
    var wrong = new ArrayList<String>();
    for (var card : Catalogue.cards()) {
      var of = Objects.requireNonNull(shown.get(card.name()));
      var declared = card.severities().stream()
          .map(Severity::word)
          .collect(Collectors.toCollection(TreeSet::new));
      var agrees = OF_DISKS.contains(card.name())
          ? declared.containsAll(of.severities)
          : declared.equals(of.severities);
      if (!agrees) {
        wrong.add(card.name() + " declares " + declared + " and shows " + of.severities);
      }
      if (card.hasFix() != of.fix) {
        wrong.add(card.name() + (of.fix ? " shows a fix" : " shows no fix"));
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** A rule either shows a fix or says in {@code without-fix.tsv} why no edit is known. */
  @Test
  void every_rule_without_a_fix_says_why() throws IOException {
    var reasons = new TreeMap<String, String>();
    try (var stream = CardsTest.class.getResourceAsStream("without-fix.tsv")) {
      var text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      for (var line : text.lines().toList()) {
        var tab = line.indexOf('\t');
        assertTrue(tab > 0 && line.length() - tab > 10, line);
        reasons.put(line.substring(0, tab), line.substring(tab + 1));
      }
    }
    var without = new TreeSet<String>();
    for (var card : Catalogue.cards()) {
      if (!card.hasFix()) {
        without.add(card.name());
      }
    }
    assertEquals(without, reasons.keySet());
  }
}
