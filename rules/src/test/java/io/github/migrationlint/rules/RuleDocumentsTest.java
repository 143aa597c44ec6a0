package io.github.migrationlint.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.migrationlint.core.config.KnownRule;
import io.github.migrationlint.core.diagnostic.RuleCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/rules} has a page for every rule that people can link to, made from the rule. */
class RuleDocumentsTest {
  private static final Path FOLDER = Path.of("../docs/rules");
  private static final String INDEX = "README.md";

  /** Items about something that has no source to link to, by how they begin. */
  private static final List<String> WITHOUT_SOURCE = List.of(
      "- Go ",
      "- Red Hat OpenShift Virtualization release notes",
      "- YAML 1.2.2",
      "- containerized-data-importer, hyperconverged-cluster-operator",
      "- kubernetes KEP-",
      "- kubevirt pull request ",
      "- kustomize-controller `StrictPostBuildSubstitutions`",
      "- the CustomResourceDefinitions of every release");

  /** {@code -Dgolden=update} writes the folder anew. */
  @BeforeAll
  static void update() throws IOException {
    if ("update".equals(System.getProperty("golden"))) {
      Files.createDirectories(FOLDER);
      for (var file : files()) {
        Files.delete(file);
      }
      for (var document : documents().entrySet()) {
        Files.writeString(FOLDER.resolve(document.getKey()), document.getValue());
      }
    }
  }

  private static Map<String, String> documents() {
    var documents = new TreeMap<String, String>();
    for (var rule : Catalogue.known()) {
      documents.put(rule.name() + ".md", RuleDocument.of(rule));
    }
    documents.put(INDEX, index());
    return documents;
  }

  private static String index() {
    var out = new StringBuilder(RuleDocument.GENERATED).append("""

        # Rules

        Every rule by topic. `migration-lint explain RULE` prints the page of a rule;
        some mistakes have [no rule, for a reason](../../rules/CATALOGUE.md#no-rule-because).

        """);
    for (var topic : Topics.all().entrySet()) {
      out.append("## ").append(topic.getKey()).append("\n\n");
      out.append("| rule | severity | fix | reports |\n|---|---|---|---|\n");
      for (var card : topic.getValue()) {
        out.append(row(card));
      }
      out.append('\n');
    }
    return out.toString().stripTrailing() + "\n";
  }

  private static String row(RuleCard card) {
    return "| [`" + card.name() + "`](" + card.name() + ".md) | " + card.severityWords() + " | "
        + (card.hasFix() ? "yes" : "") + " | " + card.summary().replace("|", "\\|") + " |\n";
  }

  private static List<Path> files() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @Test
  void every_rule_has_its_page_and_the_index_lists_it() throws IOException {
    var expected = documents();
    var stale = new ArrayList<String>();
    for (var document : expected.entrySet()) {
      var file = FOLDER.resolve(document.getKey());
      if (!Files.exists(file) || !Files.readString(file).equals(document.getValue())) {
        stale.add(document.getKey());
      }
    }
    assertEquals(List.of(), stale, "run with -Dgolden=update and review the difference");
    var names = files().stream().map(file -> file.getFileName().toString()).toList();
    assertEquals(List.copyOf(expected.keySet()), names.stream().sorted().toList());
  }

  @Test
  void what_upstream_says_can_be_looked_up() {
    var unknown = new ArrayList<String>();
    for (var rule : Catalogue.known()) {
      var page = Catalogue.page(rule.name()).orElseThrow();
      var upstream = page.substring(page.indexOf("\n## Upstream\n"));
      for (var line : upstream.lines().filter(line -> line.startsWith("- ")).toList()) {
        if (Upstream.of(line).isEmpty() && WITHOUT_SOURCE.stream().noneMatch(line::startsWith)) {
          unknown.add(rule.name() + ": " + line);
        }
      }
    }
    assertEquals(List.of(), unknown, "add the project to upstream.tsv");
  }

  @Test
  void a_source_is_linked_at_the_tag_that_was_read() {
    var page = RuleDocument.of(rule("shadowed-policy"))
        + RuleDocument.of(rule("policy-forbids-disruption"));
    assertTrue(
        page.contains(
            "(https://github.com/kubevirt/kubevirt/blob/v1.9.0/pkg/virt-controller/watch/migration/migrationpolicy.go)"),
        page);
    assertTrue(
        page.contains(
            "(https://github.com/kubevirt/kubevirt/blob/v1.8.4/staging/src/kubevirt.io/api/migrations/v1alpha1/types.go)"),
        page);
  }

  @Test
  void a_rule_that_a_page_mentions_is_a_link() {
    var links = new PageLinks(rule -> rule + ".md", path -> "../" + path);
    var page = """
        # tied-policies

        Like `dead-policy`, not `tied-policies`; [same](identical-selectors), `docs/tests.md`.

        ```yaml
        a: `dead-policy`
        ```
        """;
    assertEquals("""
        # tied-policies

        Like [`dead-policy`](dead-policy.md), not `tied-policies`; [same](identical-selectors.md), [`docs/tests.md`](../docs/tests.md).

        ```yaml
        a: `dead-policy`
        ```
        """, links.in("tied-policies", page));
  }

  @Test
  void a_page_says_what_its_card_says() {
    var page = RuleDocument.of(rule("excessive-vm-timeout"));
    assertTrue(page.contains("| note | none | [Timeouts](README.md#timeouts) | 0.1 |"), page);
    assertTrue(page.contains("| `max` | `4h` |"), page);
    assertTrue(page.contains("    params:\n      max: 4h\n"), page);
  }

  private static KnownRule rule(String name) {
    return Catalogue.known().stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
