package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.migrationlint.core.diagnostic.Diagnostic;
import io.github.migrationlint.core.diagnostic.Edit;
import io.github.migrationlint.core.diagnostic.RuleCard;
import io.github.migrationlint.core.text.SourceFile;
import io.github.migrationlint.core.text.SourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every fix in the examples of every page does what a fix is for. */
class FixesTest {
  @TestFactory
  Stream<DynamicTest> a_fix_removes_its_finding() {
    return Catalogue.cards().stream().flatMap(card -> Stream.of(card.name() + ".md", "cases.md")
        .flatMap(file -> Catalogue.page(card.name(), file).stream())
        .flatMap(page -> PageExample.of(page).stream())
        .flatMap(example -> fixable(card, example.files())
            .map(finding -> dynamicTest(
                card.name() + " " + example.line() + " " + finding.primary(),
                () -> check(finding, example.files())))));
  }

  private static Stream<Diagnostic> fixable(RuleCard card, List<SourceFile> files) {
    return findings(card.name(), files).stream().filter(finding -> finding.fix().isPresent());
  }

  private static void check(Diagnostic finding, List<SourceFile> files) {
    var before = findings(finding.code(), files);
    var after = findings(finding.code(), fixed(finding, files));
    // Some fixes put several findings right, such as all fields of one object that are to move.
    assertTrue(after.size() < before.size(), () -> "after the fix: " + after);
    assertFalse(
        after.stream()
            .anyMatch(other -> other.message().equals(finding.message())
                && other.object().equals(finding.object())
                && before.stream()
                        .filter(same -> same.message().equals(finding.message()))
                        .count()
                    == 1),
        () -> "after the fix: " + after);
  }

  private static List<Diagnostic> findings(String rule, List<SourceFile> files) {
    return PageExample.lint(files).findings().stream()
        .filter(finding -> finding.code().equals(rule))
        .toList();
  }

  private static List<SourceFile> fixed(Diagnostic finding, List<SourceFile> files) {
    var fixed = new ArrayList<SourceFile>();
    for (var file : files) {
      var text = new StringBuilder(file.text());
      finding.fix().orElseThrow().edits().stream()
          .filter(edit -> edit.span().source().id().equals(file.id()))
          .sorted(Comparator.comparing(Edit::span).reversed())
          .forEach(
              edit -> text.replace(edit.span().start(), edit.span().end(), edit.replacement()));
      fixed.add(new SourceFile(file.id(), text.toString()));
    }
    return fixed;
  }

  /** Both places have the value; no one can tell whether both are to change. */
  @Test
  void what_an_alias_represents_is_not_edited() {
    var item = """
        - apiVersion: migrations.kubevirt.io/v1alpha1
          kind: MigrationPolicy
          metadata: {name: %s}
          spec: %s
        """;
    var spec = "{bandwidthPerMigration: 64, selectors: {namespaceSelector: {a: b}}}";
    var list = "apiVersion: v1\nkind: List\nitems:\n";
    var anchored = list + item.formatted("one", "&spec " + spec) + item.formatted("two", "*spec");
    var written = list + item.formatted("one", "&spec " + spec);

    assertEquals(List.of(false), hasFix("bandwidth-without-suffix", anchored));
    assertEquals(List.of(true), hasFix("bandwidth-without-suffix", written));
  }

  /** Only lines of a literal block are in the file as they are in the text. */
  @Test
  void a_value_in_a_text_of_yaml_is_edited_where_it_has_its_own_characters() {
    var inOneLine = "{apiVersion: migrations.kubevirt.io/v1alpha1, kind: MigrationPolicy,"
        + " metadata: {name: a}, spec: {bandwidthPerMigration: 64, selectors: {}}}";
    assertEquals(List.of(true), hasFix("bandwidth-without-suffix", raw("|\n      " + inOneLine)));
    assertEquals(List.of(false), hasFix("bandwidth-without-suffix", raw(">\n      " + inOneLine)));
    var selector = inOneLine.replace("{}", "{namespaceSelector: {a: 1}}");
    assertEquals(List.of(true), hasFix("non-string-selector-value", raw("|\n      " + selector)));
    assertEquals(List.of(false), hasFix("non-string-selector-value", raw("'" + selector + "'")));
    assertEquals(List.of(false), hasFix("non-string-selector-value", raw('"' + selector + '"')));
  }

  /** An entry would be written into the object around the text, or a whole item deleted. */
  @Test
  void the_structure_of_a_text_of_yaml_is_not_edited() {
    var selectors = "{virtualMachineInstanceSelector: {matchLabels: {a: b}}}";
    var policy = "{apiVersion: migrations.kubevirt.io/v1alpha1, kind: MigrationPolicy,"
        + " metadata: {name: a}, spec: {selectors: " + selectors + "}}";
    assertEquals(List.of(true), hasFix("match-labels-selector", policy));
    assertEquals(List.of(false), hasFix("match-labels-selector", raw("|\n      " + policy)));
    var gate = "{apiVersion: kubevirt.io/v1, kind: KubeVirt, metadata: {name: a},"
        + " spec: {configuration: {developerConfiguration: {featureGates: [LiveMigration, Root]}}}}";
    assertEquals(List.of(true), hasFix("redundant-feature-gate", gate));
    assertEquals(List.of(false), hasFix("redundant-feature-gate", raw("|\n      " + gate)));
  }

  private static String raw(String item) {
    return """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: r, namespace: a}
        spec:
          values:
            resources:
            - %s
        """.formatted(item);
  }

  private static List<Boolean> hasFix(String rule, String text) {
    return findings(rule, List.of(new SourceFile(new SourceId("a.yaml"), text))).stream()
        .map(finding -> finding.fix().isPresent())
        .toList();
  }
}
